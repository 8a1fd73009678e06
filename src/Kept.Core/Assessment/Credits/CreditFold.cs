using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Credits;

/// <summary>
/// The credits of all outcomes of one member in one scenario, folded in order of time (R1 steps 8 and 9):
/// n per day, escalation, combination of levels, then caps from the shortest period to the longest, then rounding.
/// </summary>
internal static class CreditFold
{
    public static ImmutableArray<CreditLine> Run(IReadOnlyList<Outcome> outcomes, Scenario scenario)
    {
        var earned = outcomes
            .SelectMany(o => Quantities.Lines(o, scenario))
            .OrderBy(l => l.At)
            .ThenBy(l => l.Outcome.Context.Level.Clause, StringComparer.Ordinal)
            .ToImmutableArray();
        if (earned.IsEmpty)
        {
            return earned;
        }

        var counted = Counts.Apply(earned);
        var escalated = Escalations.Apply(counted, outcomes, scenario);
        var combined = Combinations.Apply(escalated);
        var accrued = combined.Select(l => l with { Accrued = l.Amount }).ToImmutableArray();
        return Roundings.Apply(Limits.Apply(accrued));
    }
}

/// <summary>At most n credits in each local period, the first ones in order of time (R1 step 8).</summary>
internal static class Counts
{
    public static ImmutableArray<CreditLine> Apply(ImmutableArray<CreditLine> lines)
    {
        var taken = new Dictionary<(string Level, object Period), int>();
        return [.. lines.Select(l => l.Outcome.Context.Level.Credit!.AtMost is { } most ? Counted(l, most, taken) : l)];
    }

    private static CreditLine Counted(CreditLine line, CreditCount most, Dictionary<(string Level, object Period), int> taken)
    {
        var key = (line.Level, LimitPeriods.KeyOf(most.Per, line));
        var before = taken.GetValueOrDefault(key);
        taken[key] = before + 1;
        return before < most.Credits
            ? line
            : line with { Amount = Rational.Zero, NotCounted = true };
    }
}

/// <summary>From the n-th missed window in a row on, the credit is multiplied.</summary>
internal static class Escalations
{
    public static ImmutableArray<CreditLine> Apply(ImmutableArray<CreditLine> lines, IReadOnlyList<Outcome> outcomes, Scenario scenario)
    {
        if (lines.All(l => l.Outcome.Context.Level.Escalation.IsDefaultOrEmpty))
        {
            return lines;
        }

        var streaks = Streaks(outcomes, scenario);
        return [.. lines.Select(l => Escalated(l, streaks.GetValueOrDefault((l.Level, l.Outcome.Window.From), [])))];
    }

    private static CreditLine Escalated(CreditLine line, ImmutableArray<ImmutableArray<Outcome>> streak)
    {
        var step = line.Outcome.Context.Level.Escalation.Where(s => s.FromMiss <= streak.Length).OrderBy(s => s.FromMiss).LastOrDefault();
        return step is null
            ? line
            : line.With(
                line.Amount * step.Times,
                new Reason(
                    $"missed {streak.Length} times in a row: × {Words.Number(step.Times)}",
                    line.Outcome.Context.Level.Clause,
                    "R1",
                    Because: [.. streak.SkipLast(1).Select(Before)]
                )
            );
    }

    /// <summary>An earlier miss of the row, with the facts that made it one.</summary>
    private static Reason Before(ImmutableArray<Outcome> missed) =>
        new(
            $"{Words.Local(missed[0].Window, missed[0].Context.Zone)} was missed",
            missed[0].Context.Level.Clause,
            Facts: [.. missed.SelectMany(o => o.Explain()).SelectMany(r => r.AllFacts()).Distinct().Order(StringComparer.Ordinal)]
        );

    /// <summary>The windows in a row that were missed up to and with each window, with their missed outcomes.</summary>
    private static Dictionary<(string Level, Instant From), ImmutableArray<ImmutableArray<Outcome>>> Streaks(
        IReadOnlyList<Outcome> outcomes,
        Scenario scenario
    )
    {
        var streaks = new Dictionary<(string, Instant), ImmutableArray<ImmutableArray<Outcome>>>();
        foreach (var level in outcomes.GroupBy(o => o.Context.Level.Id))
        {
            ImmutableArray<ImmutableArray<Outcome>> streak = [];
            foreach (var window in level.GroupBy(o => o.Window).OrderBy(g => g.Key.From))
            {
                var missed = window.Where(o => o.VerdictIn(scenario) == Verdict.Missed).ToImmutableArray();
                streak = missed.IsEmpty ? [] : streak.Add(missed);
                streaks[(level.Key, window.Key.From)] = streak;
            }
        }

        return streaks;
    }
}

