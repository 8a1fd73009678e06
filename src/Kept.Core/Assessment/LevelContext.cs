using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>One level of one version for one subject, with everything that measuring it needs.</summary>
/// <param name="Assessed">From the first to the last window that is measured: beyond it nothing is asked.</param>
internal sealed record LevelContext(
    Agreement Agreement,
    AgreementVersion Version,
    ServiceLevel Level,
    Member? Member,
    Subject Subject,
    EvidenceBook Book,
    Hours Hours,
    TimeRange Term,
    TimeRange Assessed,
    Instant AsOf
)
{
    /// <summary>Fees already worked out for this member; credits and caps ask for the same ones again and again.</summary>
    public Dictionary<(FeeBase Of, TimeRange Range), (Rational Amount, ImmutableArray<string> Facts)> KnownFees { get; init; } = [];

    /// <summary>Levels whose bad time is being asked for: of levels that exclude each other's, none asks twice.</summary>
    public ImmutableHashSet<string> Asking { get; init; } = [];

    public Terms Terms => Version.Terms;

    public DateTimeZone Zone => Version.Terms.Zone;

    public TimeRange Horizon => Hours.Horizon;

    /// <summary>
    /// What is still to come at asOf, where any of it lies in the assessed windows. It reaches beyond them: lengths are taken before
    /// windows are cut (R1 steps 5 and 6).
    /// </summary>
    public IntervalSet Ahead => AsOf >= Assessed.Until ? IntervalSet.Empty : IntervalSet.Of(new TimeRange(AsOf, Horizon.Until));

    public IntervalSet Covered(TimeRange range) => Hours.Within(Level.Measure.Frame.During, range);

    /// <summary>The same for another level of the same version (an exclusion may rest on its bad time).</summary>
    public LevelContext For(ServiceLevel other) =>
        this with
        {
            Level = other,
            Subject = Subject.Of(Terms, other, Subject.Resource, Subject.Topology),
            Asking = Asking.Add(Level.Id),
        };

    public string Local(Instant at) => Words.Local(at, Zone);

    public string Local(Deadline deadline) => Words.Local(deadline, Zone);
}
