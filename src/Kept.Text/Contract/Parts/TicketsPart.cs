using System.Collections.Immutable;
using Kept.Core.Agreements;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Contract.Parts;

/// <summary>Categories and priorities of tickets, and whose record decides.</summary>
internal static class TicketsPart
{
    public static Section Of(Draft draft)
    {
        ContractBlock[] blocks = [.. Categories(draft), .. Priorities(draft)];
        return blocks.Length == 0 ? new Section("", []) : Section.Of(draft.Words.Frame.Tickets, null, blocks);
    }

    public static Section Records(Draft draft)
    {
        var words = draft.Words.Frame;
        return draft.Terms.Decides.IsEmpty
            ? new Section("", [])
            : Section.Of(
                words.Records,
                null,
                new Items([.. draft.Terms.Decides.OrderBy(d => d.Key == "any").Select(d => words.RecordsLead(d.Key, d.Value))])
            );
    }

    private static IEnumerable<ContractBlock> Categories(Draft draft)
    {
        var words = draft.Words.Frame;
        if (draft.Terms.Categories.IsEmpty)
        {
            yield break;
        }

        yield return new Paragraph(words.Categories);
        yield return new Table(
            [new Column(words.CategoryHead), new Column(draft.Words.Figures.Dimension(TargetDimension.Priority))],
            [.. draft.Terms.Categories.Select(c => ImmutableArray.Create(Words.Sentence(c.Title ?? c.Id), c.Priority ?? "–"))]
        );
    }

    private static IEnumerable<ContractBlock> Priorities(Draft draft)
    {
        var (words, figures) = (draft.Words.Frame, draft.Words.Figures);
        if (draft.Terms.Priorities.IsEmpty)
        {
            yield break;
        }

        yield return new Paragraph(words.Priorities);
        yield return new Table(
            [
                new Column(words.CategoryHead),
                new Column(figures.Dimension(TargetDimension.Urgency)),
                new Column(figures.Dimension(TargetDimension.Impact)),
                new Column(words.TechnicalLevelHead),
                new Column(figures.Dimension(TargetDimension.Priority)),
            ],
            [.. draft.Terms.Priorities.Select(Row)]
        );

        ImmutableArray<string> Row(PriorityRule rule) =>
            [
                rule.Category ?? words.Any,
                rule.Urgency ?? words.Any,
                rule.Impact ?? words.Any,
                rule.TechnicalLevel ?? words.Any,
                rule.Priority,
            ];
    }
}
