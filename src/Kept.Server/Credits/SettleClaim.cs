using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Text.Json;

namespace Kept.Server.Credits;

/// <summary>Records what was credited, where: on a credit note or an invoice.</summary>
internal static class SettleClaim
{
    /// <param name="Where">The number of the document.</param>
    public sealed record Request(Rational? Amount, string? Where);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/claims/{claim}/settlements",
                (string agreement, string claim, Request request, Calls calls) =>
                    calls.OnAgreement(agreement, request, (a, r, act) => Decide(a, claim, r, act))
            )
            .Needs(Permission.IssueStatements)
            .WithSummary("Record what was credited for a claim");

    internal static Decision Decide(AgreementFold agreement, string claim, Request request, Act act)
    {
        if (agreement.Book.ById(claim) is not Fact.Claim filed)
        {
            return Decision.Unknown($"claim {claim}");
        }

        if (request.Amount is not { Sign: > 0 } amount)
        {
            return Decision.Wrong(new Problem("amount-missing", new Place("amount", 0, 0), "a settlement has an amount above zero"));
        }

        if (ClaimEffects.Unpayable(agreement, amount) is { } problem)
        {
            return Decision.Wrong(problem);
        }

        if (ClaimEffects.Open(agreement, filed, act.At) is var open && amount > open)
        {
            var money = new MoneyText(agreement.Currency.MinorDigits);
            return Decision.Unfit(
                "more-than-granted",
                $"{money.Of(open)} {agreement.Currency.Code} of what this claim was granted is not settled yet, and no more",
                "answer the claim first, or correct what the credit rests on"
            );
        }

        var fact = new Fact.Settlement(claim, amount, act.At, request.Where) { Id = agreement.NextId("settlement"), RecordedAt = act.At };
        return Decision.Of(agreement, new { settlement = fact.Reference }, AgreementFacts.Entry(fact)) with
        {
            Status = StatusCodes.Status201Created,
        };
    }
}
