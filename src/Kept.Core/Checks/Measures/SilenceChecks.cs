using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Trials;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Measures;

/// <summary>Checks of what evidence can show: how often it comes, what its absence means, and what a slot is.</summary>
internal static class SilenceChecks
{
    private const int MostSlots = 10_000;

    private static readonly CheckKind TooCoarse = new(
        "sampling-too-coarse",
        CheckGroup.Measure,
        Severity.Warning,
        "samples too far apart for the target",
        "One sample stands for more time than the target allows: a single failed one breaks the promise, and what happens between two is "
            + "never seen. Sample more often, or promise what samples can show."
    );

    private static readonly CheckKind ZeroTraffic = new(
        "zero-traffic-unruled",
        CheckGroup.Measure,
        Severity.Warning,
        "nothing says what no traffic means",
        "A share of no events is no figure, so a window or a slot without any stays undecided, and a credit hangs on it. Write `idle: good` "
            + "or `idle: left out` in slots."
    );

    private static readonly CheckKind PartialSlot = new(
        "partial-slot-unruled",
        CheckGroup.Measure,
        Severity.Warning,
        "nothing says when a slot is bad",
        "A slot in which only a part failed may be good or bad: outages and samples make it bad if all of it failed, counts if anything did. "
            + "Write `bad: any fails`, `bad: all fail` or a rate."
    );

    private static readonly CheckKind UnknownIsUp = new(
        "unknown-counts-as-up",
        CheckGroup.Measure,
        Severity.Warning,
        "missing evidence counts as compliance",
        "Whoever measures nothing has kept the promise. Write `evidence: {samples: every 1 minute}` and leave `unknown` as it is, or "
            + "`unknown: down`."
    );

    public static readonly ImmutableArray<Check> All =
    [
        new(TooCoarse, c => c.EachLevel(l => Coarse(c, l))),
        new(ZeroTraffic, c => c.Credits().Where(p => IsUndecided(p.Level.Measure)).Select(p => Idle(c, p.Level))),
        new(PartialSlot, c => c.EachLevel(l => InPart(c, l))),
        new(UnknownIsUp, c => c.EachLevel(l => Unseen(c, l))),
    ];

    private static IEnumerable<Finding> Coarse(CheckContext context, ServiceLevel level)
    {
        if (Sampled(level.Measure) is not { } every || Allowed(level) is not { Sign: > 0 } share)
        {
            return [];
        }

        var made = new FactMaker(context.Trial, level);
        var allowed = Duration.FromTicks((long)(share * made.CoveredTicks).Floor());
        return every <= allowed
            ? []
            :
            [
                TooCoarse.At(
                    level,
                    "measure",
                    $"a sample stands for {Words.Elapsed(every)}, and {Words.Bound(((Target.Single)level.Target).Bound)} leaves {Words.Length(allowed)} in "
                        + made.WindowName
                ) with
                {
                    Example = Failing(made, every, 1, "one failed sample"),
                    Beside = Failing(made, every, 0, $"an outage of {Words.Length(every - Duration.FromSeconds(1))} between two samples"),
                },
            ];
    }

    /// <summary>How often samples come, for levels whose figure is made of them.</summary>
    private static Duration? Sampled(Measure measure) => measure switch
    {
        Measure.Availability { Source: StateSource.Samples, State.Slot: null, Frame.Silence: Silence.Sampled sampled } => sampled.Every,
        Measure.EventRatio { Source: EventSource.Checks, Frame.Silence: Silence.Sampled sampled } => sampled.Every,
        _ => null,
    };

    /// <summary>The bad share that the target leaves.</summary>
    private static Rational? Allowed(ServiceLevel level) => (level.Target as Target.Single)?.Bound switch
    {
        { HigherIsBetter: true, Limit: Quantity.Share share } => 1 - share.Of,
        { HigherIsBetter: false, Limit: Quantity.Share share } => share.Of,
        _ => null,
    };

    /// <summary>All samples of the window, the first few of them failed.</summary>
    private static CounterExample? Failing(FactMaker made, Duration every, int failed, string words)
    {
        if (made.Window.LengthTicks / every.BclCompatibleTicks > MostSlots)
        {
            return null;
        }

        var first = Instant.FromUnixTimeTicks(
            made.Window.FromTicks
                + ((made.Begin - made.Window.From).BclCompatibleTicks + every.BclCompatibleTicks - 1) / every.BclCompatibleTicks * every.BclCompatibleTicks
        );
        var down = IntervalSet.Of(new TimeRange(first, first + (every * failed)));
        return Assessed(made, new Stimulus($"{words} in {made.WindowName}", Probes.Every(made, every, down), made.Window));
    }

