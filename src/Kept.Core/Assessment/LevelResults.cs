using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Credits;
using Kept.Core.Money;
using Kept.Core.Time;

namespace Kept.Core.Assessment;

/// <summary>Puts an outcome, its credit lines in both scenarios and its claim together into a result.</summary>
internal static class LevelResults
{
    public static LevelResult Of(Outcome outcome, ImmutableArray<CreditLine> best, ImmutableArray<CreditLine> worst, bool withReasons)
    {
        var accrued = Range(best, worst, CreditUnit.Money, l => l.Accrued);
        var entitled = Range(best, worst, CreditUnit.Money, l => l.Amount);
        var judgement = Claims.Judge(outcome, entitled.Worst.Sign > 0 || best.Concat(worst).Any(l => l.Amount.Sign > 0));
        var granted = Granted(judgement, entitled);
        return new LevelResult
        {
            Level = outcome.Context.Level.Id,
            Clause = outcome.Context.Level.Clause,
            Title = outcome.Context.Level.DisplayTitle,
            Window = outcome.Window,
            Member = outcome.Context.Member is { } member
                ? member.Resource is null
                    ? member.Customer
                    : $"{member.Customer}/{member.Resource}"
                : null,
            Provider = Assignments.Of(outcome.Context.Terms, outcome.Context.Book, "provider", outcome.Window.From)?.To,
            Customer = Assignments.Of(outcome.Context.Terms, outcome.Context.Book, "customer", outcome.Window.From)?.To,
            Occurrence = outcome.Occurrence,
            Verdict = outcome.Verdict,
            Unit = outcome.Unit,
            Best = Shown.Of(outcome.Best, outcome),
            Worst = Shown.Of(outcome.Worst, outcome),
            Target = outcome.Target is { } target ? Words.Bound(target) : "",
            Margin = Shown.Margin(outcome),
            Headroom = Headrooms.Of(outcome),
            Beside = outcome.Beside,
            Credit = new CreditResult(
                accrued,
                entitled,
                judgement.IsClaimed ? entitled : default,
                granted,
                Settlements.Of(outcome),
                judgement.State,
                judgement.ClaimableUntil,
                judgement.AnswerDueAt,
                Range(best, worst, CreditUnit.ExtensionDays, l => l.Amount),
                Range(best, worst, CreditUnit.Points, l => l.Amount)
            ),
            Reasons = withReasons ? Reasons(outcome, best, worst, judgement, entitled, granted) : null,
            Bands = withReasons ? outcome.Bands : null,
            Clock = outcome.Clock,
        };
    }

    private static AmountRange Range(
        ImmutableArray<CreditLine> best,
        ImmutableArray<CreditLine> worst,
        CreditUnit unit,
        Func<CreditLine, Rational> amount
    )
    {
        return new AmountRange(Sum(best), Sum(worst));

        Rational Sum(ImmutableArray<CreditLine> lines) =>
            lines.Where(l => l.Unit == unit).Aggregate(Rational.Zero, (sum, l) => sum + amount(l));
    }

    /// <summary>An accepted amount replaces what was claimed, up to what is owed.</summary>
    private static AmountRange Granted(ClaimJudgement judgement, AmountRange entitled) =>
        !judgement.IsGranted ? default
        : judgement.Granted is { } amount ? new AmountRange(Rational.Min(amount, entitled.Best), Rational.Min(amount, entitled.Worst))
        : entitled;

