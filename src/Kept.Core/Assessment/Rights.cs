using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>Rights and duties that misses bring besides credit (block 13).</summary>
internal static class Rights
{
    /// <param name="withReasons">Whether reasons name the facts of each window that they rest on.</param>
    public static IEnumerable<RightResult> Of(IReadOnlyList<Outcome> outcomes, TimeRange period, bool withReasons)
    {
        foreach (var level in outcomes.GroupBy(o => o.Context.Level.Id))
        {
            var windows = level.GroupBy(o => o.Window).OrderBy(g => g.Key.From).Select(g => new Judged(g.Key, [.. g])).ToImmutableArray();
            foreach (var consequence in windows[^1].Context.Level.Consequences.Concat(windows[^1].Context.Terms.Consequences))
            {
                foreach (var right in Of(consequence, windows, period, withReasons))
                {
                    yield return right;
                }
            }
        }
    }

    /// <summary>A window with all that was measured in it: missed if any of it was.</summary>
    private sealed record Judged(TimeRange Window, ImmutableArray<Outcome> Outcomes)
    {
        public LevelContext Context => Outcomes[0].Context;

        public bool IsMissed => Outcomes.Any(o => o.Verdict == Verdict.Missed);

        /// <summary>What made it a miss: the facts of its missed outcomes.</summary>
        public Reason Miss() =>
            new(
                $"the window from {Name} was missed",
                Context.Level.Clause,
                Facts: [.. Outcomes.Where(o => o.Verdict == Verdict.Missed).SelectMany(o => o.Facts()).Distinct().Order(StringComparer.Ordinal)]
            );

        /// <summary>What was bad in it within a stretch.</summary>
        public Reason Bad(TimeRange stretch) =>
            new(
                $"{Words.Minutes(IntervalSet.Of(Outcomes.SelectMany(o => o.Best.Pieces)).Clip(stretch).TotalTicks)} in the window from {Name}",
                Context.Level.Clause,
                Facts: [.. Outcomes.SelectMany(o => o.Facts()).Distinct().Order(StringComparer.Ordinal)]
            );

        public string Name => LocalTimes.DateOf(Context.Zone, Window.From) is var d ? $"{d.Year:0000}-{d.Month:00}-{d.Day:00}" : "";
    }

    private static IEnumerable<RightResult> Of(Consequence consequence, ImmutableArray<Judged> windows, TimeRange period, bool withReasons) =>
        consequence switch
        {
            Consequence.TerminateAfter after => [InTime(after, After(after, windows, withReasons), windows)],
            Consequence.TerminateOver over => [InTime(over, Over(over, windows, withReasons), windows)],
            Consequence.Report report => windows.Where(w => w.IsMissed && w.Window.Overlaps(period)).Select(w => Report(report, w)),
            _ => [],
        };

    private static RightResult After(Consequence.TerminateAfter rule, ImmutableArray<Judged> windows, bool withReasons)
    {
        var context = windows[^1].Context;
        var clause = rule.Clause ?? context.Level.Clause;
        var found = Enumerable.Range(0, windows.Length).FirstOrDefault(i => IsGiven(rule, windows, i), -1);
        var at = found < 0 ? windows.Length - 1 : found;
        var last = Last(windows, at, rule.Of);
        var missed = last.Where(w => w.IsMissed).ToImmutableArray();
        var names = missed.IsEmpty ? "none" : Words.List([.. missed.Select(w => w.Name)]);
        var text =
            $"{missed.Length} of the last {last.Length} windows missed (from {names}); the right to terminate needs {rule.Missed}"
                + $" of {rule.Of}{(rule.InARow ? " in a row" : "")}";
        return new RightResult(
            context.Level.Id,
            clause,
            "terminate",
            found >= 0,
            found < 0 ? null : windows[found].Window.Until,
            new Reason(text, clause, Because: withReasons ? [.. missed.Select(w => w.Miss())] : default)
        );
    }

    /// <summary>A right that must be used in time says until when.</summary>
    private static RightResult InTime(Consequence rule, RightResult right, ImmutableArray<Judged> windows)
    {
        if (rule.UsedWithin is not { } within || right.At is not { } at)
        {
            return right;
        }

        var context = windows[^1].Context;
        var due = Credits.ClaimDeadlines.Of(context, at, within, true, MissingDay.Last);
        var until = due is { } last ? $", by {context.Local(last)}" : "";
        return right with { Reasons = right.Reasons with { Text = $"{right.Reasons.Text}; to be used within {Words.Length(within)}{until}" } };
    }

    private static ImmutableArray<Judged> Last(ImmutableArray<Judged> windows, int at, int count) =>
        windows[Math.Max(0, at + 1 - count)..(at + 1)];

    private static bool IsGiven(Consequence.TerminateAfter rule, ImmutableArray<Judged> windows, int at)
    {
        var last = Last(windows, at, rule.Of);
        return rule.InARow
            ? last.Length >= rule.Missed && last[^rule.Missed..].All(w => w.IsMissed)
            : last.Count(w => w.IsMissed) >= rule.Missed;
    }

    /// <summary>The first day's end at which the bad time of the last n local days is over the total.</summary>
    private static RightResult Over(Consequence.TerminateOver rule, ImmutableArray<Judged> windows, bool withReasons)
    {
        var context = windows[^1].Context;
        var clause = rule.Clause ?? context.Level.Clause;
        var bad = IntervalSet.Of(windows.SelectMany(w => w.Outcomes).SelectMany(o => o.Best.Pieces));
        var days = bad.SelectMany(b => DaysOf(context.Zone, b)).Distinct().Order();
        foreach (var day in days)
        {
            var rolling = Windows.Days(context.Zone, day.PlusDays(1 - rule.RollingDays), day.PlusDays(1));
            var total = bad.Clip(rolling).TotalTicks;
            if (total > rule.Total.BclCompatibleTicks)
            {
                var text =
                    $"{Words.Minutes(total)} of bad time in the {rule.RollingDays} days to {day.Year:0000}-{day.Month:00}-{day.Day:00},"
                        + $" over {Words.Elapsed(rule.Total)}";
                var within = windows.Where(w => w.Window.Overlaps(rolling) && w.Outcomes.Any(o => o.Best.Pieces.Any(rolling.Overlaps)));
                var because = withReasons ? within.Select(w => w.Bad(rolling)).ToImmutableArray() : default;
                return new RightResult(context.Level.Id, clause, "terminate", true, rolling.Until, new Reason(text, clause, Because: because));
            }
        }

        return new RightResult(
            context.Level.Id,
            clause,
            "terminate",
            false,
            null,
            new Reason($"never over {Words.Elapsed(rule.Total)} of bad time in {rule.RollingDays} days", clause)
        );
    }

    private static IEnumerable<LocalDate> DaysOf(DateTimeZone zone, TimeRange range)
    {
        for (var day = LocalTimes.DateOf(zone, range.From); LocalTimes.StartOfDay(zone, day) < range.Until; day = day.PlusDays(1))
        {
            yield return day;
        }
    }

    private static RightResult Report(Consequence.Report report, Judged window)
    {
        var context = window.Context;
        var clause = report.Clause ?? context.Level.Clause;
        var due = Credits.ClaimDeadlines.Of(context, window.Window.Until, report.Within, true, context.Terms.MissingDay);
        var text =
            $"{report.What} owed within {Words.Length(report.Within)} of the end of the"
                + $" window{(due is { } at ? $", by {context.Local(at.At)}" : "")}";
        return new RightResult(context.Level.Id, clause, report.What, true, due?.At, new Reason(text, clause));
    }
}
