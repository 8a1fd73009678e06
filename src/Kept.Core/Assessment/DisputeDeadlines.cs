using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>A step that the agreement has for disputes, and until when it is to be taken.</summary>
/// <param name="DueAt">Null: the agreement names no time.</param>
public sealed record DisputeDeadline(string What, Instant? DueAt);

/// <summary>The steps of a dispute one after the other: each runs from the end of the one before it, the first from the filing.</summary>
public static class DisputeDeadlines
{
    public static ImmutableArray<DisputeDeadline> Of(Agreement agreement, Fact.Dispute dispute)
    {
        var terms = agreement.InForceAt(dispute.At).Terms;
        if (terms.Frame.Disputes is not { Steps: { Length: > 0 } steps })
        {
            return [];
        }

        var day = LocalTimes.DateOf(terms.Zone, dispute.At);
        var hours = new Hours(agreement, Windows.Days(terms.Zone, day.PlusDays(-2), day.PlusYears(2)));
        var from = (Instant?)dispute.At;
        var on = day;
        var deadlines = ImmutableArray.CreateBuilder<DisputeDeadline>();
        foreach (var step in steps)
        {
            from = from is { } start && step.Within is { } within ? Due(terms, hours, start, on, within) : null;

            // The end of a day belongs to that day.
            on = from is { } end ? LocalTimes.DateOf(terms.Zone, end - Duration.FromTicks(1)) : on;
            deadlines.Add(new DisputeDeadline(step.What, from));
        }

        return deadlines.ToImmutable();
    }

    /// <param name="on">The day of what it runs from, which is not counted.</param>
    private static Instant? Due(Terms terms, Hours hours, Instant from, LocalDate on, TimeLength within) =>
        within switch
        {
            TimeLength.Elapsed elapsed => from + elapsed.Time,
            TimeLength.Calendar calendar => Deadlines.LastDay(on, calendar.Period, MissingDays.Assumed(terms.MissingDay)).Date is { } last
                ? LocalTimes.EndOfDay(terms.Zone, last)
                : null,
            TimeLength.OfficeDays office => hours.Of(office.Coverage ?? "office").OfficeDaysAfter(on, office.Count)?.ClosesAt,
            _ => throw new InvalidOperationException("the family is closed"),
        };
}
