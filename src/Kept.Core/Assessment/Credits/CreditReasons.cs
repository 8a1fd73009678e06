using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;

namespace Kept.Core.Assessment.Credits;

/// <summary>A credit in words, with its arithmetic.</summary>
internal static class CreditReasons
{
    public static IEnumerable<Reason> Of(Outcome outcome, ImmutableArray<CreditLine> lines, Scenario scenario)
    {
        if (outcome.Context.Level.Credit is null)
        {
            yield return Without(outcome);
            yield break;
        }

        if (lines.IsEmpty && outcome.VerdictIn(scenario) == Verdict.Missed)
        {
            yield return new Reason(Quantities.WhyNothing(outcome, scenario), outcome.Context.Level.Clause, "R8");
        }

        foreach (var group in lines.GroupBy(l => (l.Why, l.Sum, l.Unit)))
        {
            yield return Earned(outcome, [.. group]);
        }
    }

    private static Reason Without(Outcome outcome)
    {
        var none = outcome.Context.Level.Consequences.OfType<Consequence.None>().FirstOrDefault();
        return none is not null
            ? new Reason("no consequence is agreed: reported only", none.Clause ?? outcome.Context.Level.Clause)
            : new Reason("the agreement gives no credit for this level", outcome.Context.Level.Clause);
    }

    private static Reason Earned(Outcome outcome, ImmutableArray<CreditLine> lines)
    {
        var counted = lines.Where(l => !l.NotCounted).ToImmutableArray();
        var earned = counted.Aggregate(Rational.Zero, (sum, l) => sum + l.Earned);
        var limit = counted.Length < lines.Length ? $", limited to {Limit(outcome)}" : "";
        var times = lines.Length > 1 || counted.Length != 1 ? $"{counted.Length} × " : "";
        var blocks = lines.Length > 1 ? $"{lines.Length} {Plural(lines[0].Why)}" : lines[0].Why;
        var text = $"{blocks}{limit} → {Sum(times + lines[0].Sum, Say(outcome, lines[0].Unit, earned))}";
        return new Reason(text, outcome.Context.Level.Clause, "R8", [.. counted.SelectMany(l => l.Facts).Distinct()], [.. Together(lines.SelectMany(l => l.Steps))]);
    }

    /// <summary>A sum and what it comes to; said once where it is the same: "3 days added to the term", "5.00".</summary>
    public static string Sum(string sum, string comesTo) =>
        comesTo == sum || comesTo.StartsWith(sum + " ", StringComparison.Ordinal) ? comesTo : $"{sum} = {comesTo}";

    /// <summary>What befell several lines alike is said once.</summary>
    private static IEnumerable<Reason> Together(IEnumerable<Reason> steps) =>
        steps.GroupBy(s => s.Text).Select(g => g.Count() == 1 ? g.First() : g.First() with { Text = $"{g.Key} ({g.Count()} times)" });

    private static string Limit(Outcome outcome) =>
        outcome.Context.Level.Credit!.AtMost is { } most
            ? $"{most.Credits} per {(most.Per == LimitPeriod.Day ? "local day" : LimitPeriods.Name(most.Per))}"
            : "";

    private static string Plural(string block) =>
        block.StartsWith("block ", StringComparison.Ordinal) ? "blocks " + block["block ".Length..] : block;

    public static string Say(Outcome outcome, CreditUnit unit, Rational amount) => unit switch
    {
        CreditUnit.Money => Words.Money(amount, outcome.Context.Terms.Currency),
        CreditUnit.ExtensionDays => $"{Quantities.Things(amount, "day")} added to the term",
        CreditUnit.Points => Quantities.Things(amount, "point"),
    };

    /// <summary>What each cap took away, month by month: the total that the single lines show in parts.</summary>
    public static ImmutableArray<Reason> Caps(ImmutableArray<CreditLine> lines)
    {
        var money = lines.Where(l => l.Unit == CreditUnit.Money).ToImmutableArray();
        return
        [
            .. money
                .GroupBy(l =>
                    (
                        Month: Windows.FirstDay(PeriodUnit.Month, Time.LocalTimes.DateOf(l.Outcome.Context.Zone, l.At)),
                        l.Outcome.Context.Member?.Customer
                    )
                )
                .Where(g => g.Any(l => l.Accrued != l.Amount))
                .Select(g => Lost([.. g], g.Key.Month)),
        ];
    }

    /// <summary>A cap takes a part, a least amount that is not reached takes all.</summary>
    private static IEnumerable<(Rational Amount, string How)> Took(ImmutableArray<CreditLine> lines) =>
        lines.GroupBy(l => l.TooSmall).OrderBy(g => g.Key).Select(g =>
            (g.Aggregate(Rational.Zero, (sum, l) => sum + l.Accrued - l.Amount), g.Key ? "below the least amount that is paid" : "lost to the cap"));

    private static Reason Lost(ImmutableArray<CreditLine> lines, NodaTime.LocalDate month)
    {
        var currency = lines[0].Outcome.Context.Terms.Currency;
        var accrued = lines.Aggregate(Rational.Zero, (sum, l) => sum + l.Accrued);
        var left = lines.Aggregate(Rational.Zero, (sum, l) => sum + l.Amount);
        var sum = string.Join(" + ", lines.Where(l => l.Accrued.Sign > 0).GroupBy(l => l.Outcome, ReferenceEqualityComparer.Instance)
            .Select(g => Words.Money(g.Aggregate(Rational.Zero, (total, l) => total + l.Amount), currency)));
        return new Reason(
            $"{month.Year:0000}-{month.Month:00}: {Words.Money(accrued, currency)} before limits,"
                + $" {string.Join(", ", Took(lines).Where(t => t.Amount.Sign != 0).Select(t => $"{Words.Money(t.Amount, currency)} {t.How}"))},"
                + $" {Words.Money(left, currency)} left{(sum.Contains(" + ", StringComparison.Ordinal) ? $" = {sum}" : "")}",
            lines[0].Outcome.Context.Level.Clause,
            "R1");
    }
}
