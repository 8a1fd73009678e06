using System.Collections.Immutable;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Agreements;

/// <summary>
/// The frame around the thirteen blocks that assessment does not need. Read and validated, so that an agreement is a whole document.
/// </summary>
public sealed record AgreementFrame
{
    public static readonly AgreementFrame Empty = new();

    /// <summary>The master agreement above this one, which lends what this one does not say.</summary>
    public string? Under { get; init; }

    /// <summary>The layers below this one, the lowest last.</summary>
    public ImmutableArray<string> Extends { get; init; } = [];

    public ImmutableArray<string> Objectives { get; init; } = [];

    /// <summary>Which document wins where two contradict, the strongest first.</summary>
    public ImmutableArray<string> Precedence { get; init; } = [];

    public Law? Law { get; init; }

    public ImmutableArray<TextClause> Definitions { get; init; } = [];

    public ImmutableArray<TextClause> Exhibits { get; init; } = [];

    public ImmutableArray<Contact> Contacts { get; init; } = [];

    public ImmutableArray<ReportRule> Reporting { get; init; } = [];

    public ImmutableArray<PlanRule> Plans { get; init; } = [];

    public ProjectRule? Projects { get; init; }

    public DisputeRule? Disputes { get; init; }

    public ImmutableArray<TextClause> Indemnity { get; init; } = [];

    public ImmutableArray<TextClause> Restrictions { get; init; } = [];

    public AssignmentRule? Assignment { get; init; }

    /// <summary>Operational-level agreements and supplier contracts on which the whole agreement rests.</summary>
    public ImmutableArray<BackedBy> BackedBy { get; init; } = [];

    /// <summary>Clauses without figures: warranty, disclaimer, liability.</summary>
    public ImmutableArray<TextClause> Text { get; init; } = [];

    /// <summary>What the brochure claims, as assertions.</summary>
    public ImmutableArray<Saying> Says { get; init; } = [];

    /// <summary>Findings that the parties accept, each by its name and with a reason.</summary>
    public ImmutableArray<AcceptedFinding> Accepts { get; init; } = [];

    /// <summary>What the text behind these terms does not state, and they had to assume.</summary>
    public ImmutableArray<AssumedTerm> Assumed { get; init; } = [];
}

/// <summary>A clause in plain words.</summary>
public sealed record TextClause(string Id, string? Clause, string? Title, string Text);

public sealed record Law(string Of, string? Courts, string? Clause);

/// <summary>A channel and the hours in which it is open.</summary>
/// <param name="Hours">A calendar; null: all hours.</param>
public sealed record Contact(string Id, string? Role, string? Email, string? Phone, string? Url, string? Hours, string? Of)
{
    /// <summary>That it is open at all hours is written out, not only left open.</summary>
    public bool SaysAlways { get; init; }
}

/// <param name="Content">What the report shows.</param>
/// <param name="Every">How often; null: when asked.</param>
/// <param name="Within">How long after the period it is due.</param>
public sealed record ReportRule(
    string Id,
    ImmutableArray<string> Content,
    CalendarPeriod? Every,
    TimeLength? Within,
    string? To,
    string? Clause
);

/// <summary>A plan that is kept up: downtime, documentation.</summary>
public sealed record PlanRule(string Id, string? Text, CalendarPeriod? Every, TimeLength? Notice, string? Clause);

/// <param name="Estimate">An estimate comes before the work.</param>
/// <param name="Approval">The estimate is approved before the work.</param>
/// <param name="Acceptance">The time in which the result is accepted.</param>
/// <param name="HandOver">How the result goes over into support.</param>
public sealed record ProjectRule(bool Estimate, bool Approval, Rational? Above, TimeLength? Acceptance, string? HandOver, string? Clause);

/// <param name="Meanwhile">What is paid while a dispute goes on.</param>
public sealed record DisputeRule(ImmutableArray<DisputeStep> Steps, string? Meanwhile, string? Clause);

public sealed record DisputeStep(string What, TimeLength? Within);

/// <summary>What holds when a party is taken over (R14).</summary>
/// <param name="RenegotiateWithin">Null: the agreement continues.</param>
public sealed record AssignmentRule(TimeLength? RenegotiateWithin, bool ConsentNeeded, string? Clause);

/// <summary>An assertion under <c>says:</c>.</summary>
/// <param name="Text">As the brochure has it.</param>
/// <param name="Means">What it claims about the terms.</param>
public sealed record Saying(string Text, Assertion Means);

public abstract record Assertion
{
    private Assertion() { }

    /// <summary>So much bad time a period is still within the target of a level.</summary>
    public sealed record Allowance(string Level, PeriodUnit Per, Duration Is) : Assertion;

    /// <summary>A miss of this size earns this.</summary>
    public sealed record Earns(string Level, Quantity For, Give Is) : Assertion;

    /// <summary>The target of a level is this.</summary>
    public sealed record Promises(string Level, Bound Is) : Assertion;
}

/// <param name="Level">Where it is found; null: anywhere.</param>
public sealed record AcceptedFinding(string Finding, string? Level, string Reason, string? By, LocalDate? On);

/// <param name="Term">The path of a term, keys joined by points: <c>serviceLevels.uptime.claim.after</c>.</param>
public sealed record AssumedTerm(string Term, string Reason)
{
    /// <summary>The same as findings write it: <c>serviceLevels/uptime/claim/after</c>. Keys may hold points.</summary>
    public string Path { get; init; } = Term.Replace('.', '/');

    /// <summary>What was assumed, as the terms write it; null where it was not read from a file.</summary>
    public string? Value { get; init; }
}
