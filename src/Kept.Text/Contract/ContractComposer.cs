using System.Collections.Immutable;
using Kept.Text.Contract.Languages;
using Kept.Text.Contract.Parts;

namespace Kept.Text.Contract;

/// <summary>From the terms to the contract that two parties sign. Pure: the same terms give the same blocks.</summary>
public static class ContractComposer
{
    public static ContractDocument Compose(ContractSource source, ContractLanguage language)
    {
        var draft = new Draft(source, language);
        return Document(
            draft,
            draft.Title,
            [
                .. PartiesPart.Of(draft),
                .. Outline.Of(Sections(draft), language),
                .. PartiesPart.Signatures(draft),
                .. Attached([.. ExhibitsPart.Of(draft), .. AppendixPart.Of(draft)]),
            ]
        );
    }

    /// <summary>One page for people who do not read the rest.</summary>
    public static ContractDocument Summarise(ContractSource source, ContractLanguage language)
    {
        var draft = new Draft(source, language);
        return Document(draft, language.Summary.Title(draft.Title), [.. SummaryPart.Of(draft)]);
    }

    private static IEnumerable<Section> Sections(Draft draft) =>
        [
            DefinitionsPart.Of(draft),
            .. TermPart.Of(draft) is { } term ? new[] { term } : [],
            TermPart.Fees(draft),
            ServicesPart.Of(draft),
            TicketsPart.Of(draft),
            LevelsPart.Of(draft),
            LevelsPart.Credits(draft),
            MembersPart.Of(draft),
            TicketsPart.Records(draft),
            .. FramePart.Of(draft),
        ];

    private static ContractBlock[] Attached(ContractBlock[] blocks) => blocks.Length == 0 ? [] : [new ContractBlock.PageBreak(), .. blocks];

    private static ContractDocument Document(Draft draft, string title, ImmutableArray<ContractBlock> blocks)
    {
        var words = draft.Words.Parties;
        var foot = new ContractFoot(
            words.FootVersion(draft.Title, draft.Terms.Id, draft.Source.Version),
            words.FootHash(draft.Source.Hash),
            words.Page
        );
        return new ContractDocument(draft.Words.Code, title, blocks, foot);
    }
}