/// <summary>
/// Levels that one event may miss together: only the best of their credits counts, or the one the customer elects (block 11).
/// </summary>
internal static class Combinations
{
    public static ImmutableArray<CreditLine> Apply(ImmutableArray<CreditLine> lines)
    {
        var rules = lines[0].Outcome.Context.Terms.Combine.Where(r => r.Take != CombineTake.Sum);
        return rules.Aggregate(
            lines,
            (all, rule) => [.. all.GroupBy(l => Group(l, rule)).SelectMany(g => g.Key is null ? g : Choose(g, rule)).OrderBy(l => l.At)]
        );
    }

    /// <summary>Lines of the same month compete; a line of no such level goes its own way.</summary>
    private static object? Group(CreditLine line, CombineRule rule) =>
        rule.Levels.Contains(line.Level) ? Windows.Containing(PeriodUnit.Month, line.Outcome.Context.Zone, line.At) : null;

    private static IEnumerable<CreditLine> Choose(IEnumerable<CreditLine> lines, CombineRule rule)
    {
        var levels = lines.GroupBy(l => l.Level).ToImmutableArray();
        var better = levels.MaxBy(Earned)!.Key;
        var elections = rule.Take == CombineTake.Elected ? Elections.Of(levels[0].First(), [.. levels.Where(g => Earned(g).Sign > 0).Select(g => g.Key)]) : [];
        var (election, before) = (elections.LastOrDefault(), elections.SkipLast(1).LastOrDefault());
        var chosen = election?.Choice ?? better;
        var why = new Reason(
            $"not beside \"{chosen}\": only {(election is null ? "the better" : "the one elected")} of {Words.List([.. rule.Levels.Select(n => $"\"{n}\"")])} counts",
            rule.Clause,
            "R1",
            election is null || chosen == (before?.Choice ?? better) ? [] : [election.Reference]); // without it the same would count
        return levels.SelectMany(g => g).Select(l => l.Level == chosen || levels.Length == 1 ? l : l.With(Rational.Zero, why));
    }

    private static Rational Earned(IEnumerable<CreditLine> lines) => lines.Aggregate(Rational.Zero, (sum, l) => sum + l.Amount);
}

/// <summary>Rounds where the agreement says, and nowhere else (R7).</summary>
internal static class Roundings
{
    public static ImmutableArray<CreditLine> Apply(ImmutableArray<CreditLine> lines)
    {
        var terms = lines[0].Outcome.Context.Terms;
        var digits = terms.Rounding?.Digits ?? terms.Currency.MinorDigits;
        var mode = terms.Rounding?.Mode ?? RoundingMode.HalfAwayFromZero;
        var money = lines.Where(l => l.Unit == CreditUnit.Money);
        var together =
            terms.Rounding?.At == RoundedAt.Total
                ? money.GroupBy(l => (object)Windows.Containing(PeriodUnit.Month, l.Outcome.Context.Zone, l.At))
                : money.GroupBy(l => (object)l.Outcome, ReferenceEqualityComparer.Instance);
        return
        [
            .. lines
                .Where(l => l.Unit != CreditUnit.Money)
                .Concat(together.SelectMany(g => Split([.. g], digits, mode)))
                .OrderBy(l => l.At),
        ];
    }

    /// <summary>
    /// What is rounded together (the blocks of one credit line; a month's total) is split so that its parts add up to it.
    /// </summary>
    private static IEnumerable<CreditLine> Split(ImmutableArray<CreditLine> lines, int digits, RoundingMode mode)
    {
        var amounts = Shares([.. lines.Select(l => l.Amount)], digits, mode);
        var accrued = Shares([.. lines.Select(l => l.Accrued)], digits, mode);
        return lines.Select((l, i) => l with { Amount = amounts[i], Accrued = accrued[i] });
    }

    private static Rational[] Shares(Rational[] exact, int digits, RoundingMode mode)
    {
        var total = exact.Aggregate(Rational.Zero, (sum, a) => sum + a);
        return total.Sign == 0 ? exact : Allocation.Split(total.Round(digits, mode), exact, digits);
    }
}
