using System.Collections.Immutable;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Text.Evidence;

namespace Kept.Server.Evidence;

/// <summary>
/// Files facts of an agreement, one or a hundred thousand: all of them or none, every problem with its line. A fact that is there already
/// changes nothing.
/// </summary>
internal static class FileEvidence
{
    /// <param name="Name">Of the file: <c>outages.csv</c>, <c>evidence.jsonl</c>.</param>
    /// <param name="AsGiven">Facts keep the <c>recordedAt</c> that they have, and every kind may be filed: for taking over a past.</param>
    public sealed record Request(string Name, byte[] Content, bool AsGiven);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/evidence",
                async (string agreement, string? file, bool? asGiven, HttpRequest http, Calls calls) =>
                {
                    var request = new Request(file ?? NameBy(http.ContentType), await Content(http, calls.Cancel), asGiven ?? false);
                    return await calls.OnAgreement(agreement, request, Decide);
                }
            )
            .Accepts<string>("application/jsonl", "text/csv", "application/json")
            .Needs(Permission.WriteEvidence)
            .WithSummary("File facts: JSON Lines or CSV, all or nothing; ?preview=true only shows what they do to figures and credits");

    public static Decision Decide(AgreementFold agreement, Request request, Act act)
    {
        var read = Incoming.Read(agreement, request.Name, request.Content, act.At);
        var problems = read.Problems.Concat(request.AsGiven ? [] : Reserved.Problems(agreement, read.Facts)).ToImmutableArray();
        if (request.AsGiven && !act.Who.May(Permission.WriteAgreements))
        {
            return Decision.Forbidden("facts are taken over as given by whoever may write agreements");
        }

        if (problems.Length > 0)
        {
            return Decision.Wrong(problems);
        }

        if (agreement.Stage is Stage.Draft or Stage.Proposed && !request.AsGiven)
        {
            return Decision.Unfit(
                "not-signed",
                "the agreement is not signed by both parties yet: nothing can be held against it",
                "sign it first"
            );
        }

        return Filed(agreement, read, request, act);
    }

    private static async Task<byte[]> Content(HttpRequest http, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await http.Body.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }

    private static string NameBy(string? contentType) =>
        contentType?.StartsWith("text/csv", StringComparison.Ordinal) == true ? "facts.csv" : "evidence.jsonl";

    /// <summary>What is filed of facts that were read well; or what it would do to figures and credits.</summary>
    private static Decision Filed(AgreementFold agreement, Incoming read, Request request, Act act)
    {
        var dated = read.Fresh.Select(f => request.AsGiven ? f : f with { RecordedAt = act.At }).ToImmutableArray();
        if (act.Preview)
        {
            return Effects.Preview(agreement, dated, act.At);
        }

        var texts = new Erasables(act.Ids, agreement.Owner);
        var entries = dated.Select(texts.TakenOut).Select(AgreementFacts.Entry).ToImmutableArray();
        var answer = new { facts = read.Facts.Length, references = read.Facts.Take(100).Select(f => f.Fact.Reference) };
        return new Decision.File([(agreement, entries)], answer) { Texts = texts.All };
    }
}
