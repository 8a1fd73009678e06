using System.Text;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Json;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Assessments;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using Kept.Text.Json;
using NodaTime;

namespace Kept.Server.Statements;

/// <summary>
/// Freezes the figures of a period, with their hash and the head of the stream they rest on. A period once stated is adjusted by a later
/// statement that names the one before (R11), and never edited.
/// </summary>
internal static class IssueStatement
{
    /// <param name="Period">A whole period that is over: <c>2026-03</c>.</param>
    public sealed record Request(string? Period);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/statements",
                (string agreement, Request request, Calls calls) =>
                    calls.OnAgreement(
                        agreement,
                        request,
                        async (a, r, act) => Decide(a, await calls.Store.HeadOf(a.Stream, calls.Cancel), r, act)
                    )
            )
            .Needs(Permission.IssueStatements)
            .WithSummary("State a period, or adjust a statement");

    internal static Decision Decide(AgreementFold agreement, Head head, Request request, Act act)
    {
        var problems = new List<Problem>();
        if (Periods.Read(request.Period, problems) is not { } days)
        {
            return Decision.Wrong(problems);
        }

        var period = days.In(agreement.Zone);
        if (agreement.Stage is Stage.Draft or Stage.Proposed)
        {
            return Decision.Unfit("not-signed", "the agreement is not in force");
        }

        if (period.Until > act.At)
        {
            return Decision.Unfit("period-open", $"the period runs until {ExactText.Of(period.Until)}", "state it once it is over");
        }

        var result = new Question(period, act.At).Assess(agreement);
        return result.Value is { } assessed
            ? Stated(agreement, head, request with { Period = Periods.NameOf(days) }, assessed, act)
            : Decision.Wrong(result.Problems);
    }

    private static Decision Stated(AgreementFold agreement, Head head, Request request, AssessmentResult result, Act act)
    {
        var before = agreement.Statements.LastOrDefault(s => s.Period == request.Period);
        var adjustment = before is null
            ? null
            : Adjustment.Between(StatedJson.Read(Encoding.UTF8.GetBytes(before.Result), before.Id).OrThrow(), result);
        if (adjustment is { Lines.IsEmpty: true })
        {
            return act.Preview
                ? new Decision.File(
                    [],
                    new
                    {
                        statement = before!.Id,
                        hash = before.Hash,
                        unchanged = true,
                    }
                )
                : Decision.Unfit("nothing-changed", $"{before!.Id} states the period, and nothing differs");
        }

        var json = ResultJson.Write(result, adjustment);
        if (act.Preview)
        {
            return new Decision.File([], new JsonText(json));
        }

        var id = $"statement-{request.Period}-{agreement.Statements.Count(s => s.Period == request.Period) + 1}";
        var hash = ResultJson.HashOf(result, adjustment);
        var answer = new
        {
            statement = id,
            period = request.Period,
            hash,
            replaces = before?.Id,
        };
        return Decision.Of(
            agreement,
            answer,
            Fact(id, request.Period!, hash, act),
            Issued(id, request.Period!, hash, json, before, head, act)
        ) with
        {
            Status = StatusCodes.Status201Created,
            Location = $"{KeptApi.Root}/agreements/{agreement.Id}/statements/{id}",
        };
    }

    // Known just after its own asOf, so that assessing again as of then is blind to it and gives the same hash.
    private static NewEntry Fact(string id, string period, string hash, Act act) =>
        AgreementFacts.Entry(new Fact.Statement(period, hash, act.At) { Id = id, RecordedAt = act.At + Duration.FromTicks(10) });

    private static NewEntry Issued(string id, string period, string hash, string json, StatementThing? before, Head head, Act act) =>
        new(
            "statement.issued",
            act.At,
            Payload.Of(
                ("id", id),
                ("period", period),
                ("hash", hash),
                ("replaces", before?.Id),
                ("result", json),
                ("stream", head.Stream),
                ("version", head.Version),
                ("head", head.Hash)
            )
        )
        {
            SourceKey = $"issued/{id}",
        };
}
