using System.Collections.Immutable;
using System.Text.Json;
using Kept.Core.Assessment;
using Kept.Core.Json;
using Kept.Core.Money;
using Kept.Core.Problems;
using Kept.Text.Evidence;
using NodaTime;
using NodaTime.Text;

namespace Kept.Text.Json;

/// <summary>
/// Reads a statement back: a result as <see cref="ResultJson"/> wrote it, in any layout. Its hash must be that of its content.
/// </summary>
public static class StatedJson
{
    public static IReadOnlyList<ProblemKind> Problems { get; } =
    [
        new(
            "not-a-statement",
            "Not a statement",
            "The file must be what `kept assess --json` printed: a JSON object with agreement, levels, inputs and hash."
        ),
        new(
            "statement-altered",
            "The hash does not fit the content",
            "The statement was changed after it was made. Ask the other party for theirs, or assess again with the same inputs."
        ),
    ];

    public static Checked<StatedResult> Read(byte[] utf8, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8);
            return Checked(document.RootElement, file);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return Refused("not-a-statement", file, "the file is not a statement", "write what `kept assess --json` printed");
        }
    }

    private static Checked<StatedResult> Checked(JsonElement root, string file)
    {
        var hash = Word(root, "hash");
        var stated = new StatedResult(
            hash,
            Word(root, "agreement"),
            Word(root.GetProperty("inputs").GetProperty("evidence"), "hash"),
            [.. root.GetProperty("levels").EnumerateArray().Select(Entry)]
        );
        return Sha256Hex.Of(CanonicalText.Without(root, "hash")) == hash
            ? Core.Problems.Checked<StatedResult>.Fine(stated)
            : Refused(
                "statement-altered",
                file,
                $"the content does not have the hash {hash[..Math.Min(12, hash.Length)]}… that it names",
                "it was changed after it was made"
            );
    }

    private static Checked<StatedResult> Refused(string code, string file, string sentence, string hint) =>
        Core.Problems.Checked<StatedResult>.Refused([new Problem(code, new Place(file, 0, 0), sentence, hint)]);

    private static StatedEntry Entry(JsonElement level)
    {
        var (window, credit) = (level.GetProperty("window"), level.GetProperty("credit"));
        return new StatedEntry(
            Word(level, "id"),
            Word(level, "clause"),
            At(window, "from"),
            At(window, "until"),
            Optional(level, "member"),
            Optional(level, "occurrence"),
            Word(level, "verdict"),
            Amount(credit.GetProperty("entitled")),
            Amount(credit.GetProperty("granted"))
        );
    }

    private static AmountRange Amount(JsonElement amount) =>
        amount.ValueKind == JsonValueKind.Object
            ? new AmountRange(Exact(amount.GetProperty("best")), Exact(amount.GetProperty("worst")))
            : AmountRange.Of(Exact(amount));

    private static Rational Exact(JsonElement text) => ExactText.ToRational(text.GetString()) ?? throw new FormatException("not an amount");

    private static Instant At(JsonElement element, string key) => InstantPattern.ExtendedIso.Parse(Word(element, key)).GetValueOrThrow();

    private static string Word(JsonElement element, string key) => element.GetProperty(key).GetString() ?? throw new FormatException(key);

    private static string? Optional(JsonElement element, string key) =>
        element.TryGetProperty(key, out var value) ? value.GetString() : null;
}
