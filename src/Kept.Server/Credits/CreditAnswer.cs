using Kept.Core.Assessment;
using Kept.Core.Json;
using Kept.Core.Time;
using Kept.Server.Filing;
using Words = Kept.Server.Api.Words;

namespace Kept.Server.Credits;

/// <summary>One line of the credit ledger: the four amounts (R11) with their deadlines.</summary>
internal static class CreditAnswer
{
    /// <summary>What names a line: level, window, member and occurrence.</summary>
    public static string Key(LevelResult line) =>
        string.Join('|', line.Level, ExactText.Of(line.Window.From), line.Member ?? "", line.Occurrence ?? "");

    public static JsonText Of(LevelResult line) =>
        new(
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
                ("state", Words.Of(line.Credit.State)),
                ("accrued", Amount(line.Credit.Accrued)),
                ("entitled", Amount(line.Credit.Entitled)),
                ("claimed", Amount(line.Credit.Claimed)),
                ("granted", Amount(line.Credit.Granted)),
                ("disputed", line.Credit.Disputed == default ? null : Amount(line.Credit.Disputed)),
                ("settled", ExactText.Of(line.Credit.Settled)),
                ("claimableUntil", line.Credit.ClaimableUntil),
                ("answerDueAt", line.Credit.AnswerDueAt)
            )
        );

    private static object Amount(AmountRange amount) =>
        amount.IsExact
            ? ExactText.Of(amount.Best)
            : new Dictionary<string, string> { ["best"] = ExactText.Of(amount.Best), ["worst"] = ExactText.Of(amount.Worst) };
}
