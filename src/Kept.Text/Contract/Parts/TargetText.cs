using System.Collections.Immutable;
using Kept.Core.Agreements;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Contract.Parts;

/// <summary>The promise of a level: a sentence, or a sentence and a table of cases.</summary>
internal static class TargetText
{
    public static IEnumerable<ContractBlock> Of(Draft draft, ServiceLevel level)
    {
        var (words, lead) = (draft.Words.Figures, draft.Words.Levels.PromiseLead);
        var figure = words.Figure(level.Measure, words.Of(level.Of.Select(draft.Service)));
        var over = level.Measure.Frame.Window is { } window ? draft.Values.In(window) : null;
        var sentence = level.Wording is { } wording ? Wording.Resolved(draft, $"serviceLevels/{level.Id}", wording) : null;
        yield return new Paragraph(
            Words.Text(
                sentence
                    ?? level.Target switch
                    {
                        Target.Single single => words.Promise(figure, draft.Values.Bound(single.Bound), over),
                        _ => words.PromiseByCase(figure, over),
                    },
                level.HoldsAfter is { } after ? draft.Words.Levels.HoldsAfter(after) : "",
                level.For.IsEmpty
                    ? ""
                    : draft.Words.Levels.For(level.For.Select(f => $"{draft.Values.Quote(f.Key)}: {string.Join(" / ", f.Value)}"))
            )
        )
        {
            Lead = lead,
        };
        if (level.Target is Target.Matrix matrix)
        {
            yield return Cases(draft, matrix);
        }

        if (level.Measure is Measure.Attainment { Within: Target.Matrix within })
        {
            yield return new Paragraph(draft.Words.Levels.AttainedWithin);
            yield return Cases(draft, within);
        }
    }

    /// <summary>The promise in a cell of a table.</summary>
    public static string Short(Draft draft, ServiceLevel level) =>
        level.Target switch
        {
            Target.Single single => draft.Values.Bound(single.Bound),
            Target.Matrix matrix => string.Join("; ", matrix.Cells.Select(c => $"{Keys(draft, c)}: {draft.Values.Bound(c.Bound)}")),
            _ => throw new InvalidOperationException("the family is closed"),
        };

    private static string Keys(Draft draft, TargetCell cell) => string.Join(" / ", cell.Keys.Select(k => Key(draft, k)));

    private static Table Cases(Draft draft, Target.Matrix matrix)
    {
        var words = draft.Words.Figures;
        var clocks = matrix.Cells.Any(c => c.Clock is not null);
        return new Table(
            [
                .. matrix.By.Select(d => new Column(words.Dimension(d))),
                new Column(words.PromiseHead),
                .. clocks ? [new Column(words.HoursHead)] : ImmutableArray<Column>.Empty,
            ],
            [.. matrix.Cells.Select(Row)]
        );

        ImmutableArray<string> Row(TargetCell cell) =>
            [
                .. cell.Keys.Select(k => Key(draft, k)),
                draft.Values.Bound(cell.Bound),
                .. clocks ? new[] { cell.Clock is { } clock ? draft.Words.Calendars.InHoursOf(clock) : "–" } : [],
            ];
    }

    private static string Key(Draft draft, string key) =>
        key == "*" ? draft.Words.Figures.AnyOther : draft.Terms.Categories.FirstOrDefault(c => c.Id == key)?.Title ?? key;
}