    private static Reason Reasons(
        Outcome outcome,
        ImmutableArray<CreditLine> best,
        ImmutableArray<CreditLine> worst,
        ClaimJudgement judgement,
        AmountRange entitled,
        AmountRange granted
    )
    {
        var because = ImmutableArray.CreateBuilder<Reason>();
        because.AddRange(
            outcome.Matters is { } matters ? matters().In(outcome.Explain(), outcome.Context.Level.Clause) : outcome.Explain()
        );
        because.AddRange(Shown.Rounded(outcome));
        if (outcome.Verdict != Verdict.Met || best.Length + worst.Length > 0)
        {
            because.AddRange(Earned(outcome, best, worst));
        }

        because.AddRange(
            Claims.Matters(outcome, judgement).In(judgement.Reasons, outcome.Context.Level.Claim.Clause ?? outcome.Context.Level.Clause)
        );
        if (entitled.Worst.Sign > 0)
        {
            because.Add(Settlement(outcome, entitled, granted));
        }

        because.AddRange(Settlements.Reasons(outcome));
        because.AddRange(Assignments.Reasons(outcome.Context, outcome.Window));
        return new Reason(Summary(outcome), outcome.Context.Level.Clause, Because: because.ToImmutable());
    }

    /// <summary>The credit, or what it is at best and at worst where they differ (R2).</summary>
    private static IEnumerable<Reason> Earned(Outcome outcome, ImmutableArray<CreditLine> best, ImmutableArray<CreditLine> worst)
    {
        var least = CreditReasons.Of(outcome, best, Scenario.Best).ToImmutableArray();
        var most = CreditReasons.Of(outcome, worst, Scenario.Worst).ToImmutableArray();
        return least.Select(r => r.Text).SequenceEqual(most.Select(r => r.Text))
            ? least
            : [.. least.Select(r => r with { Text = $"at best: {r.Text}" }), .. most.Select(r => r with { Text = $"at worst: {r.Text}" })];
    }

    private static Reason Settlement(Outcome outcome, AmountRange entitled, AmountRange granted)
    {
        var rule = outcome.Context.Level.Settle;
        var how = rule is null
            ? ""
            : rule.As switch
            {
                SettledAs.Credit => rule.AppliesTo == SettledOn.MonthOfIncident
                    ? $", as a credit naming {MonthOf(outcome)}; if its invoice is out, on the next one"
                    : ", as a credit on the next invoice",
                SettledAs.Refund => ", as a refund",
                SettledAs.Extension => ", as an extension of the term",
                SettledAs.FreeDays => ", as free days",
            };
        var never = rule?.CashNever == true ? ", never in cash" : "";
        return new Reason(
            $"entitled {Amount(outcome, entitled)}, granted {Amount(outcome, granted)}{how}{never}",
            rule?.Clause ?? outcome.Context.Level.Clause,
            "R11"
        );
    }

    private static string MonthOf(Outcome outcome)
    {
        var day = LocalTimes.DateOf(outcome.Context.Zone, outcome.Occasion?.BeginsAt ?? outcome.Window.From);
        return $"{day.Year:0000}-{day.Month:00}";
    }

    private static string Amount(Outcome outcome, AmountRange amount)
    {
        var currency = outcome.Context.Terms.Currency;
        return amount.IsExact
            ? Words.Money(amount.Best, currency)
            : $"{Words.Money(amount.Best, currency)} to {Words.Money(amount.Worst, currency)}";
    }

    private static string Summary(Outcome outcome)
    {
        var name = outcome.Occurrence is { } occurrence
            ? $"{outcome.Context.Level.DisplayTitle}, {occurrence}"
            : outcome.Context.Level.DisplayTitle;
        var (best, worst) = (Shown.Of(outcome.Best, outcome)?.Shown, Shown.Of(outcome.Worst, outcome)?.Shown);
        var unit = outcome.Unit switch
        {
            FigureUnit.Percent => "%",
            FigureUnit.Milliseconds => " ms",
            FigureUnit.Seconds or FigureUnit.Count => "",
        };
        var figure =
            outcome.None ? "none"
            : best is null ? "nothing to measure"
            : best == worst ? best + unit
            : $"{best}{unit} at best, {(worst is null ? "no bound" : worst + unit)} at worst";
        var target = outcome.Target is { } bound ? $" (promised: {Words.Bound(bound)})" : "";
        return $"{name}: {outcome.Verdict.ToString().ToLowerInvariant()}, {figure}{target}";
    }
}
