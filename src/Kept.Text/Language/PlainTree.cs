using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kept.Core.Problems;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language;

/// <summary>
/// YAML as JSON, as far as the language goes: maps, lists and words. A word that YAML takes for a number or a truth value, and is not in
/// quotes, is one; all others are texts. What the words mean is not asked.
/// </summary>
public static partial class PlainTree
{
    /// <returns>Null where it cannot be read; the problems say why.</returns>
    public static JsonNode? Of(SourceText source, List<Problem> problems)
    {
        var root = YamlReader.Read(source, problems);
        return root is null || problems.Count > 0 ? null : Json(root);
    }

    private static JsonNode? Json(Node node) =>
        node switch
        {
            MapNode map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key, Json(e.Value)))),
            ListNode list => new JsonArray([.. list.Items.Select(Json)]),
            ScalarNode { IsNull: true } => null,
            ScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } word => JsonValue.Create(word.Value == "true"),
            ScalarNode { Style: ScalarStyle.Plain } word when Number().IsMatch(word.Value) => JsonValue.Create(
                decimal.Parse(word.Value, NumberStyles.Number, CultureInfo.InvariantCulture)
            ),
            ScalarNode word => JsonValue.Create(word.Value),
            _ => throw new InvalidOperationException("a broken tree comes with a problem"),
        };

    [GeneratedRegex(@"^-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,9})?$")]
    private static partial Regex Number();
}
