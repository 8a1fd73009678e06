using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Evidence;

/// <summary>Judges a fact or a part of it: force majeure, the customer's doing. It has a person and a reason; it can be disputed.</summary>
internal static class DetermineFact
{
    /// <param name="Finding"><c>forceMajeure</c>, <c>customerCaused</c>, <c>reasonable</c>, or the agreement's own words.</param>
    /// <param name="From">The part of the fact that it is about; none: all of it.</param>
    public sealed record Request(string? Of, string? Finding, Instant? From, Instant? Until, string? Reason);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/determinations",
                (string agreement, Request request, Calls calls) =>
                    calls.OnAgreement(agreement, request, (a, asked, act) => Decide(a, asked, act))
            )
            .Needs(Permission.WriteEvidence)
            .WithSummary("Judge a fact or a part of it; ?preview=true only shows what that does to figures and credits");

    internal static Decision Decide(AgreementFold agreement, Request request, Act act)
    {
        var problems = Problems(agreement, request).ToArray();
        if (problems.Length > 0)
        {
            return Decision.Wrong(problems);
        }

        var fact = new Fact.Determination(request.Of!, request.Finding!, act.At, request.From, request.Until, request.Reason)
        {
            Id = agreement.FreshId("D"),
            RecordedAt = act.At,
            By = act.Who.Actor,
        };
        return Made.File(
            agreement,
            act,
            new
            {
                determination = fact.Reference,
                of = fact.Of,
                finding = fact.Finding,
            },
            [fact],
            "of"
        );
    }

    private static IEnumerable<Problem> Problems(AgreementFold agreement, Request request)
    {
        if (request.Of is null || agreement.Book.ById(request.Of) is null)
        {
            yield return new Problem("fact-unknown", new Place("of", 0, 0), $"there is no fact {request.Of}", "name it as source/id");
        }

        if (string.IsNullOrWhiteSpace(request.Finding) || request.Finding.Length > 100)
        {
            yield return new Problem(
                "finding-missing",
                new Place("finding", 0, 0),
                "a determination has a finding of 1 to 100 characters",
                "such as forceMajeure"
            );
        }

        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            yield return new Problem("reason-missing", new Place("reason", 0, 0), "a determination has a reason");
        }
    }
}
