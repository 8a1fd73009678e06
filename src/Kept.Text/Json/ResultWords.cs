using Kept.Core.Assessment;

namespace Kept.Text.Json;

/// <summary>The words that results use, in JSON and in statements.</summary>
public static class ResultWords
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Met => "met",
        Verdict.Missed => "missed",
        Verdict.Undetermined => "undetermined",
    };

    public static string Of(FigureUnit unit) => unit switch
    {
        FigureUnit.Percent => "percent",
        FigureUnit.Seconds => "seconds",
        FigureUnit.Milliseconds => "milliseconds",
        FigureUnit.Count => "count",
    };

    public static string Of(ClaimState state) => state switch
    {
        ClaimState.NothingToClaim => "nothing-to-claim",
        ClaimState.Automatic => "automatic",
        ClaimState.NotClaimed => "not-claimed",
        ClaimState.Forfeited => "forfeited",
        ClaimState.Late => "late",
        ClaimState.Early => "early",
        ClaimState.WrongForm => "wrong-form",
        ClaimState.NotPaidUp => "not-paid-up",
        ClaimState.Withdrawn => "withdrawn",
        ClaimState.AwaitingAnswer => "awaiting-answer",
        ClaimState.Accepted => "accepted",
        ClaimState.AcceptedBySilence => "accepted-by-silence",
        ClaimState.Rejected => "rejected",
        ClaimState.RejectedBySilence => "rejected-by-silence",
        ClaimState.Granted => "granted",
    };

    /// <summary>What became of the credit, as one would say it to the customer.</summary>
    public static string Sentence(ClaimState state) => state switch
    {
        ClaimState.NothingToClaim => "there is nothing to claim",
        ClaimState.Automatic => "granted without a claim",
        ClaimState.NotClaimed => "not claimed yet",
        ClaimState.Forfeited => "not claimed in time, and therefore lost",
        ClaimState.Late => "claimed too late",
        ClaimState.Early => "claimed before there was anything to claim",
        ClaimState.WrongForm => "claimed in another form than agreed",
        ClaimState.NotPaidUp => "claimed while an invoice was unpaid",
        ClaimState.Withdrawn => "the claim was withdrawn",
        ClaimState.AwaitingAnswer => "claimed in time; the provider has not answered yet",
        ClaimState.Accepted => "the provider accepted the claim",
        ClaimState.AcceptedBySilence => "the provider did not answer in time, which counts as accepted",
        ClaimState.Rejected => "the provider rejected the claim",
        ClaimState.RejectedBySilence => "the provider did not answer in time, which counts as rejected",
        ClaimState.Granted => "claimed in time and granted",
    };
}
