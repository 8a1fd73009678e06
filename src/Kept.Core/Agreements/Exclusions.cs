using System.Collections.Immutable;
using NodaTime;

namespace Kept.Core.Agreements;

/// <summary>Time that does not count against the provider (block 5, R12).</summary>
/// <param name="When">Conditions that must all hold.</param>
/// <param name="Budget">At most so much excluded time in each period, used up in order of time.</param>
/// <param name="Leaves">From the bad time only (the default), or from the denominator too.</param>
public sealed record Exclusion(
    ExclusionSource What,
    ImmutableArray<ExclusionCondition> When,
    ExclusionBudget? Budget,
    Leaves Leaves,
    string? Clause = null
)
{
    /// <summary>
    /// Subtracted as a total, as texts do that say "downtime minus scheduled downtime": also what of it was not bad lessens the bad
    /// time (R12).
    /// </summary>
    public bool AsTotal { get; init; }
}

public enum Leaves
{
    Bad,
    Both,
}

public abstract record ExclusionSource
{
    private ExclusionSource()
    {
    }

    /// <summary>Announced maintenance windows, cut with the work recorded.</summary>
    public sealed record Maintenance(MaintenanceKind Kind) : ExclusionSource;

    /// <summary>Outages with this cause: as alleged in the record, or only as determined (R4).</summary>
    public sealed record Cause(string Name, ExclusionProof By) : ExclusionSource;

    /// <summary>Facts, or parts of them, for which a determination found this.</summary>
    public sealed record Determination(string Finding) : ExclusionSource;

    /// <summary>The covered time of a calendar, such as weekends or nights; <c>Outside</c>: all time outside it.</summary>
    public sealed record Hours(string Calendar, bool Outside) : ExclusionSource;

    /// <summary>The bad time of another level of the same agreement.</summary>
    public sealed record BadTimeOf(string Level) : ExclusionSource;

    /// <summary>The first so much bad time of each occurrence.</summary>
    public sealed record FirstOfEach(Duration Time) : ExclusionSource;
}

public enum MaintenanceKind
{
    Any,
    Scheduled,
    RequestedByCustomer,
    Emergency,
}

public enum ExclusionProof
{
    Record,
    Determination,
}

public abstract record ExclusionCondition
{
    private ExclusionCondition()
    {
    }

    /// <summary>Announced at least so long before it begins; the receipt of the announcement decides.</summary>
    public sealed record Notice(TimeLength AtLeast) : ExclusionCondition;

    /// <summary>Only the part that lies in these hours.</summary>
    public sealed record Within(string Calendar) : ExclusionCondition;

    /// <summary>Only windows of at most this length.</summary>
    public sealed record LastsAtMost(Duration Time) : ExclusionCondition;
}

public sealed record ExclusionBudget(Duration AtMost, PeriodUnit Per);
