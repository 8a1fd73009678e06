using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Checks.Trials;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Exclusions;

/// <summary>Maintenance made up, as an exclusion asks for it.</summary>
internal static class Works
{
    /// <summary>Maintenance of the kind that the exclusion is about, announced so long before as its conditions ask.</summary>
    public static Fact Of(FactMaker made, Exclusion exclusion, string id, TimeRange range)
    {
        var kind = ((ExclusionSource.Maintenance)exclusion.What).Kind;
        return Announced(made, kind, id, range, NoticeOf(exclusion) is { } notice ? Before(range.From, notice) : range.From - Duration.FromDays(7));
    }

    /// <summary>Maintenance announced at an instant; null: never.</summary>
    public static Fact Announced(FactMaker made, MaintenanceKind kind, string id, TimeRange range, Instant? announcedAt) =>
        new Fact.Maintenance(
            made.Service,
            range.From,
            range.Until,
            announcedAt,
            kind == MaintenanceKind.RequestedByCustomer ? "customer" : null,
            kind == MaintenanceKind.Emergency,
            null
        )
        {
            Id = id,
            RecordedAt = announcedAt ?? range.Until,
        };

    public static TimeLength? NoticeOf(Exclusion exclusion) => exclusion.When.OfType<ExclusionCondition.Notice>().FirstOrDefault()?.AtLeast;

    /// <summary>Long enough before, however the length is counted.</summary>
    private static Instant Before(Instant begin, TimeLength notice) =>
        begin - notice switch
        {
            TimeLength.Elapsed elapsed => elapsed.Time,
            TimeLength.Calendar { Period: var period } => Duration.FromDays(1 + ((period.Unit switch
            {
                CalendarUnit.Days => 1,
                CalendarUnit.Weeks => 7,
                CalendarUnit.Months => 31,
                CalendarUnit.Years => 366,
            }) * period.Count)),
            TimeLength.OfficeDays office => Duration.FromDays(10 + (2 * office.Count)),
            _ => throw new InvalidOperationException("the family is closed"),
        };

    /// <summary>The worst that can happen in one window of the level, with further facts and their words.</summary>
    public static Stimulus? Worst(Trial trial, ServiceLevel level, Func<FactMaker, (string Words, ImmutableArray<Fact> Facts)> with)
    {
        var worst = Trials.Worst.Of(trial, level).FirstOrDefault();
        if (worst is null)
        {
            return null;
        }

        var (words, facts) = with(new FactMaker(trial, level));
        return worst with { Words = words.Length == 0 ? worst.Words : $"{worst.Words}, {words}", Facts = worst.Facts.AddRange(facts) };
    }
}
