using System.Text.Json;
using Kept.Core.Json;
using NodaTime;

namespace Kept.Server.Filing;

/// <summary>Payloads of the kinds that only the server knows: flat objects of text, written canonically.</summary>
public static class Payload
{
    public const string Nothing = "{}";

    /// <summary>Values that are null are left out. A value may be text, a flag, a whole number, an instant, a day or a map of texts.</summary>
    public static string Of(params ReadOnlySpan<(string Key, object? Value)> fields)
    {
        var json = new CanonicalJson().BeginObject();
        foreach (var (key, value) in fields)
        {
            if (value is not null)
            {
                Write(json.Key(key), value);
            }
        }

        return json.EndObject().ToString();
    }

    private static void Write(CanonicalJson json, object value)
    {
        switch (value)
        {
            case string text:
                json.Text(text);
                break;
            case bool flag:
                json.Flag(flag);
                break;
            case int whole:
                json.Whole(whole);
                break;
            case long whole:
                json.Whole(whole);
                break;
            case Instant at:
                json.Text(ExactText.Of(at));
                break;
            case LocalDate day:
                json.Text(ExactText.Of(day));
                break;
            case JsonText embedded:
                json.Embed(System.Text.Encoding.UTF8.GetBytes(embedded.Text));
                break;
            case IEnumerable<string> list:
                json.BeginArray();
                foreach (var item in list)
                {
                    json.Text(item);
                }
                json.EndArray();
                break;
            case IReadOnlyDictionary<string, string> map:
                json.BeginObject();
                foreach (var (key, text) in map)
                {
                    json.Key(key).Text(text);
                }
                json.EndObject();
                break;
            default:
                throw new ArgumentException($"a payload holds no {value.GetType().Name}", nameof(value));
        }
    }

    public static JsonElement Read(string payload) => JsonDocument.Parse(payload).RootElement;

    /// <summary>The text of a field; null where it is not there.</summary>
    public static string? Text(this JsonElement payload, string key) =>
        payload.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static Instant? At(this JsonElement payload, string key) =>
        payload.Text(key) is { } text ? NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value : null;

    public static LocalDate? Day(this JsonElement payload, string key) =>
        payload.Text(key) is { } text ? NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value : null;

    public static bool Flag(this JsonElement payload, string key) =>
        payload.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.True;

    public static IEnumerable<string> Texts(this JsonElement payload, string key) =>
        payload.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(v => v.GetString() ?? "")
            : [];

    public static IReadOnlyDictionary<string, string> Map(this JsonElement payload, string key) =>
        payload.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString() ?? "", StringComparer.Ordinal)
            : new Dictionary<string, string>();
}
