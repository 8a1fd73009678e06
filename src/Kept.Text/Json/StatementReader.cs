using System.Collections.Immutable;
using System.Text.Json;
using Kept.Core.Assessment;
using Kept.Core.Json;
using Kept.Core.Money;
using Kept.Core.Problems;
using NodaTime.Text;

namespace Kept.Text.Json;

/// <summary>Reads a statement back: the JSON that <see cref="ResultJson"/> wrote, with the hash that proves it unchanged.</summary>
public static class StatementReader
{
    public static readonly ProblemKind NotAStatement = new(
        "not-a-statement", "This is no statement", "A statement is the canonical JSON that `kept assess --json` writes; give that file as it was written.");

    public static readonly ProblemKind StatementChanged = new(
        "statement-changed", "The statement was changed after it was issued",
        "The hash in the file is not that of its content. A statement is never edited: assess again, naming the unchanged file, and the difference becomes an adjustment.");

    public static Checked<StatedResult> Read(string json, string file)
    {
        var at = new Place(file, 0, 0);
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var hash = root.GetProperty("hash").GetString()!;
            return HashOf(root) != hash
                ? Refused(StatementChanged, at, $"the file says hash {hash[..Math.Min(12, hash.Length)]}, its content has another")
                : Checked<StatedResult>.Fine(new StatedResult(
                    hash,
                    root.GetProperty("agreement").GetString()!,
                    root.GetProperty("inputs").GetProperty("evidence").GetProperty("hash").GetString()!,
                    [.. root.GetProperty("levels").EnumerateArray().Select(Entry)]));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or UnparsableValueException or OverflowException)
        {
            return Refused(NotAStatement, at, "the file is not a statement that `kept assess --json` wrote");
        }
    }

    private static Checked<StatedResult> Refused(ProblemKind kind, Place at, string sentence) => Checked<StatedResult>.Refused([new Problem(kind.Code, at, sentence)]);

    /// <summary>The hash of the content without the hash itself.</summary>
    private static string HashOf(JsonElement root)
    {
        var json = new CanonicalJson().BeginObject();
        foreach (var member in root.EnumerateObject().Where(m => m.Name != "hash"))
        {
            Copy(member.Value, json.Key(member.Name));
        }

        return Sha256Hex.Of(json.EndObject().ToString());
    }

    private static void Copy(JsonElement from, CanonicalJson to)
    {
        switch (from.ValueKind)
        {
            case JsonValueKind.Object:
                to.BeginObject();
                foreach (var member in from.EnumerateObject())
                {
                    Copy(member.Value, to.Key(member.Name));
                }

                to.EndObject();
                break;
            case JsonValueKind.Array:
                to.BeginArray();
                foreach (var item in from.EnumerateArray())
                {
                    Copy(item, to);
                }

                to.EndArray();
                break;
            case JsonValueKind.Number:
                to.Whole(from.GetInt64());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                to.Flag(from.GetBoolean());
                break;
            default:
                to.Text(from.GetString());
                break;
        }
    }

    private static StatedEntry Entry(JsonElement level)
    {
        var window = level.GetProperty("window");
        var credit = level.GetProperty("credit");
        return new StatedEntry(
            level.GetProperty("id").GetString()!,
            level.GetProperty("clause").GetString()!,
            InstantPattern.ExtendedIso.Parse(window.GetProperty("from").GetString()!).Value,
            InstantPattern.ExtendedIso.Parse(window.GetProperty("until").GetString()!).Value,
            Optional(level, "member"),
            Optional(level, "occurrence"),
            level.GetProperty("verdict").GetString()!,
            Amount(credit.GetProperty("entitled")),
            Amount(credit.GetProperty("granted")));
    }

    private static string? Optional(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static AmountRange Amount(JsonElement amount) =>
        amount.ValueKind == JsonValueKind.Object
            ? new AmountRange(Exact(amount.GetProperty("best")), Exact(amount.GetProperty("worst")))
            : AmountRange.Of(Exact(amount));

    private static Rational Exact(JsonElement text) => decimal.Parse(text.GetString()!, System.Globalization.CultureInfo.InvariantCulture);
}
