using System.Collections.Immutable;
using System.Text.Json;
using Kept.Core.Assessment;
using Kept.Core.Json;
using Kept.Core.Money;
using Kept.Core.Problems;
using Kept.Core.Time;
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
        new(
            "statement-elsewhere",
            "A statement of something else",
            "An adjustment compares two results of the same agreement, period and members; anything else would be told as a change of "
                + "what is owed."
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

    /// <summary>What keeps a result from replacing a statement: another agreement, period, or none of its members; null: nothing.</summary>
    public static Problem? Misfit(StatedResult stated, AssessmentResult now, string file, DateTimeZone zone)
    {
        var (was, members) = (MembersOf(stated.Entries.Select(e => e.Member)), MembersOf(now.Levels.Select(l => l.Member)));
        return stated.Agreement != now.Agreement
                ? Elsewhere($"one of the agreement `{stated.Agreement}`", $"`{now.Agreement}`", "name the statement of the same agreement")
            : stated.Period != now.Period
                ? Elsewhere(
                    $"one of {Words.Local(stated.Period, zone)}",
                    Words.Local(now.Period, zone),
                    $"assess --from {ExactText.Of(stated.Period.From)} --until {ExactText.Of(stated.Period.Until)}"
                )
            : was.Count > 0 && members.Count > 0 && !was.Overlaps(members)
                ? Elsewhere($"one of {string.Join(", ", was.Take(3))}", string.Join(", ", members.Take(3)), "name the statement of the same members")
            : null;

        Problem Elsewhere(string statement, string result, string hint) =>
            new("statement-elsewhere", new Place(file, 0, 0), $"the statement is {statement}, and this assessment of {result}", hint);
    }

    private static ImmutableSortedSet<string> MembersOf(IEnumerable<string?> names) =>
        names.OfType<string>().ToImmutableSortedSet(StringComparer.Ordinal);

    private static Checked<StatedResult> Checked(JsonElement root, string file)
    {
        if (root.TryGetProperty("partOf", out _))
        {
            return Refused("not-a-statement", file, "the file holds one level of a result", "assess without --level: that is the statement");
        }

        var (hash, period) = (Word(root, "hash"), root.GetProperty("period"));
        var stated = new StatedResult(
            hash,
            Word(root, "agreement"),
            new TimeRange(At(period, "from"), At(period, "until")),
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
