using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Credits;

/// <summary>The provider's answer to a good claim, and what silence means at the deadline: it takes effect without a fact (R11).</summary>
internal static class Answers
{
    public static ClaimJudgement Judge(Outcome outcome, ClaimRule rule, Fact.Claim claim, Instant received)
    {
        var context = outcome.Context;
        var claimed = Claims.Say(outcome, $"claimed in time: {claim.Reference}, {context.Local(received)}", [claim.Reference]);
        var answer = context.Book.Answers.Where(a => context.Book.Names(a.ClaimRef, claim)).OrderBy(a => a.At).LastOrDefault();
        var deadline = ClaimDeadlines.Of(context, received, rule.Answer, false, rule.MissingDay);
        if (answer is not null && (deadline is not { } last || last.IsInTime(answer.At) || rule.Silence == AnswerDefault.NotAgreed))
        {
            return Answered(outcome, claimed, answer);
        }

        if (rule.Answer is null)
        {
            return new ClaimJudgement(ClaimState.Granted, true, true, null, null, null, [claimed]);
        }

        return deadline is { } due && !due.IsInTime(context.AsOf)
            ? Silent(outcome, rule, claimed, due)
            : Awaiting(outcome, rule, claimed, deadline);
    }

    private static ClaimJudgement Answered(Outcome outcome, Reason claimed, Fact.Answer answer)
    {
        var why = answer.Reason is { } reason ? $": {reason}" : "";
        var text = answer.Accepted ? $"accepted by the provider{why}" : $"rejected by the provider{why}";
        return new ClaimJudgement(
            answer.Accepted ? ClaimState.Accepted : ClaimState.Rejected,
            true,
            answer.Accepted,
            answer.Amount,
            null,
            null,
            [claimed, Claims.Say(outcome, text, [answer.Reference])]
        );
    }

    private static ClaimJudgement Silent(Outcome outcome, ClaimRule rule, Reason claimed, Deadline due)
    {
        var at = outcome.Context.Local(due);
        return rule.Silence switch
        {
            AnswerDefault.Accepted => new ClaimJudgement(
                ClaimState.AcceptedBySilence,
                true,
                true,
                null,
                null,
                due.At,
                [claimed, Claims.Say(outcome, $"no answer by {at}: accepted", [])]
            ),
            AnswerDefault.Rejected => new ClaimJudgement(
                ClaimState.RejectedBySilence,
                true,
                false,
                null,
                null,
                due.At,
                [claimed, Claims.Say(outcome, $"no answer by {at}: rejected", [])]
            ),
            AnswerDefault.NotAgreed => new ClaimJudgement(
                ClaimState.AwaitingAnswer,
                true,
                false,
                null,
                null,
                due.At,
                [claimed, Claims.Say(outcome, $"no answer by {at}; the agreement does not say what that means", [])]
            ),
        };
    }

    private static ClaimJudgement Awaiting(Outcome outcome, ClaimRule rule, Reason claimed, Deadline? due)
    {
        var meaning = rule.Silence switch
        {
            AnswerDefault.Accepted => "; silence accepts",
            AnswerDefault.Rejected => "; silence rejects",
            AnswerDefault.NotAgreed => "",
        };
        var until = due is { } last ? $" by {outcome.Context.Local(last)}" : "";
        return new ClaimJudgement(
            ClaimState.AwaitingAnswer,
            true,
            false,
            null,
            null,
            due?.At,
            [claimed, Claims.Say(outcome, $"the provider's answer is due{until}{meaning}", [])]
        );
    }
}
