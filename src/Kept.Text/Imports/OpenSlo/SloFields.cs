using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Money;
using Kept.Core.Problems;
using Kept.Text.Language;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Imports.OpenSlo;

/// <summary>Takes values out of a file's nodes; whatever is wrong is collected, so that all of it is told at once.</summary>
internal sealed class SloFields
{
    public List<Problem> Problems { get; } = [];

    public List<LeftOut> Left { get; } = [];

    /// <summary>A word that must be there; empty where it is not, which is then a problem.</summary>
    public string Word(MapNode map, string key, string meaning) => Optional(map, key) ?? Missing(map, key, meaning);

    /// <summary>A word, where there is one.</summary>
    public string? Optional(MapNode map, string key) =>
        map[key] switch
        {
            null or ScalarNode { IsNull: true } => null,
            ScalarNode word => word.Value,
            var other => Wrong(other, $"`{key}` must be a word"),
        };

    public MapNode? Map(MapNode map, string key, string? meaning = null) =>
        map[key] switch
        {
            MapNode inner => inner,
            null or ScalarNode { IsNull: true } => NoMap(meaning is null ? "" : Missing(map, key, meaning)),
            BrokenNode => null,
            var other => NoMap(Wrong(other, $"`{key}` must be a map of keys")),
        };

    private static MapNode? NoMap(string? _) => null;

    /// <summary>The maps of a list; those that are none are problems.</summary>
    public ImmutableArray<MapNode> Maps(MapNode map, string key)
    {
        if (map[key] is not ListNode list)
        {
            _ = map[key] is null or ScalarNode { IsNull: true } or BrokenNode ? null : Wrong(map[key]!, $"`{key}` must be a list");
            return [];
        }

        foreach (var other in list.Items.Where(i => i is not (MapNode or BrokenNode)))
        {
            Wrong(other, $"each item of `{key}` must be a map of keys");
        }

        return [.. list.Items.OfType<MapNode>()];
    }

    /// <summary>A plain decimal number, where there is one.</summary>
    public Rational? Number(MapNode map, string key)
    {
        if (Optional(map, key) is not { } text)
        {
            return null;
        }

        if (
            decimal.TryParse(
                text,
                NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            return number;
        }

        NotUnderstood(map[key]!, key, text, "a decimal number, such as `0.995`");
        return null;
    }

    public void NotUnderstood(Node at, string key, string text, string expected) =>
        Problems.Add(ProblemCodes.ValueNotUnderstood.At(at.At, $"`{key}: {text}` is not understood", $"expected {expected}"));

    public string Missing(MapNode map, string key, string meaning)
    {
        Problems.Add(ProblemCodes.MissingKey.At(map.At, $"`{key}` is missing here", $"add `{key}:` ({meaning})"));
        return "";
    }

    public void LeaveOut(MapNode map, string key, string of, string why)
    {
        if (map.Find(key) is { } entry)
        {
            Left.Add(new LeftOut(entry.At, $"{of}: {key}", why));
        }
    }

    /// <summary>Whatever else stands there.</summary>
    public void LeaveRest(MapNode map, string of, params string[] known)
    {
        foreach (var entry in map.Entries.Where(e => !known.Contains(e.Key)))
        {
            Left.Add(new LeftOut(entry.At, $"{of}: {entry.Key}", "an agreement has no word for it"));
        }
    }

    private string? Wrong(Node at, string sentence)
    {
        Problems.Add(ProblemCodes.WrongKind.At(at.At, sentence, null));
        return null;
    }
}
