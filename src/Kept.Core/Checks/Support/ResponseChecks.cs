using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Trials;
using Kept.Core.Evidence;
using NodaTime;

namespace Kept.Core.Checks.Support;

/// <summary>Checks of times promised for tickets, held against each other for every kind of ticket that they tell apart.</summary>
internal static class ResponseChecks
{
    private static readonly CheckKind OverResolution = new(
        "response-over-resolution",
        CheckGroup.Support,
        Severity.Error,
        "an answer may take longer than the solution",
        "The ticket has to be resolved before it has to be answered. One of the two times has a wrong figure."
    );

    private static readonly CheckKind UrgentSlower = new(
        "urgent-slower",
        CheckGroup.Support,
        Severity.Error,
        "more urgent tickets may take longer",
        "A more urgent ticket is promised a longer time than a less urgent one, in the same hours or fewer. See "
            + "whether cells are exchanged."
    );

    public static readonly ImmutableArray<Check> All = [new(OverResolution, Overtaken), new(UrgentSlower, Slower)];

    private static IEnumerable<Finding> Overtaken(CheckContext context)
    {
        var promises = context
            .Terms.ServiceLevels.Where(l => l.Measure is Measure.TicketTime)
            .Select(TicketPromise.Of)
            .OfType<TicketPromise>()
            .ToArray();
        return from reply in promises.Where(p => p.EndsWithReply)
            from solution in promises.Where(p => p.EndsWithResolution)
            where Shares(reply.Level, solution.Level)
            from found in Cases
                .Of(reply, solution)
                .Select(ticket => (Ticket: ticket, Reply: reply.For(ticket), Solution: solution.For(ticket)))
                .Where(f => f is { Reply.Time: not null, Solution.Time: not null } && f.Reply.Time > f.Solution.Time)
                .Where(f => Hours(context, f.Reply!).IsWithin(Hours(context, f.Solution!)))
                .DistinctBy(f => (f.Reply!.Cell, f.Solution!.Cell))
            select OverResolution.At(
                reply.Level,
                "target",
                $"{For(found.Ticket)}an answer may take {Words.Elapsed(found.Reply!.Time!.Value)}, and "
                    + $"\"{solution.Level.DisplayTitle}\" allows "
                    + $"{Words.Elapsed(found.Solution!.Time!.Value)} for all of it"
            ) with
            {
                Example = Answered(context, reply, solution, found.Ticket, found.Reply),
            };
    }

    /// <summary>A ticket answered just in time and resolved in the same instant.</summary>
    private static CounterExample? Answered(
        CheckContext context,
        TicketPromise reply,
        TicketPromise solution,
        TicketWith ticket,
        Promised promised
    )
    {
        var with = ticket with { Calendar = promised.Calendar ?? Assessment.Hours.Always };
        var made = new FactMaker(context.Trial, reply.Level);
        if (Tickets.Ticket(made, reply.Clock, "1", promised.Time!.Value, with) is not { } facts || facts[^1] is not Fact.Ticket answered)
        {
            return null;
        }

        var ended = answered with
        {
            Id = "t-1-ended",
            Event = solution.Clock.Stop == ClockEvent.Closed ? TicketEvent.Closed : TicketEvent.Resolved,
            Side = null,
        };
        var words =
            $"a ticket{Of(ticket)} is answered after {Words.Length(promised.Time.Value)} and "
            + $"{ended.Event.ToString().ToLowerInvariant()} at once";
        var shown = context.Trial.Show(new Stimulus(words, facts.Add(ended), made.Window), reply.Level.Id, solution.Level.Id);
        return shown is not null && IsSaid(shown, reply, Verdict.Met) && IsSaid(shown, solution, Verdict.Missed) ? shown : null;
    }

    private static bool IsSaid(CounterExample shown, TicketPromise promise, Verdict verdict) =>
        shown.Results.Any(r => r.Level == promise.Level.Id && r.Verdict == verdict);

    private static IEnumerable<Finding> Slower(CheckContext context) =>
        from promise in context.Terms.ServiceLevels.Select(TicketPromise.Of).OfType<TicketPromise>()
        where promise.Target is Target.Matrix
        from found in Pairs(promise)
            .Where(p => p.Urgent.Time > p.Other.Time && Hours(context, p.Urgent).IsWithin(Hours(context, p.Other)))
            .DistinctBy(p => (p.Urgent.Cell, p.Other.Cell))
        select UrgentSlower.At(
            promise.Level,
            promise.Level.Measure is Measure.Attainment ? "measure/within" : "target",
            $"{Cases.Words(found.More)}: {Words.Elapsed(found.Urgent.Time!.Value)}, and {Cases.Words(found.Less)}: "
                + $"{Words.Elapsed(found.Other.Time!.Value)}"
        ) with
        {
            Example = Taking(context, promise, found.More, found.Urgent, found.Urgent.Time!.Value),
            Beside = Taking(context, promise, found.Less, found.Other, found.Urgent.Time!.Value),
        };

    private sealed record Pair(TicketWith More, TicketWith Less, Promised Urgent, Promised Other);

    private static IEnumerable<Pair> Pairs(TicketPromise promise) =>
        from ticket in Cases.Of(promise)
        from dimension in new[] { TargetDimension.Priority, TargetDimension.Urgency, TargetDimension.Category }
        where ticket.Of(dimension) is not null
        from other in Cases.Of(promise)
        where other.Values.Remove(dimension).OrderBy(v => v.Key).SequenceEqual(ticket.Values.Remove(dimension).OrderBy(v => v.Key))
        where Urgency.IsMoreUrgent(ticket.Of(dimension)!, other.Of(dimension)!)
        let urgent = promise.For(ticket)
        let less = promise.For(other)
        where urgent is { Time: not null } && less is { Time: not null }
        select new Pair(ticket, other, urgent, less);

    private static CounterExample? Taking(CheckContext context, TicketPromise promise, TicketWith ticket, Promised promised, Duration time)
    {
        var made = new FactMaker(context.Trial, promise.Level);
        var with = ticket with { Calendar = promised.Calendar ?? Assessment.Hours.Always };
        return promise.Level.Measure is Measure.TicketTime && Tickets.Ticket(made, promise.Clock, "1", time, with) is { } facts
            ? context.Trial.Show(new Stimulus($"a ticket{Of(ticket)} takes {Words.Length(time)}", facts, made.Window), promise.Level.Id)
            : null;
    }

    private static CoveredHours Hours(CheckContext context, Promised promised) =>
        CoveredHours.Of(context.Trial, promised.Calendar, context.Trial);

    public static bool Shares(ServiceLevel a, ServiceLevel b) => a.Of.IsEmpty || b.Of.IsEmpty || a.Of.Intersect(b.Of).Any();

    private static string For(TicketWith ticket) => Cases.Words(ticket) is { Length: > 0 } words ? $"{words}: " : "";

    private static string Of(TicketWith ticket) => Cases.Words(ticket) is { Length: > 0 } words ? $" ({words})" : "";
}
