using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Core.Time;
using Kept.Server.Api;
using Kept.Server.Assessments;
using Kept.Server.Filing;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Agreements;

/// <summary>Puts another in the place of a party after a takeover (R14): the agreement continues, or is renegotiated by a day that the answer names.</summary>
internal static class AssignAgreement
{
    /// <param name="Consent">Whether the other party agreed; where the agreement asks for it and it is not there, the party stays.</param>
    public sealed record Request(string? Party, string? To, LocalDate? Effective, bool? Consent);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/assignments",
                (string agreement, Request request, Calls calls) => calls.OnAgreement(agreement, request, Decide)
            )
            .Needs(Permission.WriteAgreements)
            .WithSummary("Put another in the place of a party");

    internal static Decision Decide(AgreementFold agreement, Request request, Act act)
    {
        if (agreement.Stage != Stage.Signed)
        {
            return Decision.Unfit("not-signed", "the agreement is not in force");
        }

        if (Problems(request).ToArray() is { Length: > 0 } problems)
        {
            return Decision.Wrong(problems);
        }

        var fact = new Fact.Assignment(request.To!, request.Party!, request.Effective!.Value, request.Consent, act.At)
        {
            Id = agreement.NextId("assignment"),
            RecordedAt = act.At,
        };
        return Decision.Of(agreement, Answer(agreement, fact, act), AgreementFacts.Entry(fact)) with
        {
            Status = StatusCodes.Status201Created,
        };
    }

    /// <summary>What the assessment makes of it on its first day: by when to renegotiate, and why it does not hold if it does not.</summary>
    private static object Answer(AgreementFold agreement, Fact.Assignment fact, Act act)
    {
        var from = LocalTimes.StartOfDay(agreement.Zone, fact.Effective);
        var book = EvidenceBook.Known(agreement.Facts.Append(fact).Select(f => new LocatedFact(f, default)), null).OrThrow();
        var result = Assessor
            .Assess(
                agreement.Agreement,
                book,
                new TimeRange(from, from + Duration.FromDays(1)),
                Instant.Max(act.At, from),
                withReasons: false
            )
            .Value;
        return new
        {
            assignment = fact.Reference,
            to = fact.To,
            effective = fact.Effective,
            rights = result
                ?.Rights.Where(r => r.Right == "renegotiate")
                .Select(r => new
                {
                    until = r.At,
                    clause = r.Clause,
                    sentence = r.Reasons.Text,
                }),
            remarks = result?.Remarks,
        };
    }

    private static IEnumerable<Problem> Problems(Request request)
    {
        if (request.Party is not ("provider" or "customer"))
        {
            yield return new Problem("party-wrong", new Place("party", 0, 0), "the party is `provider` or `customer`");
        }

        if (string.IsNullOrWhiteSpace(request.To))
        {
            yield return new Problem("to-missing", new Place("to", 0, 0), "who takes the place is named");
        }

        if (request.Effective is null)
        {
            yield return new Problem("effective-missing", new Place("effective", 0, 0), "an assignment names its first day");
        }
    }
}
