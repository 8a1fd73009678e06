using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Bad;

/// <summary>A spell with its clock: what of it runs from start to stop (R1 step 2), and the pieces that count (steps 3 to 5).</summary>
/// <param name="Clock">Null where the clock never started.</param>
/// <param name="ClockWorst">At worst an open spell goes on to the end of the horizon, and a notice still to come comes at once (R4).</param>
/// <param name="Counted">At best; at worst an open spell goes on.</param>
internal sealed record Run(Spell Spell, TimeRange? Clock, TimeRange? ClockWorst, IntervalSet Counted, IntervalSet CountedWorst, Reason? Start);

/// <summary>
/// Bad time that counts against the provider over the whole horizon: R1 steps 1 to 5, not yet cut at midnights and windows.
/// </summary>
/// <param name="Best">What counts for certain.</param>
/// <param name="Worst">What counts if unknown time was bad and open spells go on.</param>
internal sealed record BadTime(
    StateLine State,
    ImmutableArray<Run> Runs,
    ExcludedTime Excluded,
    IntervalSet Unknown,
    IntervalSet Best,
    IntervalSet Worst
)
{
    /// <summary>Bad time of levels that measure by time: by outages unless they name samples or counts.</summary>
    public static BadTime Of(LevelContext level)
    {
        var (source, rule, clock) = RuleOf(level.Level.Measure);
        var state = StateSources.Of(level, source, rule);
        var excluded = ExcludedTime.Of(level, state.Bad);
        var covered = level.Covered(level.Horizon);
        var pieces = new Pieces(rule, covered, excluded);
        var runs = state.Spells.Select(s => Clocks.Run(level, s, clock, pieces)).ToImmutableArray();
        var unknown = UnknownTime(level, state);
        var ended = runs.Where(r => r.Clock is not null).Select(r => r.Clock!.Value).ToImmutableArray();
        var open = runs.Where(r => r.Spell.Open && r.Clock is not null)
            .Select(r => new TimeRange(r.Clock!.Value.From, level.Horizon.Until));
        var best = IntervalSet.Of(runs.SelectMany(r => r.Counted));
        var worst = unknown.IsEmpty && !runs.Any(r => r.Spell.Open)
            ? best
            : best.Union(pieces.Of(IntervalSet.Of(ended.Concat(open)).Union(unknown).JoinGaps(rule.MergeGap)));
        return new BadTime(state, runs, excluded, unknown, best, worst);
    }

    private static (StateSource Source, StateRule Rule, OccurrenceClock Clock) RuleOf(Measure measure) => measure switch
    {
        Measure.Availability availability => (availability.Source, availability.State, availability.Clock),
        Measure.OccurrenceTime time => (StateSource.Outages, time.State, time.Clock),
        Measure.Tally tally => (StateSource.Outages, tally.State, tally.Clock),
        _ => (StateSource.Outages, new StateRule(), OccurrenceClock.Default),
    };

    /// <summary>What no evidence speaks for, and what is still to come (R2), unless the denominator leaves it out.</summary>
    private static IntervalSet UnknownTime(LevelContext level, StateLine state)
    {
        if (level.Level.Measure.Frame.Denominator != Denominator.Window)
        {
            return level.Level.Measure.Frame.Denominator == Denominator.Elapsed ? state.Unknown : IntervalSet.Empty;
        }

        return state.Unknown.Union(level.Ahead.Except(state.Bad));
    }
}

/// <summary>Steps 3 to 5 of R1 on any bad time: covered hours, exclusions, then minimum length on each piece that remains.</summary>
internal sealed class Pieces(StateRule rule, IntervalSet covered, ExcludedTime excluded)
{
    public IntervalSet Of(IntervalSet bad)
    {
        var remaining = bad.Intersect(covered).Except(excluded.All);
        return rule.Minimum is not { } minimum ? remaining
            : rule.Pieces == MeasuredOn.Whole ? Whole(bad, remaining, minimum)
            : IntervalSet.Of(remaining.Where(p => IsLongEnough(p, minimum)).Select(p => Counted(p, minimum)));
    }

    /// <summary>The minimum is taken on the elapsed length; all that remains of a long enough one counts.</summary>
    private IntervalSet Whole(IntervalSet bad, IntervalSet remaining, Duration minimum) =>
        remaining.Intersect(IntervalSet.Of(bad.Where(b => IsLongEnough(b, minimum)).Select(b => Counted(b, minimum))));

    private bool IsLongEnough(TimeRange piece, Duration minimum) =>
        rule.MinimumIsOver ? piece.LengthTicks > minimum.BclCompatibleTicks : piece.LengthTicks >= minimum.BclCompatibleTicks;

    private TimeRange Counted(TimeRange piece, Duration minimum) =>
        rule.OnlyExcess ? new TimeRange(piece.FromTicks + minimum.BclCompatibleTicks, piece.UntilTicks) : piece;
}
