using System.Text.Json;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Text.Evidence;
using Kept.Text.Language;
using NodaTime;

namespace Kept.Server.Agreements;

/// <summary>
/// Proposes a dated change of the terms. It is in force once both have signed the version that it makes (R10); until then it can be taken back.
/// </summary>
internal static class AmendAgreement
{
    /// <param name="Id">Its name: <c>amendment-1</c>; none: the next of them.</param>
    /// <param name="Effective">The first day.</param>
    /// <param name="Change">The changed keys, as they would stand in the terms; null takes a key out.</param>
    /// <param name="Text">The same as YAML, instead.</param>
    public sealed record Request(string? Id, LocalDate? Effective, JsonElement? Change, string? Text = null);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/agreements/{agreement}/amendments",
                (string agreement, Request request, Calls calls) => calls.OnAgreement(agreement, request, Decide)
            )
            .Needs(Permission.WriteAgreements)
            .WithSummary("Propose an amendment; ?preview=true shows what it would change in meaning, and who gains");
    }

    internal static Decision Decide(AgreementFold agreement, Request request, Act act)
    {
        if (agreement.Stage != Stage.Signed)
        {
            return Decision.Unfit("not-signed", "only an agreement that both have signed is amended", "revise the draft instead");
        }

        var problems = new List<Problem>();
        var fact = Fact(agreement, Read(request, problems), act, problems);
        if (fact is null)
        {
            return Decision.Wrong(problems);
        }

        var read = agreement.ReadWith(agreement.Book.Amendments.Append(fact));
        return read.Value is not { } document ? Decision.Wrong(read.Problems)
            : SignedAfter(agreement, document, fact) is { } signed ? Unsettling(signed)
            : act.Preview ? new Decision.File([], Preview(document, fact))
            : Decision.Of(agreement, Answer(fact, document), AgreementFacts.Entry(fact)) with { Status = StatusCodes.Status201Created };
    }

    /// <summary>
    /// A version that begins later and that somebody has signed. Its terms, and so its hash, would become others under the signature.
    /// </summary>
    private static AgreementVersion? SignedAfter(AgreementFold agreement, AgreementDocument document, Fact.Amendment fact)
    {
        var later = document.Agreement.Versions.SkipWhile(v => v.Label != fact.Reference).Skip(1).Select(v => v.Label).ToHashSet();
        return agreement.Agreement.Versions.FirstOrDefault(v => later.Contains(v.Label) && agreement.IsSignedByAny(v));
    }

    private static Decision.Refuse Unsettling(AgreementVersion signed) =>
        Decision.Unfit(
            "signed-later",
            $"{signed.Label} begins later and is signed: with this before it, its terms would not be those that were signed",
            $"let this begin no earlier than {signed.Label}, and say in it what is to hold from then on"
        );

    /// <summary>What it changes in the version before it, which may itself be one that is not signed yet.</summary>
    private static object Preview(AgreementDocument document, Fact.Amendment fact)
    {
        var made = document.Agreement.Versions.First(v => v.Label == fact.Reference);
        return Changes.Of(document, made.Number - 1, made.Number);
    }

    private static object Answer(Fact.Amendment fact, AgreementDocument document)
    {
        var made = document.Agreement.Versions.First(v => v.Label == fact.Reference);
        return new
        {
            amendment = fact.Reference,
            version = made.Number,
            hash = made.Hash,
            effective = fact.Effective,
        };
    }

    private static Request Read(Request request, List<Problem> problems) =>
        request is { Change: null, Text: { } text } && PlainTree.Of(new SourceText("text", text), problems) is { } tree
            ? request with
            {
                Change = JsonSerializer.SerializeToElement(tree),
            }
            : request;

    /// <summary>As evidence would have it, so that the patch is canonical; null where something is wrong.</summary>
    private static Fact.Amendment? Fact(AgreementFold agreement, Request request, Act act, List<Problem> problems)
    {
        if (request.Effective is null)
        {
            problems.Add(
                new Problem(
                    "effective-missing",
                    new Place("effective", 0, 0),
                    "an amendment names its first day",
                    "write \"effective\": \"2026-07-01\""
                )
            );
        }

        if (request.Change is not { ValueKind: JsonValueKind.Object } && problems.All(p => p.Code == "effective-missing"))
        {
            problems.Add(
                new Problem(
                    "change-missing",
                    new Place("change", 0, 0),
                    "an amendment names the keys that it changes",
                    "write \"change\": {\"serviceLevels\": …}"
                )
            );
        }

        var id = request.Id ?? agreement.NextId("amendment");
        if (agreement.Evidence.ContainsKey(id))
        {
            problems.Add(new Problem("id-known", new Place("id", 0, 0), $"{id} is recorded already"));
        }

        if (problems.Count > 0)
        {
            return null;
        }

        var line = JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                id,
                kind = "amendment",
                patch = request.Change,
                effective = Core.Json.ExactText.Of(request.Effective!.Value),
                at = Core.Json.ExactText.Of(act.At),
            }
        );
        return EvidenceReader.ReadOne(line, new Place("change", 0, 0), EvidenceOptions.Default, problems) as Fact.Amendment is { } fact
            ? fact with
            {
                RecordedAt = act.At,
            }
            : null;
    }
}
