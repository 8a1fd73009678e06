using System.Text;
using System.Text.Json;
using Kept.Core.Problems;
using Kept.Text.Evidence;

namespace Kept.Text.Imports.Tickets;

/// <summary>A record of an export with the place where it stands.</summary>
/// <param name="ValueOf">The text of a field; null where it is not there or empty.</param>
internal sealed record ExportRecord(Place At, Func<string, string?> ValueOf);

/// <summary>Records of CSV, of JSON Lines, of a JSON list, or of a list within a JSON object.</summary>
internal static class ExportRecords
{
    public static List<ExportRecord> Read(string name, byte[] content, string? items, ProblemList problems) =>
        name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? OfCsv(name, content, problems)
        : items is not null || content.AsSpan().TrimStart(" \t\r\n\uFEFF"u8).StartsWith("["u8) ? OfJson(name, content, items, problems)
        : OfLines(name, content, problems);

    private static List<ExportRecord> OfCsv(string name, byte[] content, ProblemList problems)
    {
        var csv = new CsvRecords(new MemoryStream(content), name, problems);
        var records = new List<ExportRecord>();
        if (!csv.Header())
        {
            return records;
        }

        var names = Enumerable.Range(0, csv.Count).Select(i => csv[i].Trim().ToString()).ToArray();
        while (csv.Next())
        {
            if (csv.Count != names.Length)
            {
                problems.Add(
                    "bad-csv",
                    new Place(name, csv.Line, 1),
                    $"the record has {csv.Count} cells, the header {names.Length}",
                    "a cell that holds a comma or a line end stands in quotes"
                );
                continue;
            }

            var cells = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < names.Length; i++)
            {
                cells[names[i]] = csv[i].Trim().ToString();
            }

            records.Add(
                new ExportRecord(
                    new Place(name, csv.Line, 1),
                    field => cells.GetValueOrDefault(field) is { Length: > 0 } text ? text : null
                )
            );
        }

        return records;
    }

    private static List<ExportRecord> OfLines(string name, byte[] content, ProblemList problems)
    {
        var records = new List<ExportRecord>();
        var lines = Encoding.UTF8.GetString(content).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i]) && Parsed(lines[i], new Place(name, i + 1, 1), problems) is { } json)
            {
                records.Add(new ExportRecord(new Place(name, i + 1, 1), field => Value(json, field)));
            }
        }

        return records;
    }

    private static JsonElement? Parsed(string line, Place at, ProblemList problems)
    {
        try
        {
            return JsonDocument.Parse(line.Trim('\r', '\uFEFF')).RootElement;
        }
        catch (JsonException)
        {
            problems.Add("not-json", at, "the line is not JSON", "write each record on a line of its own, or all of them as a list");
            return null;
        }
    }

    private static List<ExportRecord> OfJson(string name, byte[] content, string? items, ProblemList problems)
    {
        var records = new List<ExportRecord>();
        try
        {
            var reader = new Utf8JsonReader(content.AsSpan().TrimStart("\uFEFF"u8));
            if (!ToList(ref reader, items))
            {
                problems.Add(
                    "not-json",
                    new Place(name, 1, 1),
                    items is null ? "the file holds no list" : $"the file has no list `{items}`"
                );
                return records;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                var at = new Place(name, 1 + content.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n'), 1);
                var json = JsonElement.ParseValue(ref reader);
                records.Add(new ExportRecord(at, field => Value(json, field)));
            }
        }
        catch (JsonException e)
        {
            problems.Add("not-json", new Place(name, (int)(e.LineNumber ?? 0) + 1, 1), "the file is not JSON from here on");
        }

        return records;
    }

    /// <summary>Moves to the beginning of the list; false where there is none.</summary>
    private static bool ToList(ref Utf8JsonReader reader, string? items)
    {
        if (!reader.Read() || items is null || reader.TokenType != JsonTokenType.StartObject)
        {
            return reader.TokenType == JsonTokenType.StartArray;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(items);
            reader.Read();
            if (found)
            {
                return reader.TokenType == JsonTokenType.StartArray;
            }

            reader.Skip();
        }

        return false;
    }

    /// <summary>A member by its name; where there is none, by the parts of the name, one object in the other.</summary>
    private static string? Value(JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (json.TryGetProperty(path, out var value))
        {
            return Text(value);
        }

        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && json.TryGetProperty(path[..dot], out var inner) ? Value(inner, path[(dot + 1)..]) : null;
    }

    private static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
}
