using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Trials;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Support;

/// <summary>
/// Checks of promises that rest on others: what an operational-level agreement or supplier contract promises is held against what rests
/// on it, on the covered hours of both.
/// </summary>
internal static class BackingChecks
{
    private static readonly CheckKind Missing = new(
        "backing-missing",
        CheckGroup.Support,
        Severity.Warning,
        "the agreement below is not at hand",
        "The level rests on another agreement that was not given, or that has no such level, so nothing shows that it "
            + "can be kept. Check both together."
    );

    private static readonly CheckKind Weaker = new(
        "backing-weaker",
        CheckGroup.Support,
        Severity.Error,
        "the agreement below promises less",
        "The provider owes the customer more than is owed to the provider: less time in the target, or fewer covered hours, below."
    );

    private static readonly CheckKind ChainLonger = new(
        "backing-chain-longer",
        CheckGroup.Support,
        Severity.Error,
        "the links together take longer than the whole",
        "A case is handed from one link to the next. Each may keep its own promise, and the whole is still missed."
    );

    public static readonly ImmutableArray<Check> All = [new(Missing, Unknown), new(Weaker, Less), new(ChainLonger, Longer)];

    /// <summary>A level below, with where its own calendars are tried.</summary>
    private sealed record Below(BackedBy Link, ServiceLevel Level, Trial Trial);

    private static IEnumerable<Finding> Unknown(CheckContext context) =>
        context
            .EachLevel(l =>
                l.BackedBy.Select(b => (Why: WhyMissing(context, b), Link: b))
                    .Where(b => b.Why is not null)
                    .Select(b => Missing.At(l, "backedBy", b.Why!))
            )
            .Concat(
                context.Terms.Frame.BackedBy.Select(b => WhyMissing(context, b)).OfType<string>().Select(why => Missing.At("backedBy", why))
            );

    private static string? WhyMissing(CheckContext context, BackedBy link) =>
        !context.Around.TryGetValue(link.Agreement, out var agreement)
            ? $"it rests on \"{link.Level}\" of `{link.Agreement}`, which is not at hand"
        : agreement.Versions[^1].Terms.LevelOf(link.Level) is null ? $"`{link.Agreement}` has no level \"{link.Level}\""
        : null;

    private static IEnumerable<Below> Links(CheckContext context, ServiceLevel level) =>
        from link in level.BackedBy
        where context.Around.ContainsKey(link.Agreement)
        let version = context.Around[link.Agreement].Versions[^1]
        let below = version.Terms.LevelOf(link.Level)
        where below is not null
        select new Below(link, below, new Trial(version));

    private static IEnumerable<Finding> Less(CheckContext context) =>
        context.EachLevel(level =>
            Links(context, level).Select(b => LessShare(context, level, b) ?? LessTime(context, level, b)).OfType<Finding>()
        );

    /// <summary>Availability below is lower, or does not count hours that count above.</summary>
    private static Finding? LessShare(CheckContext context, ServiceLevel level, Below below)
    {
        if (
            level is not { Measure: Measure.Availability, Target: Target.Single { Bound: { HigherIsBetter: true } promised } }
            || below.Level is not { Measure: Measure.Availability, Target: Target.Single { Bound: { HigherIsBetter: true } owed } }
        )
        {
            return null;
        }

        if (owed.Limit.Value < promised.Limit.Value)
        {
            return Weaker.At(level, "backedBy", $"{Words.Bound(promised)} is promised, and {Name(below)} promises {Words.Bound(owed)}") with
            {
                Example = Stimuli.For(context.Trial, level, owed.Limit.Value) is { } down ? context.Trial.Show(down, level.Id) : null,
            };
        }

        var hours = CoveredHours.Of(context.Trial, level.Measure.Frame.During, context.Trial);
        var covered = CoveredHours.Of(below.Trial, below.Level.Measure.Frame.During, context.Trial);
        var outside = hours.Open.Except(covered.Open).Clip(hours.Month);
        return outside.IsEmpty
            ? null
            : Weaker.At(
                level,
                "backedBy",
                $"{Words.Local(outside[0], context.Terms.Zone)} counts here and not in {Name(below)}, which covers "
                    + $"{Calendar(below.Level.Measure.Frame.During)}"
            );
    }

    private static Finding? LessTime(CheckContext context, ServiceLevel level, Below below) =>
        Timed(context, level, [below])
            .Select(l => Weaker.At(level, "backedBy", Says(context, l, Name(below))) with { Example = l.Example })
            .FirstOrDefault();

    private static IEnumerable<Finding> Longer(CheckContext context) =>
        context.EachLevel(level =>
        {
            var links = Links(context, level).ToImmutableArray();
            var chain = links.Length > 1 && links.Length == level.BackedBy.Length && links.Count(b => b.Link.HandOver is null) <= 1;
            return !chain || links.Any(b => LessTime(context, level, b) is not null)
                ? []
                : Timed(context, level, links)
                    .Take(1)
                    .Select(l =>
                        ChainLonger.At(
                            level,
                            "backedBy",
                            Says(context, l, $"{Words.List([.. links.Select(Name)])}, one after the other,")
                        ) with
                        {
                            Example = l.Example,
                        }
                    );
        });

