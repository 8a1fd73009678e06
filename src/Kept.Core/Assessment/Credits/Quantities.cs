using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Credits;

/// <summary>What an outcome earns in a scenario (block 9), before counts, caps and rounding.</summary>
internal static class Quantities
{
    /// <summary>Nothing for a met level, unless its credit says that the table alone decides.</summary>
    public static IEnumerable<CreditLine> Lines(Outcome outcome, Scenario scenario)
    {
        var credit = outcome.Context.Level.Credit;
        if (credit is null || outcome.None || (outcome.VerdictIn(scenario) != Verdict.Missed && !credit.WhenMet))
        {
            return [];
        }

        return Of(outcome, scenario, credit, credit.Quantity).Where(l => l.Earned.Sign != 0 && outcome.Window.Contains(l.At));
    }

    /// <summary>Why a missed level earns nothing: what applies is nothing of nothing, or nothing applies.</summary>
    public static string WhyNothing(Outcome outcome, Scenario scenario) =>
        outcome.Context.Level.Credit is { } credit && Of(outcome, scenario, credit, credit.Quantity).FirstOrDefault(l => outcome.Window.Contains(l.At)) is { } line
            ? $"{line.Why} → {CreditReasons.Sum(line.Sum, CreditReasons.Say(outcome, line.Unit, line.Earned))}: nothing is earned"
            : "no row, block or step of the credit applies: nothing is earned";

    private static IEnumerable<CreditLine> Of(Outcome outcome, Scenario scenario, Credit credit, CreditQuantity quantity) => quantity switch
    {
        CreditQuantity.Table table => Row(outcome, scenario, credit, table),
        CreditQuantity.PerBlock block => Blocks(outcome, scenario, credit, block),
        CreditQuantity.PerStep step => Steps(outcome, scenario, credit, step),
        CreditQuantity.ProRata share => ProRata(outcome, scenario, credit, share),
        CreditQuantity.Flat flat => [Line(outcome, credit, flat.Give, 1, Began(outcome), "missed")],
        CreditQuantity.Combined combined => Combined(outcome, scenario, credit, combined),
        _ => throw new InvalidOperationException("the family is closed"),
    };

    /// <summary>The row in which the figure falls: the narrowest that holds (R8).</summary>
    private static IEnumerable<CreditLine> Row(Outcome outcome, Scenario scenario, Credit credit, CreditQuantity.Table table)
    {
        var sum = outcome.CaseIn(scenario);
        if (
            sum.Figure is not { } exact
            || Rows.Applying(table.Rows, Verdicts.Decides(exact, outcome.Context.Level.Measure.Frame.Rounding, outcome.Unit), sum.Unbounded)
                is not { } row
        )
        {
            return [];
        }

        return [Line(outcome, credit, row.Give, 1, Began(outcome), $"row \"{string.Join(", ", row.Bounds.Select(Words.Bound))}\"")];
    }

    /// <summary>Blocks of each piece that is over the target; of a share of time, blocks of all its bad time.</summary>
    private static IEnumerable<CreditLine> Blocks(Outcome outcome, Scenario scenario, Credit credit, CreditQuantity.PerBlock block)
    {
        var pieces = outcome.CaseIn(scenario).Pieces;
        var occasion = outcome.Occasion is not null && outcome.Unit == FigureUnit.Seconds;
        var counted = occasion
            ? pieces.Where(p => outcome.Target?.Holds(new Rational(p.LengthTicks, NodaConstants.TicksPerSecond)) != true || credit.WhenMet)
            : pieces;
        foreach (
            var run in occasion
                ? counted.Select(p => (IReadOnlyList<TimeRange>)[p])
                :
                [
                    [.. counted],
                ]
        )
        {
            foreach (var begin in Begins(run, block))
            {
                yield return Line(outcome, credit, block.Give, 1, begin, $"block of {Words.Elapsed(block.Every)}");
            }
        }
    }

    /// <summary>Where each block of a run of pieces begins.</summary>
    private static IEnumerable<Instant> Begins(IReadOnlyList<TimeRange> run, CreditQuantity.PerBlock block)
    {
        var every = block.Every.BclCompatibleTicks;
        var skipped = block.After?.BclCompatibleTicks ?? 0;
        var total = Math.Max(0, run.Sum(p => p.LengthTicks) - skipped);
        var count = block.Whole ? total / every : (total + every - 1) / every;
        for (var n = 0L; n < count; n++)
        {
            yield return Instant.FromUnixTimeTicks(At(run, skipped + (n * every)));
        }
    }

