using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;

namespace Kept.Server.Credits;

/// <summary>The provider's answer to a claim; without one, what the agreement says of silence takes effect at the deadline by itself (R11).</summary>
internal static class AnswerClaim
{
    /// <param name="Amount">How much of it is accepted; none: all.</param>
    public sealed record Request(bool? Accepted, Rational? Amount, string? Reason);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/claims/{claim}/answer",
                (string agreement, string claim, Request request, Calls calls) =>
                    calls.OnAgreement(agreement, request, (a, r, act) => Decide(a, claim, r, act))
            )
            .Needs(Permission.AnswerClaims)
            .WithSummary("Accept or reject a claim, with a preview of what that grants");

    internal static Decision Decide(AgreementFold agreement, string claim, Request request, Act act)
    {
        if (agreement.Book.ById(claim) is not Fact.Claim filed)
        {
            return Decision.Unknown($"claim {claim}");
        }

        if (Problems(agreement, request).ToArray() is { Length: > 0 } problems)
        {
            return Decision.Wrong(problems);
        }

        if (agreement.Book.Answers.Any(a => a.ClaimRef == claim))
        {
            return Decision.Unfit("claim-answered", "the claim is answered already", "correct the answer, if it was wrong");
        }

        var texts = new Erasables(act.Ids, agreement.Customer is { } c ? $"customer/{c}" : agreement.Stream);
        var fact = new Fact.Answer(claim, request.Accepted!.Value, request.Amount, texts.Text(request.Reason), act.At)
        {
            Id = agreement.NextId("answer"),
            RecordedAt = act.At,
        };
        var answer = new
        {
            answer = fact.Reference,
            changes = ClaimEffects.Differences(agreement, [fact], ClaimEffects.PeriodOf(agreement, filed), act.At),
        };
        return Decision.Of(agreement, answer, AgreementFacts.Entry(fact)) with { Texts = texts.All, Status = StatusCodes.Status201Created };
    }

    private static IEnumerable<Problem> Problems(AgreementFold agreement, Request request)
    {
        if (request.Accepted is null)
        {
            yield return new Problem("accepted-missing", new Place("accepted", 0, 0), "the answer says whether the claim is accepted");
        }

        if (request is { Accepted: false } && string.IsNullOrWhiteSpace(request.Reason))
        {
            yield return new Problem("reason-missing", new Place("reason", 0, 0), "a rejection gives its reason");
        }

        if (request.Amount is { Sign: < 0 })
        {
            yield return new Problem("amount-negative", new Place("amount", 0, 0), "an amount is not negative");
        }

        if (ClaimEffects.Unpayable(agreement, request.Amount) is { } problem)
        {
            yield return problem;
        }
    }
}
