using System.Text;
using Kept.Core.Agreements;
using Kept.Text.Language;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Contract;

/// <summary>A clause in the words of its author, with the figures to which it refers put in as the language writes them.</summary>
internal static class Wording
{
    /// <param name="block">The path of the block in which the wording stands: <c>serviceLevels/uptime</c>.</param>
    public static string Resolved(Draft draft, string block, string text)
    {
        var (result, at) = (new StringBuilder(), 0);
        foreach (var (offset, reference) in WordingReference.In(text).Where(r => r.Offset >= 0))
        {
            var end = text.IndexOf('}', offset) + 1;
            if (offset >= at && WordingReference.Find(draft.Source.Tree, block, reference) is { } found)
            {
                result.Append(text, at, offset - at).Append(Figure(draft, found.Path, found.Value));
                at = end;
            }
        }

        return result.Append(text, at, text.Length - at).ToString().ReplaceLineEndings(" ").Trim();
    }

    private static string Figure(Draft draft, string path, Node value) =>
        path.Split('/') is ["serviceLevels", var id, "target"] && draft.Terms.LevelOf(id)?.Target is Target.Single single
            ? draft.Values.Bound(single.Bound)
            : Text(draft, value);

    private static string Text(Draft draft, Node value) =>
        value switch
        {
            ScalarNode word => Word(draft, word.Value),
            ListNode list => draft.Values.And(list.Items.Select(i => Text(draft, i))),
            MapNode map => draft.Values.And(map.Entries.Select(e => $"{e.Key}: {Text(draft, e.Value)}")),
            _ => "",
        };

    // What reads as a figure is written as the language writes it; anything else is the author's.
    private static string Word(Draft draft, string word) =>
        Quantities.Bound.TryRead(word, out var bound)
            ? bound.Comparison is { } comparison
                ? draft.Values.Bound(new Bound(comparison, bound.Limit))
                : draft.Values.Quantity(bound.Limit)
            : Times.Length.TryRead(word, out var length)
                ? draft.Values.Alone(length)
                : Times.Date.TryRead(word, out var date)
                    ? draft.Values.Date(date)
                    : Amounts.Rate.TryRead(word, out var rate)
                        ? $"{draft.Money(rate.Amount.Amount)} {draft.Values.Per(rate.Per)}"
                        : Amounts.Price.TryRead(word, out var price)
                            ? $"{draft.Money(price.Amount.Amount)} {draft.Values.Per(price.Per)}"
                            : word;
}