    private static string Says(CheckContext context, Late late, string links)
    {
        var zone = context.Terms.Zone;
        var ticket = Cases.Words(late.Ticket) is { Length: > 0 } words ? $"{words}: " : "";
        return $"{ticket}what begins at {Day(late.From, zone)} is due at {Day(late.Due, zone)}, and {links} may take "
            + $"until {Day(late.Until, zone)}";
    }

    private static string Day(Instant at, DateTimeZone zone) => $"{Words.Local(at, zone)} ({LocalTimes.DateOf(zone, at).DayOfWeek})";

    /// <summary>A begin from which the links take longer than the whole.</summary>
    private sealed record Late(TicketWith Ticket, Instant From, Instant Due, Instant Until, CounterExample? Example);

    private static IEnumerable<Late> Timed(CheckContext context, ServiceLevel level, ImmutableArray<Below> links)
    {
        var times = links.Select(b => TimesOf(b.Level)).ToImmutableArray();
        if (TimesOf(level) is not { } whole || times.Any(t => t is null || t.Kind != whole.Kind))
        {
            return [];
        }

        return from ticket in Cases.Of([.. times.Select(t => t!.Promise).Append(whole.Promise).OfType<TicketPromise>()])
            let promised = whole.For(ticket)
            let owed = times.Select(t => t!.For(ticket)).ToImmutableArray()
            where promised is { Time: not null } && owed.All(o => o is { Time: not null })
            let hours = owed.Zip(links)
                .Select(o => (o.First!.Time!.Value, CoveredHours.Of(o.Second.Trial, o.First.Calendar, context.Trial)))
            let late = First(context, promised, [.. hours])
            where late is not null
            select new Late(ticket, late.From, late.Due, late.Until, Shown(context, level, ticket, late));
    }

    private static Span? First(CheckContext context, Promised promised, ImmutableArray<(Duration Time, CoveredHours Hours)> links)
    {
        var (hours, time) = (CoveredHours.Of(context.Trial, promised.Calendar, context.Trial), promised.Time!.Value);
        var late =
            from at in hours.Turns(time).Concat(links.SelectMany(l => l.Hours.Turns(l.Time))).Distinct().Order()
            where hours.Open.Contains(at)
            let due = hours.UsedUpAt(at, time)
            let until = links.Aggregate((Instant?)at, (begun, l) => begun is { } begins ? l.Hours.UsedUpAt(begins, l.Time) : null)
            where due is not null && until is not null && until.Value > due.Value
            select new Span(at, due.Value, until.Value);
        return late.FirstOrDefault();
    }

    /// <summary>The case itself, ended when the links are done.</summary>
    private static CounterExample? Shown(CheckContext context, ServiceLevel level, TicketWith ticket, Span late)
    {
        var made = new FactMaker(context.Trial, level);
        var range = new TimeRange(late.From, late.Until);
        var stimulus = level.Measure switch
        {
            Measure.TicketTime time => new Stimulus(
                $"a ticket opened at {Words.Local(late.From, context.Terms.Zone)} that ends at "
                    + $"{Words.Local(late.Until, context.Terms.Zone)}",
                Tickets.Between(made, time.Clock, "1", range, ticket),
                made.Window
            ),
            Measure.OccurrenceTime { Of: OccurrenceKind.Outage } => new Stimulus(
                $"an outage from {Words.Local(range, context.Terms.Zone)}",
                [.. made.Outage("o1", range)],
                made.Window
            ),
            _ => null,
        };
        return stimulus is not null && context.Trial.Show(stimulus, level.Id) is { Results: [{ Verdict: Verdict.Missed }] } shown
            ? shown
            : null;
    }

    private sealed record Span(Instant From, Instant Due, Instant Until);

    /// <summary>A promise of a time: of tickets between two events, or of occurrences.</summary>
    private sealed record Times(string Kind, TicketPromise? Promise, Bound? Bound, string? Calendar)
    {
        public Promised? For(TicketWith ticket) =>
            Promise is not null ? Promise.For(ticket) : new Promised(new TargetCell([], Bound!), Calendar);
    }

    private static Times? TimesOf(ServiceLevel level) =>
        level switch
        {
            // A hand-over at once is the best case: what is then too long is too long in every case.
            { Measure: Measure.TicketTime { Clock: { Start: ClockEvent.Opened or ClockEvent.Assigned, Stop: var stop } } } => new Times(
                $"{stop}",
                TicketPromise.Of(level),
                null,
                null
            ),
            { Measure: Measure.OccurrenceTime of, Target: Target.Single { Bound: var bound } } => new Times(
                $"{of.Of}",
                null,
                bound,
                of.Frame.During
            ),
            _ => null,
        };

    private static string Name(Below below) => $"\"{below.Level.DisplayTitle}\" of `{below.Link.Agreement}`";

    private static string Calendar(string? calendar) => calendar is null ? "all hours" : $"`{calendar}`";
}
