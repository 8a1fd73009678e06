using Kept.Core.Assessment;
using Kept.Core.Money;
using Kept.Text.Json;

namespace Kept.Text.Report;

/// <summary>What is owed: the totals, and for each level that earned something what became of it (R11).</summary>
internal static class CreditSummary
{
    public static IEnumerable<string> Of(AssessmentResult result, ReportOptions options, LocalWords words)
    {
        var money = new MoneyText(result.MinorDigits);
        var total = result.Credit;
        yield return "";
        yield return options.Ink.Strong($"Credit in {result.Currency}");
        foreach (var level in result.Levels.Where(l => l.Credit.Entitled != default || l.Credit.Accrued != default || l.Credit.Disputed != default))
        {
            foreach (var line in Wrap.Lines(Sentence(level, money, words), options.Width - 2))
            {
                yield return $"  {line}";
            }
        }

        foreach (
            var line in total.Reasons.IsDefault
                ? []
                : total.Reasons.SelectMany(r => ReasonTree.Draw(r, options with { Width = options.Width - 2 }))
        )
        {
            yield return $"  {line}";
        }

        var totals =
            $"Entitled {Range(total.Entitled, money)}, claimed {Range(total.Claimed, money)}, "
            + $"granted {Range(total.Granted, money)}, settled {money.Of(total.Settled)}"
            + (total.Disputed == default ? "" : $"; disputed {Range(total.Disputed, money)}");
        foreach (var line in Wrap.Lines(totals, options.Width - 2))
        {
            yield return $"  {line}";
        }
    }

    public static string Range(AmountRange amount, MoneyText money) =>
        amount.IsExact ? money.Of(amount.Best) : $"{money.Of(amount.Best)} to {money.Of(amount.Worst)}";

    private static string Sentence(LevelResult level, MoneyText money, LocalWords words)
    {
        var credit = level.Credit;
        var capped =
            credit.Accrued != credit.Entitled && credit.Accrued != default
                ? $" (of {Range(credit.Accrued, money)} before limits and rounding)"
                : "";
        var until = credit is { State: ClaimState.NotClaimed, ClaimableUntil: { } end } ? $"; it can be claimed until {words.At(end)}" : "";
        var due = credit is { State: ClaimState.AwaitingAnswer, AnswerDueAt: { } answer }
            ? $"; the answer is due by {words.At(answer)}"
            : "";
        return $"{level.Title}, {LevelTable.Of(level, words)}: {Range(credit.Entitled, money)}{capped}, "
            + $"{ResultWords.Sentence(credit.State)}{until}{due}; "
            + $"granted {Range(credit.Granted, money)}"
            + (credit.Disputed == default ? "" : $"; disputed {Range(credit.Disputed, money)}");
    }
}
