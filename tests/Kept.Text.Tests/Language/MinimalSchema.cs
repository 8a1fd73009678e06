using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Tests.Language;

/// <summary>A validator for the few keywords that the schema uses; enough to hold it against every sample.</summary>
internal sealed class MinimalSchema(JsonObject root)
{
    private static readonly HashSet<string> Known =
    [
        "$schema", "$ref", "$defs", "title", "description", "examples", "type", "properties", "required", "additionalProperties", "propertyNames", "items", "minItems", "minLength", "anyOf", "pattern",
    ];

    public bool Accepts(JsonNode? value) => Accepts(root, value);

    /// <summary>As an editor sees the file: plain words by the core schema of YAML 1.2.</summary>
    public static JsonNode? ToJson(Node node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key, ToJson(e.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(ToJson)]),
        ScalarNode { IsNull: true } => null,
        ScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => JsonValue.Create(flag.Value == "true"),
        ScalarNode { Style: ScalarStyle.Plain } word when Regex.IsMatch(word.Value, @"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$") => JsonValue.Create(decimal.Parse(word.Value, CultureInfo.InvariantCulture)),
        ScalarNode word => JsonValue.Create(word.Value),
        _ => throw new InvalidOperationException("a broken tree"),
    };

    private bool Accepts(JsonObject schema, JsonNode? value)
    {
        schema.Select(k => k.Key).Where(k => !Known.Contains(k)).ShouldBeEmpty();
        if (schema["$ref"] is { } reference)
        {
            var name = reference.GetValue<string>()["#/$defs/".Length..];
            return Accepts((JsonObject)root["$defs"]![name]!, value);
        }

        return TypeFits(schema["type"], value)
            && (schema["anyOf"] is not JsonArray any || any.Any(s => Accepts((JsonObject)s!, value)))
            && (value is not JsonObject map || MapFits(schema, map))
            && (value is not JsonArray list || ListFits(schema, list))
            && (!IsText(value) || TextFits(schema, value!.GetValue<string>()));
    }

    private bool MapFits(JsonObject schema, JsonObject map)
    {
        var properties = schema["properties"] as JsonObject;
        return (schema["required"] as JsonArray ?? []).All(k => map.ContainsKey(k!.GetValue<string>()))
            && map.All(entry => properties?[entry.Key] is JsonObject known ? Accepts(known, entry.Value) : AnyOther(schema["additionalProperties"], entry.Value))
            && (schema["propertyNames"] is not JsonObject names || map.All(entry => TextFits(names, entry.Key)));
    }

    private bool AnyOther(JsonNode? rule, JsonNode? value) => rule switch
    {
        null => true,
        JsonObject schema => Accepts(schema, value),
        _ => rule.GetValue<bool>(),
    };

    private bool ListFits(JsonObject schema, JsonArray list) =>
        list.Count >= (schema["minItems"]?.GetValue<int>() ?? 0) && (schema["items"] is not JsonObject items || list.All(i => Accepts(items, i)));

    private static bool TextFits(JsonObject schema, string text) =>
        text.Length >= (schema["minLength"]?.GetValue<int>() ?? 0) && (schema["pattern"] is not { } pattern || Regex.IsMatch(text, pattern.GetValue<string>()));

    private static bool IsText(JsonNode? value) => value is JsonValue word && word.TryGetValue<string>(out _);

    private static bool TypeFits(JsonNode? type, JsonNode? value) => type switch
    {
        null => true,
        JsonArray several => several.Any(t => TypeFits(t, value)),
        _ => type.GetValue<string>() switch
        {
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            "string" => IsText(value),
            "boolean" => value is JsonValue flag && flag.TryGetValue<bool>(out _),
            "number" => value is JsonValue number && number.TryGetValue<decimal>(out _),
            var other => throw new InvalidOperationException(other),
        },
    };
}
