using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Core.Time;
using Kept.Server.Api;
using Kept.Server.Assessments;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Agreements;

/// <summary>
/// Ends an agreement because misses gave the right to (k of n windows, or too much bad time): the right is asked of the assessment, and its
/// reasons go with the answer. Without the right nothing is filed.
/// </summary>
internal static class TerminateForCause
{
    /// <param name="Level">Whose misses; none: any that gives the right.</param>
    /// <param name="On">The first day on which the agreement is no more; none: tomorrow.</param>
    public sealed record Request(string? Level, LocalDate? On, string? Reason);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/agreements/{agreement}/termination",
                (string agreement, Request request, Calls calls) => calls.OnAgreement(agreement, request, Decide)
            )
            .Needs(Permission.GiveNotice)
            .WithSummary("Terminate for cause, if misses gave the right");
        api.MapGet(
                "/agreements/{agreement}/rights",
                (string agreement, Calls calls) => calls.Ask(agreement, a => new { rights = Rights(a, calls.Now).Select(Shown) })
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("Rights that misses gave, or did not give yet, with the windows they rest on");
    }

    internal static Decision Decide(AgreementFold agreement, Request request, Act act)
    {
        if (agreement.Stage != Stage.Signed)
        {
            return Decision.Unfit("not-signed", "the agreement is not in force");
        }

        var today = LocalTimes.DateOf(agreement.Zone, act.At);
        var on = request.On ?? today.PlusDays(1);
        if (on < today)
        {
            return Decision.Wrong(new Problem("day-past", new Place("on", 0, 0), "an agreement does not end in the past"));
        }

        var rights = Rights(agreement, act.At)
            .Where(r => r.Right == "terminate" && (request.Level is null || r.Level == request.Level))
            .ToArray();
        if (!rights.Any(r => r.Given))
        {
            return Decision.Unfit(
                "no-right",
                rights.Length == 0
                    ? "the agreement gives no right to terminate for misses"
                    : string.Join("; ", rights.Select(r => r.Reasons.Text))
            );
        }

        var answer = new { endsOn = on, rights = rights.Where(r => r.Given).Select(Shown) };
        return Filed(agreement, request, on, answer, act);
    }

    private static Decision.File Filed(AgreementFold agreement, Request request, LocalDate on, object answer, Act act)
    {
        var texts = new Erasables(act.Ids, agreement.Customer is { } c ? $"customer/{c}" : agreement.Stream);
        var notice = new Fact.Notice("termination", null, act.At, act.At, "written", null)
        {
            Id = agreement.NextId("notice"),
            RecordedAt = act.At,
            By = act.Who.Party,
            Note = texts.Text(request.Reason),
        };
        var ended = new NewEntry("agreement.ended", act.At, Payload.Of(("on", on), ("cause", "termination"), ("by", act.Who.Party)));
        return Decision.Of(agreement, answer, AgreementFacts.Entry(notice), ended) with { Texts = texts.All };
    }

    /// <summary>Over the last three years and what runs now.</summary>
    internal static IEnumerable<RightResult> Rights(AgreementFold agreement, Instant now)
    {
        var day = LocalTimes.DateOf(agreement.Zone, now);
        var until = new LocalDate(day.Year, day.Month, 1).PlusMonths(1);
        var period = new Kept.Text.Evidence.DayRange(until.PlusMonths(-36), until).In(agreement.Zone);
        return new Question(period, now).Assess(agreement).Value?.Rights ?? [];
    }

    private static object Shown(RightResult right) =>
        new
        {
            level = right.Level,
            clause = right.Clause,
            right = right.Right,
            given = right.Given,
            at = right.At,
            reasons = ReasonAnswer.Of(right.Reasons),
        };
}
