using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Json;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Contract.Writers;

/// <summary>
/// A contract as canonical JSON: what stands before the first clause, and each clause with its blocks, so that a page can put something
/// beside it. The anchors are those of <see cref="HtmlWriter"/>.
/// </summary>
public static class ContractJson
{
    public static string Write(ContractDocument document, Terms terms)
    {
        var json = new CanonicalJson().BeginObject();
        json.Key("language").Text(document.Language).Key("title").Text(document.Title);
        json.Key("version").Text(document.Foot.Version).Key("hash").Text(document.Foot.Hash);
        Parties(json.Key("parties"), terms.Parties);
        var first = document.Blocks.TakeWhile(b => !IsClause(b)).Count();
        Blocks(json.Key("preamble"), document.Blocks.Take(first));
        Clauses(json.Key("clauses"), [.. document.Blocks.Skip(first)], [.. terms.ServiceLevels]);
        return json.EndObject().ToString();
    }

    /// <summary>A section, a clause with a heading, or a clause without one, which begins with a numbered paragraph.</summary>
    private static bool IsClause(ContractBlock block) =>
        block is Heading { Level: 1 } or Heading { Level: 2, Number: not null } or Paragraph { Number: not null, Lead: null };

    private static void Clauses(CanonicalJson json, ImmutableArray<ContractBlock> blocks, List<ServiceLevel> levels)
    {
        json.BeginArray();
        for (var at = 0; at < blocks.Length; )
        {
            var rest = blocks.Skip(at + 1).TakeWhile(b => !IsClause(b)).ToArray();
            Clause(json, blocks[at], rest, levels);
            at += 1 + rest.Length;
        }

        json.EndArray();
    }

    private static void Clause(CanonicalJson json, ContractBlock head, ContractBlock[] rest, List<ServiceLevel> levels)
    {
        var heading = head as Heading;
        var number = heading?.Number ?? (head as Paragraph)?.Number;
        var level = heading is null ? null : levels.Find(l => IsOf(l, heading));
        levels.Remove(level!);
        json.BeginObject().Key("clause").Text(number).Key("heading").Text(heading?.Text).Key("depth").Whole(heading?.Level ?? 2);
        json.Key("anchor").Text(heading is null || number is null ? null : HtmlWriter.Anchor(number));
        json.Key("level").Text(level?.Id);
        Blocks(json.Key("blocks"), heading is null ? rest.Prepend(head) : rest);
        json.EndObject();
    }

    // Two levels may stand in one clause; the heading says which is which.
    private static bool IsOf(ServiceLevel level, Heading heading) =>
        level.Clause == heading.Number && heading.Text.EndsWith(Words.Sentence(level.DisplayTitle), StringComparison.Ordinal);

    private static void Parties(CanonicalJson json, Parties parties)
    {
        json.BeginArray();
        foreach (var (role, party) in new[] { ("provider", parties.Provider), ("customer", parties.Customer) })
        {
            json.BeginObject().Key("role").Text(role).Key("name").Text(party.Name);
            json.Key("email").Text(party.Email).Key("address").Text(party.Address).EndObject();
        }

        json.EndArray();
    }

    private static void Blocks(CanonicalJson json, IEnumerable<ContractBlock> blocks)
    {
        json.BeginArray();
        foreach (var block in blocks.Where(b => b is not PageBreak))
        {
            ContractBlockJson.Write(json.BeginObject(), block);
            json.EndObject();
        }

        json.EndArray();
    }
}
