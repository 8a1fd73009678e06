using Kept.Core.Agreements;

namespace Kept.Core.Changes;

/// <summary>How a credit is claimed and settled: what asks less of the customer, or more of the provider, serves the customer.</summary>
internal static class ClaimChanges
{
    public static IEnumerable<AgreementChange> Of(LevelPair pair)
    {
        // Without a credit on both sides there is nothing whose claim could change.
        if (pair is { From.Credit: not null, To.Credit: not null } && Gained(pair.From.Claim, pair.To.Claim) is { } gained)
        {
            yield return pair.Keeps(
                ChangedPart.Claim,
                "claim",
                Value(pair.From),
                Value(pair.To),
                (gained, Less(pair.From.Claim, pair.To.Claim))
            );
        }

        if (Gains.Optional(pair.From.Settle, pair.To.Settle, Gain.Open, Settled) is { } settled)
        {
            yield return pair.Changes(ChangedPart.Settlement, "settle", Value(pair.From.Settle), Value(pair.To.Settle), settled);
        }
    }

    private static ChangeValue.Claimed Value(ServiceLevel level) => new(level.Claim, level.Measure.Frame.Window);

    private static ChangeValue.Settled? Value(SettlementRule? rule) => rule is null ? null : new ChangeValue.Settled(rule);

    private static string Less(ClaimRule old, ClaimRule new_) =>
        old.Automatic ? "the credit has to be claimed"
        : Within(old, new_) == Gain.Provider ? "the time for a claim is shorter"
        : "a claim needs more than before";

    private static Gain? Gained(ClaimRule old, ClaimRule new_) =>
        old.Automatic != new_.Automatic ? Gains.Yes(old.Automatic, new_.Automatic)
        : old.Automatic ? null
        : Gains.Together(
            Gains.Differs(old.By == new_.By),
            Within(old, new_),
            Anchors(old, new_),
            Gains.Optional(old.Form, new_.Form, Gain.Provider, (o, n) => Gains.Differs(o == n)),
            Gains.Yes(old.CountsSent, new_.CountsSent),
            Gains.No(old.OnlyIfPaidUp, new_.OnlyIfPaidUp),
            Proofs(old, new_),
            Gains.Optional(old.Answer, new_.Answer, Gain.Customer, (o, n) => Gains.Time(o, n, Gain.Provider)),
            Gains.More(Answers(old.Silence), Answers(new_.Silence)),
            Gains.Differs(old.MissingDay == new_.MissingDay)
        );

    /// <summary>What must come with a claim: only what is all of the other is less.</summary>
    private static Gain? Proofs(ClaimRule old, ClaimRule new_) =>
        (old.With.Except(new_.With).Any(), new_.With.Except(old.With).Any()) switch
        {
            (false, false) => null,
            (true, false) => Gain.Customer,
            (false, true) => Gain.Provider,
            _ => Gain.Open,
        };

    /// <summary>The time for a claim; one without an end is the longest.</summary>
    private static Gain? Within(ClaimRule old, ClaimRule new_) =>
        Gains.Optional(old.Within, new_.Within, Gain.Provider, (o, n) => Gains.Time(o, n, Gain.Customer));

    // An outage begins before it ends, and before its window does; the customer learns of it after it began.
    private static Gain? Anchors(ClaimRule old, ClaimRule new_) =>
        (old.After, new_.After) switch
        {
            var (o, n) when o == n || old.Within is null || new_.Within is null => null,
            (ClaimAnchor.OutageBegin, ClaimAnchor.OutageEnd or ClaimAnchor.WindowEnd or ClaimAnchor.CustomerAware) => Gain.Customer,
            (ClaimAnchor.OutageEnd or ClaimAnchor.WindowEnd or ClaimAnchor.CustomerAware, ClaimAnchor.OutageBegin) => Gain.Provider,
            (ClaimAnchor.TicketOpened, ClaimAnchor.TicketClosed) => Gain.Customer,
            (ClaimAnchor.TicketClosed, ClaimAnchor.TicketOpened) => Gain.Provider,
            _ => Gain.Open,
        };

    private static int Answers(AnswerDefault silence) =>
        silence switch
        {
            AnswerDefault.Rejected => 0,
            AnswerDefault.NotAgreed => 1,
            AnswerDefault.Accepted => 2,
        };

    private static Gain? Settled(SettlementRule old, SettlementRule new_) =>
        Gains.Together(
            Gains.Differs(old.As == new_.As && old.AppliesTo == new_.AppliesTo),
            Gains.No(old.CashNever, new_.CashNever),
            Gains.Yes(old.RemainderRefunded, new_.RemainderRefunded),
            Gains.Optional(old.Expires, new_.Expires, Gain.Provider, (o, n) => Gains.Time(o, n, Gain.Customer)),
            Gains.No(old.ExpiresWithTerm, new_.ExpiresWithTerm)
        );
}
