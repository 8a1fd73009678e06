using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Text.Json;
using NodaTime;

namespace Kept.Server.Agreements;

/// <summary>
/// Gives notice of nonrenewal, and says at once whether it is in time, when the agreement ends by it and what is owed until then. A notice
/// that came on paper is filed with the day of its receipt.
/// </summary>
internal static class GiveNotice
{
    /// <param name="Form"><c>written</c> (the default) or <c>spoken</c>.</param>
    /// <param name="At">When it was sent; none: now.</param>
    /// <param name="ReceivedAt">When it was received; none: when it was sent. The provider's side alone says either.</param>
    public sealed record Request(string? Form, Instant? At, Instant? ReceivedAt);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/notices",
                (string agreement, Request request, Calls calls) => calls.OnAgreement(agreement, request, Decide)
            )
            .Needs(Permission.GiveNotice)
            .WithSummary("Give notice of nonrenewal: in time or not, and what is still owed");

    internal static Decision Decide(AgreementFold agreement, Request request, Act act)
    {
        if (agreement.Stage != Stage.Signed)
        {
            return Decision.Unfit("not-signed", "the agreement is not in force");
        }

        var sent = request.At ?? act.At;
        var notice = new Fact.Notice("nonrenewal", null, sent, request.ReceivedAt ?? sent, request.Form ?? "written", null)
        {
            Id = agreement.NextId("notice"),
            RecordedAt = act.At,
            By = act.Who.Party,
        };
        if (Problems(request, notice, act).ToArray() is { Length: > 0 } problems)
        {
            return Decision.Wrong(problems);
        }

        var answer = Answer(
            NoticeJudgement.Of(agreement.Agreement, agreement.Book, notice),
            notice,
            new MoneyText(agreement.Currency.MinorDigits)
        );
        return Decision.Of(agreement, answer, AgreementFacts.Entry(notice)) with { Status = StatusCodes.Status201Created };
    }

    private static IEnumerable<Problem> Problems(Request request, Fact.Notice notice, Act act)
    {
        if (act.Who.IsCustomer && (request.At is not null || request.ReceivedAt is not null))
        {
            yield return Received.ByOthers;
        }

        if (notice.At > act.At || notice.Received > act.At)
        {
            yield return new Problem("fact-in-future", new Place("receivedAt", 0, 0), "a notice is filed once it is sent and received");
        }

        if (notice.Received < notice.At)
        {
            yield return new Problem("received-before-sent", new Place("receivedAt", 0, 0), "it was received before it was sent");
        }

        if (notice.Form is not ("written" or "spoken"))
        {
            yield return new Problem("form-wrong", new Place("form", 0, 0), "the form is `written` or `spoken`");
        }
    }

    private static object Answer(NoticeJudgement judged, Fact.Notice notice, MoneyText money) =>
        new
        {
            notice = notice.Reference,
            inTime = judged.InTime,
            inForm = judged.InForm,
            lastDay = judged.LastDay,
            endsOn = judged.EndsOn,
            clause = judged.Clause,
            sentence = judged.Sentence,
            owed = judged.Owed.Select(o => new
            {
                service = o.Service,
                amount = money.Of(o.Amount),
                lines = o.Lines,
            }),
            earlyEnd = judged.OwesSays,
        };
}
