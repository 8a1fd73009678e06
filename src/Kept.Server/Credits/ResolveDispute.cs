using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;

namespace Kept.Server.Credits;

/// <summary>Records how a dispute ended: upheld, rejected or withdrawn.</summary>
internal static class ResolveDispute
{
    public sealed record Request(DisputeOutcome? Outcome, string? Reason);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/disputes/{dispute}/outcome",
                (string agreement, string dispute, Request request, Calls calls) =>
                    calls.OnAgreement(agreement, request, (a, r, act) => Decide(a, dispute, r, act))
            )
            .Needs(Permission.Dispute)
            .WithSummary("Record how a dispute ended; whoever filed it may withdraw it");

    internal static Decision Decide(AgreementFold agreement, string dispute, Request request, Act act)
    {
        if (agreement.Book.ById(dispute) is not Fact.Dispute { Outcome: null } open || agreement.Book.Disputes.Any(d => d.Of == dispute))
        {
            return Decision.Unknown($"open dispute {dispute}");
        }

        if (request.Outcome is not { } outcome)
        {
            return Decision.Wrong(
                new Problem("outcome-missing", new Place("outcome", 0, 0), "the outcome is `upheld`, `rejected` or `withdrawn`")
            );
        }

        if (outcome == DisputeOutcome.Withdrawn ? open.By != act.Who.Party : !act.Who.May(Permission.DecideDisputes))
        {
            return Decision.Forbidden(
                outcome == DisputeOutcome.Withdrawn
                    ? "only the party that contested may withdraw"
                    : "the outcome is recorded by the provider, as both agreed it"
            );
        }

        var texts = new Erasables(act.Ids, agreement.Customer is { } c ? $"customer/{c}" : agreement.Stream);
        var fact = new Fact.Dispute(dispute, act.At, texts.Text(request.Reason), outcome)
        {
            Id = agreement.NextId("outcome"),
            RecordedAt = act.At,
            By = act.Who.Party,
        };
        var answer = new
        {
            dispute,
            outcome,
            changes = ClaimEffects.Differences(agreement, [fact], FileDispute.Reach(agreement, act.At), act.At),
        };
        return Decision.Of(agreement, answer, AgreementFacts.Entry(fact)) with { Texts = texts.All };
    }
}
