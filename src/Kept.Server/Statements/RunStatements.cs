using System.Text.Json;
using Kept.Core.Problems;
using Kept.Server.Api;
using Kept.Server.Assessments;
using Kept.Server.Filing;
using Kept.Server.Rights;

namespace Kept.Server.Statements;

/// <summary>The statements of a period for all agreements; the answer is a line for each as it is done, so that a long run shows how far it is.</summary>
internal static class RunStatements
{
    /// <param name="DryRun">Nothing is filed: what would be.</param>
    public sealed record Request(string? Period, bool DryRun, string[]? Agreements);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/statement-runs",
                (Request request, Calls calls, StatementRun run, HttpResponse response) => Run(request, calls, run, response)
            )
            .Needs(Permission.IssueStatements, ofCustomer: false)
            .WithSummary("State a period for all agreements in force: a JSON line for each");

    private static async Task<IResult> Run(Request request, Calls calls, StatementRun run, HttpResponse response)
    {
        var wrong = new List<Problem>();
        if (Periods.Read(request.Period, wrong) is null)
        {
            return Calls.Result(Decision.Wrong(wrong));
        }

        response.ContentType = "application/jsonl";
        await foreach (var line in run.Run(calls.Who, request.Period!, request.DryRun, [.. request.Agreements ?? []], calls.Cancel))
        {
            var problems = line.Problems.IsEmpty ? null : line.Problems.Select(p => new { code = p.Code, sentence = p.Sentence });
            await response.WriteAsync(
                JsonSerializer.Serialize(
                    new
                    {
                        agreement = line.Agreement,
                        outcome = line.Outcome,
                        statement = line.Statement,
                        problems,
                    },
                    Json.Options
                ) + "\n",
                calls.Cancel
            );
            await response.Body.FlushAsync(calls.Cancel);
        }

        return Results.Empty;
    }
}
