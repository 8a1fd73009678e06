using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Credits;
using Kept.Core.Assessment.Tickets;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>What a case that begins at an instant is due under a level.</summary>
/// <param name="Target">The bound that applies; null where the level promises nothing for this case.</param>
/// <param name="DueAt">When the promised time is used up; null where the level has no time to use up, or its hours never come.</param>
/// <param name="ClaimUntil">Until when a credit for it could be claimed, where that runs from its begin.</param>
public sealed record DueTime(Bound? Target, string? Calendar, Instant? DueAt, Instant? ClaimUntil, ImmutableArray<Reason> Reasons)
{
    /// <summary>Problems where the hours that were counted have a year without a list of holidays: then the due time is not to be trusted.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];
}

/// <summary>The question that a dispatcher asks: by when? The same clock answers it that later times the ticket.</summary>
public static class DueTimes
{
    /// <summary>The same under the versions that the evidence says are in force (R10).</summary>
    /// <inheritdoc cref="For(Agreement, string, Instant, Fact.Ticket)"/>
    public static DueTime? For(Agreement agreement, EvidenceBook evidence, string levelId, Instant at, Fact.Ticket like) =>
        For(Signatures.InForce(agreement, evidence), levelId, at, like);

    /// <summary>For a ticket opened (or an outage begun) at <paramref name="at"/>.</summary>
    /// <param name="like">What is known of the ticket: priority, category, product, plan.</param>
    /// <returns>Null where the agreement has no such level.</returns>
    public static DueTime? For(Agreement agreement, string levelId, Instant at, Fact.Ticket like)
    {
        var version = agreement.InForceAt(at);
        if (version.Terms.LevelOf(levelId) is not { } level)
        {
            return null;
        }

        var zone = version.Terms.Zone;
        var horizon = Windows.Days(zone, LocalTimes.DateOf(zone, at).PlusDays(-2), LocalTimes.DateOf(zone, at).PlusYears(3));
        var opened = like with { Event = TicketEvent.Opened, At = at };
        var book = EvidenceBook.Known([new LocatedFact(opened, default)], null).Value!;
        var subject = Subject.Of(version.Terms, level, null, new Topology([]));
        var hours = new Hours(agreement, horizon);
        var context = new LevelContext(agreement, version, level, null, subject, book, hours, horizon, horizon, at);
        var due = Of(context, book, at);
        var until = new[] { at, due.DueAt ?? at, due.ClaimUntil ?? at }.Max();
        return due with { Problems = MissingHolidays.Problems(agreement, hours, new TimeRange(at, at.PlusTicks(1)), until) };
    }

    private static DueTime Of(LevelContext context, EvidenceBook book, Instant at)
    {
        var level = context.Level;
        return level.Measure switch
        {
            Measure.TicketTime m => OfTicket(context, book, m.Clock, level.Target),
            Measure.Attainment m => OfTicket(context, book, m.Clock, m.Within),
            Measure.OccurrenceTime => OfOccurrence(context, at),
            _ => new DueTime((level.Target as Target.Single)?.Bound, level.Measure.Frame.During, null, null, []),
        };
    }

    private static DueTime OfTicket(LevelContext context, EvidenceBook book, TicketClock clock, Target targets)
    {
        var asked = clock with { Start = ClockEvent.Opened, Only = TicketFilter.All };
        var time = TicketTimes.Of(context, book.Tickets[0], asked, targets).First();
        var claim = context.Level.Claim is { Automatic: false, After: ClaimAnchor.TicketOpened } rule
            ? ClaimDeadlines.Of(context, time.Span.StartedAt, rule.Within, false, rule.MissingDay)?.At
            : null;
        return new DueTime(
            time.Target,
            time.Parts[^1].Calendar,
            time.Target is null ? null : time.DueAt,
            claim,
            TicketReasons.Of(context, time)
        );
    }

    private static DueTime OfOccurrence(LevelContext context, Instant at)
    {
        var bound = (context.Level.Target as Target.Single)?.Bound;
        var hours = context.Hours.Of(context.Level.Measure.Frame.During);
        var due = bound?.Limit is Quantity.Elapsed limit ? hours.UsedUpAt(at, limit.Time) : null;
        var rule = context.Level.Claim;
        var claim = rule is { Automatic: false, After: ClaimAnchor.OutageBegin }
            ? ClaimDeadlines.Of(context, at, rule.Within, false, rule.MissingDay)?.At
            : null;
        return new DueTime(bound, context.Level.Measure.Frame.During, due, claim, []);
    }
}