    private static CounterExample? Assessed(FactMaker made, Stimulus stimulus) =>
        stimulus.Facts.IsEmpty ? null : made.Trial.Show(stimulus, made.Level.Id);

    private static bool IsUndecided(Measure measure) =>
        measure
            is Measure.EventRatio { Source: EventSource.Counts, Frame.Silence: Silence.Complete }
                or Measure.Slots { Idle: IdleSlot.Unknown, Frame.Silence: Silence.Complete };

    private static Finding Idle(CheckContext context, ServiceLevel level)
    {
        var made = new FactMaker(context.Trial, level);
        var what = level.Measure is Measure.Slots ? "a slot" : "a window";
        return ZeroTraffic.At(
            level,
            "measure",
            $"nothing says what {what} without any events is",
            level.Measure is Measure.Slots ? "add `idle: good` or `idle: left out`" : "measure `slots:` with `idle: left out`, or agree on what it is in words"
        ) with
        {
            Example = context.Trial.Show(new Stimulus($"nothing is counted in {made.WindowName}", [], made.Window), level.Id) is { } shown
                && shown.Results.All(r => r.Verdict == Verdict.Undetermined)
                    ? shown
                    : null,
        };
    }

    private static IEnumerable<Finding> InPart(CheckContext context, ServiceLevel level)
    {
        var slot = level.Measure switch
        {
            Measure.Availability { State: { Slot: { } length, SlotRule: null } } => length,
            Measure.OccurrenceTime { Of: OccurrenceKind.Outage, State: { Slot: { } length, SlotRule: null } } => length,
            Measure.Tally { Of: OccurrenceKind.Outage, State: { Slot: { } length, SlotRule: null } } => length,
            _ => Duration.Zero,
        };
        return slot == Duration.Zero
            ? []
            :
            [
                PartialSlot.At(level, "measure", $"nothing says what a slot of {Words.Elapsed(slot)} is in which only a part failed", "add `bad: any fails`, or another rule") with
                {
                    Example = Partly(new FactMaker(context.Trial, level), slot),
                },
            ];
    }

    private static CounterExample? Partly(FactMaker made, Duration slot) => made.Level.Measure switch
    {
        Measure.Availability { Source: StateSource.Counts } when made.Window.LengthTicks / slot.BclCompatibleTicks <= MostSlots =>
            Assessed(made, new Stimulus($"1 of 100 requests fails in every slot of {made.WindowName}", [.. HardlyAny(made, slot)], made.Window)),
        Measure.Availability { Source: StateSource.Outages } or Measure.OccurrenceTime or Measure.Tally when slot > Duration.FromSeconds(2) =>
            Between(made, slot),
        _ => null,
    };

    private static IEnumerable<Fact> HardlyAny(FactMaker made, Duration slot)
    {
        var n = 0;
        for (var from = made.Window.From; from + slot <= made.Window.Until; from += slot)
        {
            n++;
            yield return new Fact.Count(made.Service, from, from + slot, 99, 100, null) { Id = string.Create(CultureInfo.InvariantCulture, $"c{n}"), RecordedAt = from + slot };
        }
    }

    /// <summary>An outage that takes nearly all of two slots of the clock, and neither whole.</summary>
    private static CounterExample? Between(FactMaker made, Duration slot)
    {
        var ticks = slot.BclCompatibleTicks;
        var begin = Instant.FromUnixTimeTicks((made.Begin.ToUnixTimeTicks() + ticks - 1) / ticks * ticks);
        var range = new TimeRange(begin + Duration.FromSeconds(1), begin + slot + slot - Duration.FromSeconds(1));
        return Assessed(made, new Stimulus($"down {Words.Local(range, made.Trial.Terms.Zone)}", [.. made.Outage("o1", range)], made.Window));
    }

    /// <summary>Measured by samples, and no sample is a kept promise.</summary>
    private static IEnumerable<Finding> Unseen(CheckContext context, ServiceLevel level)
    {
        var frame = level.Measure.Frame;
        var isUp = frame.Silence is Silence.Sampled { Unknown: UnknownTime.Up } or Silence.StateChanges { Unknown: UnknownTime.Up }
            || (frame.Silence is Silence.Complete && level.Measure is Measure.Availability { Source: StateSource.Samples });
        var made = new FactMaker(context.Trial, level);
        return isUp
            && context.Trial.Show(new Stimulus($"no sample at all in {made.WindowName}", [], made.Window), level.Id) is { } shown
            && shown.Results.All(r => r.Verdict == Verdict.Met)
            ? [UnknownIsUp.At(level, "measure", "time for which there is no sample counts as up") with { Example = shown }]
            : [];
    }
}
