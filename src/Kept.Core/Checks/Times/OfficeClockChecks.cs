using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Support;
using Kept.Core.Checks.Trials;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Times;

/// <summary>A desk that is open at all hours, and a promise whose clock stands still at night: shown by when an answer is due.</summary>
internal static class OfficeClockChecks
{
    private static readonly CheckKind OnOffice = new(
        "hours-promise-on-office-clock",
        CheckGroup.Time,
        Severity.Warning,
        "reached at all hours, answered in office hours",
        "A contact is open 24x7, and no answer is promised outside office hours. Give urgent tickets `clock: always`, "
            + "or say what the open hours are for."
    );

    public static readonly ImmutableArray<Check> All = [new(OnOffice, Find)];

    private static IEnumerable<Finding> Find(CheckContext context)
    {
        var open = context.Terms.Frame.Contacts.FirstOrDefault(c =>
            c.Of is not "customer" && (c.SaysAlways || (c.Hours is not null && IsAlways(context.Terms, c.Hours)))
        );
        var replies = context
            .Terms.ServiceLevels.Where(l => l.Measure is Measure.TicketTime)
            .Select(TicketPromise.Of)
            .OfType<TicketPromise>()
            .Where(p => p.EndsWithReply)
            .ToArray();
        return open is null || replies.Any(r => AnyHours(context.Terms, r)) ? [] : replies.SelectMany(r => OfReply(context, open, r));
    }

    private static bool IsAlways(Terms terms, string? calendar) =>
        calendar is null or Hours.Always
        || (
            terms.Calendars.TryGetValue(calendar, out var coverage)
            && coverage.Initial is { Weekly.IsAlways: true, Holidays: var closed }
            && closed == Holidays.None
        );

    /// <summary>Some ticket, however urgent, is timed at all hours.</summary>
    private static bool AnyHours(Terms terms, TicketPromise promise) =>
        Cases.Of(promise).Select(promise.For).Any(p => p is not null && IsAlways(terms, p.Calendar));

    private static IEnumerable<Finding> OfReply(CheckContext context, Contact open, TicketPromise reply)
    {
        var first = Cases
            .Of(reply)
            .Select(t => (Ticket: t, Promised: reply.For(t)))
            .Where(c => c.Promised?.Time is not null)
            .OrderBy(c => c.Promised!.Time)
            .FirstOrDefault();
        if (first.Promised is not { Calendar: { } calendar, Time: { } time } || AfterClosing(context, calendar) is not { } at)
        {
            return [];
        }

        var like = new Fact.Ticket("1", TicketEvent.Opened, at)
        {
            Id = "t-1",
            RecordedAt = at,
            Priority = first.Ticket.Of(TargetDimension.Priority),
            Category = first.Ticket.Of(TargetDimension.Category),
            Product = first.Ticket.Of(TargetDimension.Product),
            Plan = first.Ticket.Of(TargetDimension.Plan),
            Urgency = first.Ticket.Of(TargetDimension.Urgency),
            Impact = first.Ticket.Of(TargetDimension.Impact),
        };
        return DueTimes.For(context.Trial.Agreement, reply.Level.Id, at, like) is { DueAt: { } due, Problems.IsEmpty: true }
            ?
            [
                OnOffice.At(
                    reply.Level,
                    "measure",
                    $"`{open.Id}` is open at all hours, and the clock runs in `{calendar}`: what is reported on "
                        + $"{Day(context, at)} is answered in time until "
                        + $"{Day(context, due)}, though {Words.Elapsed(time)} is promised"
                ) with
                {
                    Example = Answered(context, reply, first.Ticket, new TimeRange(at, due)),
                },
            ]
            : [];
    }

    /// <summary>A minute after the closing before the longest time without hours in the month: a Friday evening.</summary>
    private static Instant? AfterClosing(CheckContext context, string calendar)
    {
        var open = context.Trial.Covered(calendar, context.Trial.Month);
        return open.Zip(open.Skip(1))
            .OrderByDescending(p => p.Second.From - p.First.Until)
            .Select(p => (Instant?)(p.First.Until + Duration.FromMinutes(1)))
            .FirstOrDefault();
    }

    private static CounterExample? Answered(CheckContext context, TicketPromise reply, TicketWith ticket, TimeRange range)
    {
        var made = new FactMaker(context.Trial, reply.Level);
        var words =
            $"a ticket opened at {Words.Local(range.From, context.Terms.Zone)} and answered at "
            + $"{Words.Local(range.Until, context.Terms.Zone)}";
        return context.Trial.Show(new Stimulus(words, Tickets.Between(made, reply.Clock, "1", range, ticket), made.Window), reply.Level.Id);
    }

    private static string Day(CheckContext context, Instant at) =>
        $"{LocalTimes.DateOf(context.Terms.Zone, at).DayOfWeek} {Words.Local(at, context.Terms.Zone)}";
}
