using System.Collections.Immutable;
using System.Text;
using Kept.Core.Evidence;
using Kept.Core.Json;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Filing;

namespace Kept.Server.Evidence;

/// <summary>
/// Files facts that a command made, after reading them as evidence is read: what the server files, the command line reads.
/// </summary>
internal static class Made
{
    /// <param name="facts">With their words in them; they are taken out before they are filed (R15).</param>
    /// <param name="place">The field of the request that the facts are about, for problems.</param>
    public static Decision File(
        AgreementFold agreement,
        Act act,
        object answer,
        ImmutableArray<Fact> facts,
        string place = "",
        params ImmutableArray<NewEntryOf> also
    )
    {
        var incoming = Read(agreement, facts, act, place);
        var problems = incoming.Problems.Concat(Reserved.Problems(agreement, incoming.Facts, replaced: true)).ToArray();
        if (problems.Length > 0)
        {
            return Decision.Wrong(problems);
        }

        if (agreement.Stage is Stage.Draft or Stage.Proposed)
        {
            return Decision.Unfit(
                "not-signed",
                "the agreement is not signed by both parties yet: nothing can be held against it",
                "sign it first"
            );
        }

        if (act.Preview)
        {
            return Effects.Preview(agreement, incoming.Fresh, act.At);
        }

        var texts = new Erasables(act.Ids, agreement.Owner);
        var entries = incoming.Fresh.Select(texts.TakenOut).Select(AgreementFacts.Entry).ToArray();
        return Decision.Of(agreement, answer, [.. entries, .. also.Select(a => a.Entry)]) with
        {
            Texts = [.. texts.All, .. also.SelectMany(a => a.Texts)],
            Status = StatusCodes.Status201Created,
        };
    }

    private static Incoming Read(AgreementFold agreement, ImmutableArray<Fact> facts, Act act, string place)
    {
        var lines = new StringBuilder();
        foreach (var fact in facts)
        {
            var json = new CanonicalJson();
            FactJson.Write(json, fact);
            lines.Append(json).Append('\n');
        }

        var read = Incoming.Read(agreement, "facts.jsonl", Encoding.UTF8.GetBytes(lines.ToString()), act.At);
        return read with { Problems = [.. read.Problems.Select(p => p with { At = new Place(place, 0, 0) })] };
    }
}

/// <summary>An entry of the server's own beside facts, with its texts.</summary>
internal sealed record NewEntryOf(Store.NewEntry Entry, params ImmutableArray<Store.ErasableText> Texts);
