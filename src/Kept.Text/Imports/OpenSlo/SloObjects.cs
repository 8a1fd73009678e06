using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Problems;
using NodaTime;

namespace Kept.Text.Imports.OpenSlo;

/// <summary>What an OpenSLO v1 file says, as far as an agreement can say it too.</summary>
internal sealed record SloFile(ImmutableArray<SloService> Services, ImmutableArray<Slo> Slos);

internal sealed record SloService(string Name, string? Title);

internal sealed record Slo(
    string Name,
    string? Title,
    string Service,
    Sli Indicator,
    BudgetingMethod Method,
    SloWindow Window,
    ImmutableArray<SloObjective> Objectives
);

/// <summary>What is measured.</summary>
internal abstract record Sli
{
    private Sli() { }

    /// <summary>Good or bad events out of all.</summary>
    public sealed record Ratio : Sli;

    /// <summary>Values held against the threshold of each objective.</summary>
    /// <param name="IsLatency">Its names speak of latency or duration.</param>
    public sealed record Threshold(bool IsLatency) : Sli;
}

internal enum BudgetingMethod
{
    Occurrences,
    Timeslices,
    RatioTimeslices,
}

/// <param name="Phrase">As the language writes it: <c>rolling 28 days</c>.</param>
/// <param name="TimeZone">Null where none is named.</param>
/// <param name="Assumed">Why it had to be assumed; null where it is said.</param>
internal sealed record SloWindow(string Phrase, string? TimeZone, string? Assumed);

/// <param name="Target">A share of one.</param>
/// <param name="Limit">Of a threshold: how values are compared, and with what.</param>
/// <param name="SliceTarget">Which share of a slice must be good for the slice to be good.</param>
internal sealed record SloObjective(
    string? Title,
    Rational Target,
    (Comparison Comparison, Rational Value)? Limit,
    Rational? SliceTarget,
    Duration? Slice,
    Place At
);

/// <summary>A part of the file that an agreement has no word for, and why.</summary>
/// <param name="What">Of what: <c>SLO checkout: alertPolicies</c>.</param>
/// <param name="Why">What becomes of it.</param>
public sealed record LeftOut(Place At, string What, string Why)
{
    public override string ToString() => $"{At}: {What}: {Why}";
}

/// <summary>An agreement made from another format.</summary>
/// <param name="Text">The agreement as YAML, which reads without problems.</param>
/// <param name="Left">All that it does not carry, item by item.</param>
public sealed record ImportedAgreement(string Text, ImmutableArray<LeftOut> Left);
