using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Credits;

/// <summary>Which credits a limit holds together.</summary>
internal static class LimitPeriods
{
    /// <summary>Equal for credits of the same period. A rolling year has no key: it is counted back from each credit.</summary>
    public static object KeyOf(LimitPeriod per, CreditLine line) => per switch
    {
        LimitPeriod.Incident => line.Outcome.Occurrence ?? line.Outcome.Window.ToString(),
        LimitPeriod.Day => Within(PeriodUnit.Day, line),
        LimitPeriod.Week => Within(PeriodUnit.Week, line),
        LimitPeriod.Month => Within(PeriodUnit.Month, line),
        LimitPeriod.Quarter => Within(PeriodUnit.Quarter, line),
        LimitPeriod.Year => Within(PeriodUnit.Year, line),
        LimitPeriod.RollingYear or LimitPeriod.Term => "",
    };

    public static string Name(LimitPeriod per) => per switch
    {
        LimitPeriod.Incident => "incident",
        LimitPeriod.Day => "day",
        LimitPeriod.Week => "week",
        LimitPeriod.Month => "calendar month",
        LimitPeriod.Quarter => "quarter",
        LimitPeriod.Year => "calendar year",
        LimitPeriod.RollingYear => "rolling year",
        LimitPeriod.Term => "term",
    };

    private static TimeRange Within(PeriodUnit unit, CreditLine line) => Windows.Containing(unit, line.Outcome.Context.Zone, line.At);
}

/// <summary>
/// Caps, from the shortest period to the longest, used up in order of time; then what is too small to be paid (R1 step 8).
/// </summary>
internal static class Limits
{
    public static ImmutableArray<CreditLine> Apply(ImmutableArray<CreditLine> lines)
    {
        var caps = Held(lines).Where(h => !h.Limit.IsMinimum).OrderBy(h => h.Limit.Per);
        var capped = caps.Aggregate(lines, Cap);
        return Held(lines).Where(h => h.Limit.IsMinimum).Aggregate(capped, Minimum);
    }

    /// <summary>A limit and the levels whose credits it holds.</summary>
    private sealed record Holding(Limit Limit, ImmutableHashSet<string> Levels);

    private static IEnumerable<Holding> Held(ImmutableArray<CreditLine> lines)
    {
        var all = lines.Select(l => l.Level).ToImmutableHashSet();
        var own = lines.Select(l => l.Outcome.Context.Level).DistinctBy(l => l.Id)
            .SelectMany(l => l.Limits.Select(limit => new Holding(limit, limit.Levels.IsDefaultOrEmpty ? [l.Id] : [.. limit.Levels])));
        var shared = lines[0]
            .Outcome.Context.Terms.Limits.Select(limit => new Holding(limit, limit.Levels.IsDefaultOrEmpty ? all : [.. limit.Levels]));
        return own.Concat(shared);
    }

    private static ImmutableArray<CreditLine> Cap(ImmutableArray<CreditLine> lines, Holding held)
    {
        var used = new Dictionary<object, Rational>();
        var past = new List<(Instant At, Rational Amount)>();
        return [.. lines.Select(l => IsHeld(l, held) ? Capped(l, held.Limit, used, past) : l)];
    }

    private static bool IsHeld(CreditLine line, Holding held) =>
        held.Levels.Contains(line.Level)
        && (held.Limit.AtMost is LimitAmount.Days ? line.Unit == CreditUnit.ExtensionDays : line.Unit == CreditUnit.Money)
        && line.Amount.Sign > 0;

    private static CreditLine Capped(
        CreditLine line,
        Limit limit,
        Dictionary<object, Rational> used,
        List<(Instant At, Rational Amount)> past
    )
    {
        var key = LimitPeriods.KeyOf(limit.Per, line);
        var before = limit.Per == LimitPeriod.RollingYear ? InYearBefore(line, past) : used.GetValueOrDefault(key);
        var cap = AmountOf(limit, line);
        var amount = Rational.Min(line.Amount, Rational.Max(Rational.Zero, cap - before));
        used[key] = before + amount;
        past.Add((line.At, amount));
        return amount == line.Amount ? line : line.With(amount, Step(line, limit, cap, amount));
    }

    private static Rational InYearBefore(CreditLine line, List<(Instant At, Rational Amount)> past)
    {
        var zone = line.Outcome.Context.Zone;
        var since = LocalTimes.StartOfDay(zone, LocalTimes.DateOf(zone, line.At).PlusYears(-1).PlusDays(1));
        return past.Where(p => p.At >= since).Aggregate(Rational.Zero, (sum, p) => sum + p.Amount);
    }

    private static Rational AmountOf(Limit limit, CreditLine line) =>
        limit.AtMost switch
        {
            LimitAmount.Money money => money.Amount,
            LimitAmount.Days days => days.Count,
            LimitAmount.ShareOf share => share.Share
                * Fees.Of(line.Outcome.Context, share.Of, WindowOf(share.Of, line), line.At, line.Outcome.Occasion).Amount,
            _ => throw new InvalidOperationException("the family is closed"),
        };

    /// <summary>A cap by the monthly fee means the whole month, also where an amendment cuts it into two windows.</summary>
    private static TimeRange WindowOf(FeeBase of, CreditLine line) =>
        of.Period == FeePeriod.Month ? Windows.Containing(PeriodUnit.Month, line.Outcome.Context.Zone, line.At) : line.Outcome.Window;

    private static Reason Step(CreditLine line, Limit limit, Rational cap, Rational amount)
    {
        var currency = line.Outcome.Context.Terms.Currency;
        string Say(Rational value) => line.Unit == CreditUnit.Money ? Words.Money(value, currency) : $"{Words.Number(value)} days";
        var text =
            $"at most {Say(cap)} per {LimitPeriods.Name(limit.Per)}: {Say(line.Amount)} → {Say(amount)},"
                + $" {Say(line.Amount - amount)} lost to the cap";
        return new Reason(text, limit.Clause ?? line.Outcome.Context.Level.Clause, "R1");
    }

    /// <summary>Credits that together stay below the minimum of their period are not paid.</summary>
    private static ImmutableArray<CreditLine> Minimum(ImmutableArray<CreditLine> lines, Holding held)
    {
        var sums = lines
            .Where(l => IsHeld(l, held))
            .GroupBy(l => LimitPeriods.KeyOf(held.Limit.Per, l))
            .ToDictionary(g => g.Key, g => g.Aggregate(Rational.Zero, (sum, l) => sum + l.Amount));
        return
        [
            .. lines.Select(l =>
                IsHeld(l, held) && IsTooSmall(sums[LimitPeriods.KeyOf(held.Limit.Per, l)], held.Limit, l) ? TooSmall(l, held.Limit) : l
            ),
        ];
    }

    private static bool IsTooSmall(Rational sum, Limit limit, CreditLine line) =>
        AmountOf(limit, line) is var least && (sum < least || (limit.MustExceed && sum == least));

    private static CreditLine TooSmall(CreditLine line, Limit limit) =>
        (line with { TooSmall = true }).With(
            Rational.Zero,
            new Reason(
                $"credits {(limit.MustExceed ? "not over" : "below")} {Words.Money(AmountOf(limit, line), line.Outcome.Context.Terms.Currency)} per"
                    + $" {LimitPeriods.Name(limit.Per)} are not paid",
                limit.Clause ?? line.Outcome.Context.Level.Clause,
                "R1"
            )
        );
}