    private static long At(IReadOnlyList<TimeRange> run, long into)
    {
        foreach (var piece in run)
        {
            if (into < piece.LengthTicks)
            {
                return piece.FromTicks + into;
            }

            into -= piece.LengthTicks;
        }

        return run[^1].UntilTicks;
    }

    private static IEnumerable<CreditLine> Steps(Outcome outcome, Scenario scenario, Credit credit, CreditQuantity.PerStep step)
    {
        if (outcome.CaseIn(scenario).Figure is not { } exact || outcome.Target is not { } target)
        {
            return [];
        }

        var figure = Verdicts.Decides(exact, outcome.Context.Level.Measure.Frame.Rounding, outcome.Unit);
        var shortfall = target.HigherIsBetter ? target.Limit.Value - figure : figure - target.Limit.Value;
        var steps = shortfall / step.Every.Value;
        var count = new Rational(step.Whole ? steps.Floor() : steps.Ceiling(), 1);
        return count.Sign <= 0
            ? []
            :
            [
                Line(
                    outcome,
                    credit,
                    step.Give,
                    count,
                    Began(outcome),
                    $"{Words.Number(count)} steps of {Words.Quantity(step.Every)} short of the target"
                ),
            ];
    }

    /// <summary>k times the fee of the time lost, or of what of it is beyond the allowance.</summary>
    private static IEnumerable<CreditLine> ProRata(Outcome outcome, Scenario scenario, Credit credit, CreditQuantity.ProRata share)
    {
        var sum = outcome.CaseIn(scenario);
        var covered = sum.CoveredTicks > 0 ? sum.CoveredTicks : outcome.Context.Covered(outcome.Window).TotalTicks;
        if (credit.Of is null || covered == 0)
        {
            return [];
        }

        var lost = Lost(outcome, sum, covered) - (share.OnlyExcess ? Allowance(outcome.Target, covered) : Rational.Zero);
        var (fee, facts) = Fees.Of(outcome.Context, credit.Of, outcome.Window, outcome.Window.From, outcome.Occasion);
        var currency = outcome.Context.Terms.Currency;
        var paidFor = share.OutOf?.BclCompatibleTicks ?? covered;
        var text =
            $"{Words.Number(share.Times)} × {Words.Money(fee, currency)} × {Words.Minutes((long)lost.Floor())} ÷ {Words.Minutes(paidFor)}";
        return lost.Sign <= 0
            ? []
            :
            [
                new CreditLine(
                    outcome,
                    Began(outcome),
                    CreditUnit.Money,
                    share.Times * fee * lost / paidFor,
                    text,
                    "pro rata over the lost time",
                    facts
                ),
            ];
    }

    /// <summary>A share of time knows what was lost with its weights; otherwise it is the bad time itself.</summary>
    private static Rational Lost(Outcome outcome, Case sum, long covered) =>
        outcome.Unit == FigureUnit.Percent && sum.Figure is { } share ? (CountsBad(outcome.Context.Level.Measure) ? share : 1 - share) * covered : sum.BadTicks;

    /// <summary>An error rate and a share of bad slots say what was bad, other shares what was good.</summary>
    private static bool CountsBad(Measure measure) => measure is Measure.EventRatio { BadShare: true } or Measure.Slots { Figure: SlotFigure.BadShare };

    private static Rational Allowance(Bound? target, long covered) => target?.Limit switch
    {
        Quantity.Share share => (1 - share.Of) * covered,
        Quantity.Elapsed time => (Rational)time.Time.BclCompatibleTicks,
        _ => Rational.Zero,
    };

    private static IEnumerable<CreditLine> Combined(Outcome outcome, Scenario scenario, Credit credit, CreditQuantity.Combined combined)
    {
        var parts = combined.Parts.Select(p => Of(outcome, scenario, credit, p).ToImmutableArray()).ToImmutableArray();
        return combined.Mode switch
        {
            CombineMode.Sum => parts.SelectMany(p => p),
            CombineMode.Greatest => parts.MaxBy(Total),
            CombineMode.Least => parts.MinBy(Total),
        };

        static Rational Total(ImmutableArray<CreditLine> lines) => lines.Aggregate(Rational.Zero, (sum, l) => sum + l.Earned);
    }

