using System.Collections.Immutable;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Assessments;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Credits;

/// <summary>
/// Asks for a credit: of named facts, or of a period. A claim too late or in the wrong form is filed all the same, since it was made: the
/// answer says what the assessment makes of it.
/// </summary>
internal static class FileClaim
{
    /// <param name="Of">The outages or tickets it names.</param>
    /// <param name="Period">Or the period: <c>2026-03</c>.</param>
    /// <param name="Form"><c>written</c> (the default) or <c>spoken</c>.</param>
    /// <param name="ReceivedAt">For a claim that came otherwise, filed by the provider's side; none: now.</param>
    public sealed record Request(
        string? Level,
        string[]? Of,
        string? Period,
        string? Form,
        string? Member,
        Instant? ReceivedAt,
        string? Note
    );

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/claims",
                (string agreement, Request request, Calls calls) => calls.OnAgreement(agreement, request, Decide)
            )
            .Needs(Permission.FileClaims)
            .WithSummary("Claim a credit, of named facts or of a period");

    internal static Decision Decide(AgreementFold agreement, Request request, Act act)
    {
        var problems = Problems(agreement, request, act).ToArray();
        if (problems.Length > 0)
        {
            return Decision.Wrong(problems);
        }

        if (agreement.Stage is Stage.Draft or Stage.Proposed)
        {
            return Decision.Unfit("not-signed", "the agreement is not in force");
        }

        var texts = new Erasables(act.Ids, agreement.Customer is { } c ? $"customer/{c}" : agreement.Stream);
        var fact = Fact(agreement, request, act) with { Note = texts.Text(request.Note) };
        var incoming = Incoming.Of(agreement, [new LocatedFact(fact, new Place("of", 0, 0))], [], act.At);
        if (!incoming.Problems.IsEmpty)
        {
            return Decision.Wrong(incoming.Problems);
        }

        var answer = new { claim = fact.Reference, credits = ClaimEffects.Of(agreement, fact, act.At) };
        return Decision.Of(agreement, answer, AgreementFacts.Entry(fact)) with { Status = StatusCodes.Status201Created, Texts = texts.All };
    }

    private static Fact.Claim Fact(AgreementFold agreement, Request request, Act act)
    {
        var at = request.ReceivedAt ?? act.At;
        var period = request.Period is { } text ? Periods.Read(text, [])!.Value.In(agreement.Zone) : (Core.Time.TimeRange?)null;
        return new Fact.Claim(
            null,
            request.Level!,
            [.. request.Of ?? []],
            period is { } p ? (p.From, p.Until) : null,
            at,
            at,
            request.Form ?? "written",
            request.Member,
            false
        )
        {
            Id = agreement.NextId("claim"),
            RecordedAt = act.At,
            By = act.Who.Party,
        };
    }

    private static IEnumerable<Problem> Problems(AgreementFold agreement, Request request, Act act)
    {
        if (request.Level is null || agreement.Agreement.Versions.All(v => v.Terms.LevelOf(request.Level) is null))
        {
            yield return new Problem(
                "level-unknown",
                new Place("level", 0, 0),
                $"the agreement has no level {request.Level}",
                $"it has {string.Join(", ", agreement.Latest.Terms.ServiceLevels.Select(l => l.Id))}"
            );
        }

        if (request.Of is null or [] == request.Period is null)
        {
            yield return new Problem("claim-of-what", new Place("of", 0, 0), "a claim names either facts (`of`) or a `period`");
        }

        foreach (var reference in (request.Of ?? []).Where(r => agreement.Book.ById(r) is null && agreement.Book.TicketOf(r) is null))
        {
            yield return new Problem("fact-unknown", new Place("of", 0, 0), $"there is no fact or ticket {reference}");
        }

        var periods = new List<Problem>();
        if (request.Period is { } period && Periods.Read(period, periods) is null)
        {
            yield return periods[0];
        }

        if (request.ReceivedAt is not null && act.Who.IsCustomer)
        {
            yield return Received.ByOthers;
        }

        if (request.ReceivedAt > act.At)
        {
            yield return new Problem("fact-in-future", new Place("receivedAt", 0, 0), "a claim is filed once it is received");
        }
    }
}
