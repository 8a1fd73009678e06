using System.Collections.Immutable;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Core.Time;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Assessments;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Credits;

/// <summary>Contests a fact or an assessed line. What is owed either way goes on being settled (R11); the steps of the agreement begin.</summary>
internal static class FileDispute
{
    /// <param name="Of">A fact, or an assessed line: <c>level/2026-05</c>, <c>level/ticket</c>.</param>
    public sealed record Request(string? Of, string? Reason);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/disputes",
                (string agreement, Request request, Calls calls) => calls.OnAgreement(agreement, request, Decide)
            )
            .Needs(Permission.Dispute)
            .WithSummary("Contest a fact or an assessed line");

    internal static Decision Decide(AgreementFold agreement, Request request, Act act)
    {
        if (Problems(agreement, request).ToArray() is { Length: > 0 } problems)
        {
            return Decision.Wrong(problems);
        }

        var texts = new Erasables(act.Ids, agreement.Customer is { } c ? $"customer/{c}" : agreement.Stream);
        var fact = new Fact.Dispute(request.Of!, act.At, texts.Text(request.Reason), null)
        {
            Id = agreement.NextId("dispute"),
            RecordedAt = act.At,
            By = act.Who.Party,
        };
        var answer = new
        {
            dispute = fact.Reference,
            steps = DisputeSteps.Of(agreement, fact),
            changes = ClaimEffects.Differences(agreement, [fact], Reach(agreement, act.At), act.At),
        };
        return Decision.Of(agreement, answer, AgreementFacts.Entry(fact)) with { Status = StatusCodes.Status201Created, Texts = texts.All };
    }

    /// <summary>The months that a dispute of today may still change.</summary>
    internal static TimeRange Reach(AgreementFold agreement, Instant now) =>
        Months.Around(agreement.Zone, now - Duration.FromDays(400), now);

    private static IEnumerable<Problem> Problems(AgreementFold agreement, Request request)
    {
        if (request.Of is null || (agreement.Book.ById(request.Of) is null && !IsLine(agreement, request.Of)))
        {
            yield return new Problem(
                "fact-unknown",
                new Place("of", 0, 0),
                $"there is no fact or assessed line {request.Of}",
                "name a fact, or a line as level/2026-05 or level/ticket"
            );
        }

        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            yield return new Problem("reason-missing", new Place("reason", 0, 0), "a dispute gives its reason");
        }
    }

    private static bool IsLine(AgreementFold agreement, string of) =>
        agreement
            .Agreement.Versions.SelectMany(v => v.Terms.ServiceLevels)
            .Any(l => of == l.Id || (of.StartsWith($"{l.Id}/", StringComparison.Ordinal) && IsPart(agreement, of[(l.Id.Length + 1)..])));

    /// <summary>A window, or what is assessed on its own.</summary>
    private static bool IsPart(AgreementFold agreement, string part) =>
        Periods.Read(part, []) is not null || agreement.Book.ById(part) is not null || agreement.Book.TicketOf(part) is not null;
}
