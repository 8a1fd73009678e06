using Kept.Core.Assessment;
using Kept.Core.Json;
using Kept.Core.Money;
using Kept.Core.Time;
using Kept.Server.Filing;
using Kept.Text.Json;
using Words = Kept.Server.Api.Words;

namespace Kept.Server.Credits;

/// <summary>One line of the credit ledger: the four amounts (R11) with their deadlines.</summary>
internal static class CreditAnswer
{
    /// <summary>What names a line: level, window, member and occurrence.</summary>
    public static string Key(LevelResult line) =>
        string.Join('|', line.Level, ExactText.Of(line.Window.From), line.Member ?? "", line.Occurrence ?? "");

    /// <param name="currency">That of the agreement; amounts have its decimals.</param>
    public static JsonText Of(LevelResult line, Currency currency)
    {
        var (credit, money) = (line.Credit, new MoneyText(currency.MinorDigits));
        return new(
            Payload.Of(
                ("level", line.Level),
                ("clause", line.Clause),
                ("from", line.Window.From),
                ("until", line.Window.Until),
                ("member", line.Member),
                ("occurrence", line.Occurrence),
                ("verdict", Words.Of(line.Verdict)),
                ("figure", line.Figure?.Shown),
                ("target", line.Target),
                ("currency", currency.Code),
                ("state", Words.Of(credit.State)),
                ("accrued", Amount(credit.Accrued, money)),
                ("entitled", Amount(credit.Entitled, money)),
                ("claimed", Amount(credit.Claimed, money)),
                ("granted", Amount(credit.Granted, money)),
                ("disputed", credit.Disputed == default ? null : Amount(credit.Disputed, money)),
                ("settled", money.Of(credit.Settled)),
                ("claimableUntil", credit.ClaimableUntil),
                ("answerDueAt", credit.AnswerDueAt)
            )
        );
    }

    private static object Amount(AmountRange amount, MoneyText money) =>
        amount.IsExact
            ? money.Of(amount.Best)
            : new Dictionary<string, string> { ["best"] = money.Of(amount.Best), ["worst"] = money.Of(amount.Worst) };
}
