using Kept.Core.Agreements;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Contract.Parts;

/// <summary>Time that does not count against the provider.</summary>
internal static class ExclusionText
{
    public static IEnumerable<ContractBlock> Of(Draft draft, ServiceLevel level) =>
        level.Exclusions.IsEmpty
            ? []
            :
            [
                new Paragraph(draft.Words.Levels.Exclusions) { Lead = draft.Words.Levels.ExclusionsLead },
                new Items([.. level.Exclusions.Select(e => Item(draft, e))]),
            ];

    /// <summary>One exclusion with its conditions, as a phrase.</summary>
    public static string Item(Draft draft, Exclusion exclusion)
    {
        var words = draft.Words.Levels;
        var what = words.Exclusion(exclusion.What, draft.Level);
        string[] conditions =
        [
            .. exclusion.When.Select(words.Condition),
            .. exclusion.AsTotal ? new[] { words.AsTotal } : [],
            .. exclusion.Budget is { } budget ? new[] { words.Budget(budget) } : [],
        ];
        var clause = exclusion.Clause is { } number ? $" ({words.Clause(number)})" : "";
        return $"{what}{clause}{string.Concat(conditions.Select(c => $", {c}"))} – {words.Leaves(exclusion.Leaves)}";
    }
}
