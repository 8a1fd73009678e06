using Kept.Core.Agreements;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Contract.Parts;

/// <summary>Who agrees, and what they want to reach.</summary>
internal static class PartiesPart
{
    public static IEnumerable<ContractBlock> Of(Draft draft)
    {
        var words = draft.Words.Parties;
        yield return new Paragraph(words.Version(draft.Source.Version, draft.Source.EffectiveOn));
        yield return new Paragraph(words.Between);
        yield return new Definitions([
            new Definition(words.Provider, Describe(draft.Terms.Parties.Provider)),
            new Definition(words.Customer, draft.Customer is null ? words.AnyCustomer : Describe(draft.Terms.Parties.Customer)),
        ]);
        foreach (var block in Above(draft).Concat(Objectives(draft)))
        {
            yield return block;
        }
    }

    public static IEnumerable<ContractBlock> Signatures(Draft draft)
    {
        var words = draft.Words.Parties;
        yield return new Heading(1, null, words.Signatures);
        yield return new Paragraph(words.Signing(draft.Source.Hash));
        yield return new Signatures([
            Place(words.Provider, draft.Terms.Parties.Provider.Name),
            Place(words.Customer, draft.Customer ?? ""),
        ]);

        SignaturePlace Place(string role, string name) => new(role, name, [words.Signature, words.NameAndFunction, words.PlaceAndDate]);
    }

    private static string Describe(Party party) =>
        string.Join(", ", new[] { party.Name, party.Address, party.Email }.Where(p => !string.IsNullOrEmpty(p)));

    private static IEnumerable<ContractBlock> Above(Draft draft)
    {
        var frame = draft.Terms.Frame;
        if (frame.Under is { } master)
        {
            yield return new Paragraph(draft.Words.Parties.Under(master));
        }

        if (!frame.Extends.IsEmpty)
        {
            yield return new Paragraph(draft.Words.Parties.Extends(draft.Values.Quoted(frame.Extends)));
        }
    }

    private static IEnumerable<ContractBlock> Objectives(Draft draft) =>
        draft.Terms.Frame.Objectives.IsEmpty
            ? []
            : [new Heading(2, null, draft.Words.Parties.Objectives), new Items(draft.Terms.Frame.Objectives)];
}
