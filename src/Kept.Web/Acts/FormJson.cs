using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Kept.Web.Acts;

/// <summary>
/// The fields of a form as the JSON that the API takes. A name is a path, and may say what the value is: <c>text</c>, <c>minutes:number</c>,
/// <c>automatic:bool</c>, <c>scopes:list</c> (all values of that name), <c>resources:lines</c> (one a line), <c>rows:json</c>,
/// <c>at:time</c> (local date and time in the reader's zone), <c>from:time@Europe/Berlin</c> (in that zone), <c>terms.text</c> (nested),
/// <c>levels[0].id</c> (in a list). What was left empty is left out.
/// </summary>
public static class FormJson
{
    /// <param name="zone">Of the reader.</param>
    /// <param name="wrong">Gets the names of fields whose values are not what they are to be.</param>
    public static JsonObject Of(IEnumerable<KeyValuePair<string, string[]>> fields, DateTimeZone zone, ICollection<string> wrong)
    {
        var body = new JsonObject();
        foreach (var (name, given) in fields)
        {
            var (path, kind) = name.Split(':', 2) is [var p, var k] ? (p, k) : (name, "text");
            var values = given.Select(v => v.ReplaceLineEndings("\n")).Where(v => !string.IsNullOrWhiteSpace(v)).ToArray();
            if (values.Length == 0)
            {
                continue;
            }

            if (Value(kind, values, zone) is { } value)
            {
                Put(body, Steps(path), value);
            }
            else
            {
                wrong.Add(path);
            }
        }

        return body;
    }

    private static JsonNode? Value(string kind, string[] values, DateTimeZone zone) =>
        kind switch
        {
            "text" => JsonValue.Create(values[0].Trim('\n').TrimEnd(' ')),
            "number" => Number(values[0]),
            "bool" => JsonValue.Create(values[^1] is "true" or "on"),
            "list" => new JsonArray([.. values.Select(v => (JsonNode)JsonValue.Create(v.Trim()))]),
            "lines" => new JsonArray([.. Lines(values[0]).Select(v => (JsonNode)JsonValue.Create(v))]),
            "json" => Json(values[0]),
            "time" => Time(values[0], zone),
            _ when kind.StartsWith("time@", StringComparison.Ordinal) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(kind[5..]) is { } there
                ? Time(values[0], there)
                : null,
            _ => throw new InvalidOperationException($"a field of a form is of no kind {kind}"),
        };

    private static JsonValue? Number(string text) =>
        decimal.TryParse(text.Trim().Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : null;

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static JsonNode? Json(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A local time that does not exist is moved forward by the gap, one that comes twice is the first.</summary>
    private static JsonValue? Time(string text, DateTimeZone zone)
    {
        var local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(text.Trim());
        var exact = local.Success ? local : LocalDateTimePattern.ExtendedIso.Parse(text.Trim());
        return exact.Success ? JsonValue.Create(InstantPattern.ExtendedIso.Format(zone.AtLeniently(exact.Value).ToInstant()))
            : InstantPattern.ExtendedIso.Parse(text.Trim()).Success ? JsonValue.Create(text.Trim())
            : null;
    }

    /// <summary><c>levels[0].id</c> as levels, 0, id.</summary>
    private static string[] Steps(string path) =>
        path.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');

    private static void Put(JsonNode at, ReadOnlySpan<string> steps, JsonNode value)
    {
        if (steps.Length == 1)
        {
            Set(at, steps[0], value);
            return;
        }

        var below = Below(at, steps[0]);
        if (below is null)
        {
            below = int.TryParse(steps[1], out _) ? new JsonArray() : new JsonObject();
            Set(at, steps[0], below);
        }

        Put(below, steps[1..], value);
    }

    // A list closes up: what is put at a place behind its end comes to its end.
    private static JsonNode? Below(JsonNode at, string step) =>
        at is not JsonArray list ? at[step]
        : int.TryParse(step, out var index) && index < list.Count ? list[index]
        : null;

    private static void Set(JsonNode at, string step, JsonNode value)
    {
        if (at is JsonArray list)
        {
            list.Add(value);
        }
        else
        {
            at[step] = value;
        }
    }
}
