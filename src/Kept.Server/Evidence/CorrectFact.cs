using System.Text.Json.Nodes;
using Kept.Core.Evidence;
using Kept.Core.Json;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Text.Evidence;

namespace Kept.Server.Evidence;

/// <summary>
/// Replaces or retracts a fact that turned out to be wrong; it stays where it is (R4). The preview shows, for each level and window,
/// figure, verdict and credit before and after.
/// </summary>
internal static class CorrectFact
{
    /// <param name="Of">The fact: <c>source/id</c>, or the id alone where it is unique.</param>
    /// <param name="Retract">It never happened.</param>
    /// <param name="Replace">Otherwise: the whole new content, as evidence files write it.</param>
    /// <param name="Reason">Why; the other party reads it.</param>
    public sealed record Request(string? Of, bool? Retract, JsonObject? Replace, string? Reason);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/corrections",
                (string agreement, Request request, Calls calls) =>
                    calls.OnAgreement(agreement, request, (a, asked, act) => Decide(a, asked, act))
            )
            .Needs(Permission.WriteEvidence)
            .WithSummary("Correct a fact; ?preview=true only shows what that does to figures and credits");

    internal static Decision Decide(AgreementFold agreement, Request request, Act act)
    {
        var problems = new List<Problem>();
        var read = EvidenceReader.ReadOne(Line(agreement, request, act), new Place("replace", 0, 0), Incoming.Options(agreement), problems);
        if (string.IsNullOrWhiteSpace(request.Reason))
        {
            problems.Add(new Problem("reason-missing", new Place("reason", 0, 0), "a correction says why"));
        }

        return problems.Count > 0 || read is not Fact.Correction correction
            ? Decision.Wrong(problems.Select(p => p with { At = p.At with { Line = 0, Column = 0 } }))
            : Made.File(
                agreement,
                act,
                new
                {
                    correction = correction.Reference,
                    of = correction.Of,
                    recordedAt = act.At,
                },
                [correction],
                "of"
            );
    }

    // Read as a line of evidence is, so that whatever could stand in a file can stand here.
    private static byte[] Line(AgreementFold agreement, Request request, Act act)
    {
        var line = new JsonObject
        {
            ["id"] = agreement.FreshId("Z"),
            ["kind"] = "correction",
            ["of"] = request.Of,
            ["at"] = ExactText.Of(act.At),
            ["by"] = act.Who.Party,
            ["reason"] = request.Reason,
            ["replace"] = request.Replace?.DeepClone(),
            ["retract"] = request.Retract == true ? true : null,
        };
        foreach (var empty in line.Where(m => m.Value is null).Select(m => m.Key).ToArray())
        {
            line.Remove(empty);
        }

        return System.Text.Encoding.UTF8.GetBytes(line.ToJsonString());
    }
}
