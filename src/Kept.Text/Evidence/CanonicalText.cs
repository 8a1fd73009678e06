using System.Text;
using System.Text.Json;
using Kept.Core.Json;

namespace Kept.Text.Evidence;

/// <summary>Any JSON in the canonical form: numbers that are not whole become texts, since they are exact amounts here.</summary>
internal static class CanonicalText
{
    /// <param name="utf8">Well-formed JSON.</param>
    public static string Of(byte[] utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        var json = new CanonicalJson();
        Write(json, document.RootElement);
        return json.ToString();
    }

    /// <summary>An object without one of its members.</summary>
    public static string Without(JsonElement element, string key)
    {
        var json = new CanonicalJson().BeginObject();
        foreach (var member in LastOfEach(element).Where(m => m.Name != key))
        {
            Write(json.Key(member.Name), member.Value);
        }

        return json.EndObject().ToString();
    }

    private static void Write(CanonicalJson json, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.BeginObject();
                foreach (var member in LastOfEach(element))
                {
                    Write(json.Key(member.Name), member.Value);
                }

                json.EndObject();
                break;
            case JsonValueKind.Array:
                json.BeginArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(json, item);
                }

                json.EndArray();
                break;
            case JsonValueKind.True or JsonValueKind.False:
                json.Flag(element.GetBoolean());
                break;
            case JsonValueKind.Number when element.TryGetInt64(out var whole) && Math.Abs(whole) <= 1L << 53:
                json.Whole(whole);
                break;
            case JsonValueKind.Number:
                json.Text(element.GetRawText());
                break;
            default:
                json.Text(element.ValueKind == JsonValueKind.String ? element.GetString() : null);
                break;
        }
    }

    private static IEnumerable<JsonProperty> LastOfEach(JsonElement element) =>
        element.EnumerateObject().GroupBy(p => p.Name, StringComparer.Ordinal).Select(g => g.Last());
}