    public static string Things(Rational count, string thing) => count == Rational.One ? $"1 {thing}" : $"{Words.Number(count)} {thing}s";

    private static CreditLine Line(Outcome outcome, Credit credit, Give give, Rational times, Instant at, string why)
    {
        var (unit, amount, sum, facts) = Once(outcome, credit, give, at);
        var factor = times == Rational.One ? "" : $"{Words.Number(times)} × ";
        return new CreditLine(outcome, at, unit, times * amount, factor + sum, why, facts);
    }

    /// <summary>What is given for one time, how that is worked out, and the facts that it rests on.</summary>
    private static (CreditUnit Unit, Rational Amount, string Sum, ImmutableArray<string> Facts) Once(
        Outcome outcome,
        Credit credit,
        Give give,
        Instant at
    )
    {
        var (context, currency) = (outcome.Context, outcome.Context.Terms.Currency);
        switch (give)
        {
            case Give.Percent percent:
                var (fee, facts) = credit.Of is { } of ? Fees.Of(context, of, outcome.Window, at, outcome.Occasion) : (Rational.Zero, []);
                return (CreditUnit.Money, percent.Share * fee, $"{Words.Share(percent.Share)} × {Words.Money(fee, currency)}", facts);
            case Give.Money money:
                return (CreditUnit.Money, money.Amount, Words.Money(money.Amount, currency), []);
            case Give.Days { Extension: true } days:
                return (CreditUnit.ExtensionDays, days.Count, Things(days.Count, "day"), []);
            case Give.Days days:
                var perDay = (credit.Of ?? new FeeBase(FeeKind.Fee, null, FeePeriod.Day)) with { Period = FeePeriod.Day };
                var (daily, billed) = Fees.Of(context, perDay, outcome.Window, at, outcome.Occasion);
                var sum = $"{Things(days.Count, "day")} × {Words.Money(daily, currency)} a day";
                return (CreditUnit.Money, days.Count * daily, sum, billed);
            case Give.Points points:
                return (CreditUnit.Points, points.Count, Things(points.Count, "point"), []);
            default:
                throw new InvalidOperationException("the family is closed");
        }
    }

    /// <summary>A window's credit belongs to its begin; an occurrence's to the begin of what counts of it.</summary>
    private static Instant Began(Outcome outcome) => outcome.Occasion is not { } occasion ? outcome.Window.From
        : outcome.Unit == FigureUnit.Seconds && occasion.Ticket is null && outcome.Best.Pieces is [var first, ..] ? first.From
        : occasion.BeginsAt;
}

/// <summary>Which row of a table holds (R8).</summary>
internal static class Rows
{
    public static CreditRow? Applying(ImmutableArray<CreditRow> rows, Rational figure, bool unbounded) =>
        rows.Where(r => r.Bounds.All(b => Holds(b, figure, unbounded))).OrderBy(r => r, Narrowest.First).FirstOrDefault();

    private static bool Holds(Bound bound, Rational figure, bool unbounded) =>
        unbounded ? bound.HigherIsBetter : bound.Holds(figure);

    /// <summary>Of rows that hold, the one whose range is contained in the others': the greatest lower and the least upper bound.</summary>
    private sealed class Narrowest : IComparer<CreditRow>
    {
        public static readonly Narrowest First = new();

        public int Compare(CreditRow? x, CreditRow? y)
        {
            var (a, b) = (RangeOf(x!), RangeOf(y!));
            var width = (a.Upper is not null && a.Lower is not null, b.Upper is not null && b.Lower is not null);
            return width is (true, true) ? (a.Upper!.Value - a.Lower!.Value).CompareTo(b.Upper!.Value - b.Lower!.Value)
                : width is (true, false) ? -1
                : width is (false, true) ? 1
                : a.Upper is { } u && b.Upper is { } v ? u.CompareTo(v)
                : a.Lower is { } l && b.Lower is { } m ? m.CompareTo(l)
                : 0;
        }

        private static (Rational? Lower, Rational? Upper) RangeOf(CreditRow row) =>
            (
                row.Bounds.Where(b => b.HigherIsBetter).Select(b => (Rational?)b.Limit.Value).Max(),
                row.Bounds.Where(b => !b.HigherIsBetter).Select(b => (Rational?)b.Limit.Value).Min()
            );
    }
}
