using System.Text.Json.Nodes;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Maintenance;

/// <summary>
/// Announces a maintenance window. The answer says of each level whether it leaves the measurement, and by when it was to be announced for
/// that (R12): an announcement that is late is filed all the same, since it was made.
/// </summary>
internal static class AnnounceMaintenance
{
    /// <param name="AnnouncedAt">When the customer received the announcement; none: now, since it is seen here.</param>
    /// <param name="RequestedBy"><c>provider</c> (none) or <c>customer</c>.</param>
    /// <param name="Emergency">It cannot wait.</param>
    public sealed record Request(
        string? Service,
        Instant? From,
        Instant? Until,
        Instant? AnnouncedAt,
        string? RequestedBy,
        bool Emergency,
        string? Resource,
        string? Note
    );

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/maintenance",
                (string agreement, Request request, Calls calls) =>
                    calls.OnAgreement(agreement, request, (a, asked, act) => Decide(a, asked, act))
            )
            .Needs(Permission.WriteEvidence)
            .WithSummary("Announce maintenance; ?preview=true only says whether the announcement would be in time");

    internal static Decision Decide(AgreementFold agreement, Request request, Act act)
    {
        var problems = Problems(request, act).ToArray();
        if (problems.Length > 0)
        {
            return Decision.Wrong(problems);
        }

        var fact = new Fact.Maintenance(
            request.Service ?? "",
            request.From!.Value,
            request.Until,
            request.AnnouncedAt ?? act.At,
            request.RequestedBy,
            request.Emergency,
            request.Resource
        )
        {
            Id = agreement.FreshId("M"),
            RecordedAt = act.At,
            By = act.Who.Party,
            Note = request.Note,
        };
        var answer = new
        {
            maintenance = fact.Reference,
            announcedAt = fact.AnnouncedAt,
            levels = Exclusions.Of(agreement, fact),
        };
        var filed = Made.File(agreement, act with { Preview = false }, answer, [fact], "service");
        return filed;
    }

    private static IEnumerable<Problem> Problems(Request request, Act act)
    {
        if (request.From is null || request.Until is null || request.Until <= request.From)
        {
            yield return new Problem("window-wrong", new Place("until", 0, 0), "maintenance has `from` and, after it, `until`");
        }

        if (request.AnnouncedAt > act.At)
        {
            yield return new Problem("fact-in-future", new Place("announcedAt", 0, 0), "an announcement is recorded once it is received");
        }

        if (request.RequestedBy is not (null or "provider" or "customer"))
        {
            yield return new Problem("side-wrong", new Place("requestedBy", 0, 0), "it is asked for by `provider` or `customer`");
        }
    }
}
