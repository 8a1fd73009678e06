using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;

namespace Kept.Server.Credits;

/// <summary>The customer's choice between credits of a month, where the agreement gives one.</summary>
internal static class ElectCredit
{
    /// <param name="Of">The month: <c>2026-03</c>.</param>
    public sealed record Request(string? Level, string? Choice, string? Of, string? Member);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/elections",
                (string agreement, Request request, Calls calls) => calls.OnAgreement(agreement, request, Decide)
            )
            .Needs(Permission.FileClaims)
            .WithSummary("Choose between the credits of a month");

    internal static Decision Decide(AgreementFold agreement, Request request, Act act)
    {
        var problems = new[] { ("level", request.Level), ("choice", request.Choice) }
            .Where(l => l.Item2 is null || agreement.Latest.Terms.LevelOf(l.Item2) is null)
            .Select(l => new Problem("level-unknown", new Place(l.Item1, 0, 0), $"the agreement has no level {l.Item2}"))
            .ToArray();
        if (problems.Length > 0)
        {
            return Decision.Wrong(problems);
        }

        var fact = new Fact.Election(request.Level!, request.Choice!, act.At, request.Of, request.Member)
        {
            Id = agreement.NextId("election"),
            RecordedAt = act.At,
        };
        return Decision.Of(agreement, new { election = fact.Reference }, AgreementFacts.Entry(fact)) with
        {
            Status = StatusCodes.Status201Created,
        };
    }
}
