using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Kept.Core.Json;
using Kept.Core.Money;
using Kept.Core.Problems;
using NodaTime;
using NodaTime.Text;

namespace Kept.Text.Evidence;

/// <summary>Reading fields as values. A value that is wrong adds a problem and reads as absent.</summary>
internal sealed partial class FactFields
{
    /// <summary>A text that comes again in other facts, kept once.</summary>
    public string? Word(string name) => Word(name, pooled: true);

    /// <summary>A text that stands in few facts, such as an id.</summary>
    public string? Own(string name) => Word(name, pooled: false);

    private string? Word(string name, bool pooled)
    {
        var index = Take(name);
        if (index < 0)
        {
            return null;
        }

        ref readonly var field = ref _fields[index];
        if (field.Kind is (FieldKind.Text or FieldKind.Cell or FieldKind.Number) && field.Length > 0)
        {
            return pooled ? _pool.Of(TextOf(field)) : TextOf(field).ToString();
        }

        problems.Add("bad-text", PlaceOf(field), $"`{name}` must be a text", "write it in quotes, and not empty");
        return null;
    }

    public string NeedWord(string name) => Word(name) ?? Missing(name, "");

    /// <summary>One of a closed list of words.</summary>
    public string? WordOf(string name, params ReadOnlySpan<string> known)
    {
        var word = Word(name);
        if (word is null || known.Contains(word))
        {
            return word;
        }

        var all = known.ToArray();
        problems.Add(
            "unknown-value",
            PlaceOf(_fields[IndexOf(name)]),
            $"`{name}` cannot be `{word}`",
            NearWords.DidYouMean(word, all) ?? $"write one of {string.Join(", ", all)}"
        );
        return null;
    }

    public Instant? At(string name)
    {
        var index = Take(name);
        if (index < 0)
        {
            return null;
        }

        ref readonly var field = ref _fields[index];
        var reading = InstantText.Read(TextOf(field), options.Zone, options.LocalTimesIn);
        if (reading.Code is null)
        {
            return reading.At;
        }

        problems.Add(reading.Code, PlaceOf(field), $"`{name}`: {reading.Sentence}", reading.Hint);
        return null;
    }

    /// <summary>Takes the instant of the line around the fact; false where that is none.</summary>
    public bool TakeRecordedAt(JournalLine journal)
    {
        if (journal.RecordedAt is not { } text)
        {
            return true;
        }

        var reading = InstantText.Read(text, options.Zone, options.LocalTimesIn);
        if (reading.Code is not null)
        {
            problems.Add(reading.Code, new Place(file, Line, journal.RecordedAtColumn), $"`recordedAt`: {reading.Sentence}", reading.Hint);
            return false;
        }

        RecordedAt = reading.At;
        return true;
    }

    public Instant NeedAt(string name) => At(name) ?? Missing(name, default(Instant));

    public LocalDate? Day(string name)
    {
        var index = Take(name);
        if (index < 0)
        {
            return null;
        }

        var day = LocalDatePattern.Iso.Parse(TextOf(_fields[index]).ToString());
        if (day.Success)
        {
            return day.Value;
        }

        problems.Add("bad-date", PlaceOf(_fields[index]), $"`{name}`: `{TextOf(_fields[index])}` is not a day", "write it as 2026-03-01");
        return null;
    }

    public LocalDate NeedDay(string name) => Day(name) ?? Missing(name, default(LocalDate));

    /// <summary>An exact number: <c>4.50</c>, <c>"4.50"</c> or <c>"1/3"</c>.</summary>
    public Rational? Exact(string name, Rational? atLeast = null)
    {
        var index = Take(name);
        if (index < 0)
        {
            return null;
        }

        ref readonly var field = ref _fields[index];
        var number = field.Kind is FieldKind.Json or FieldKind.Flag ? null : ExactText.ToRational(TextOf(field));
        if (number is { } exact && (atLeast is null || exact >= atLeast))
        {
            return exact;
        }

        BadNumber(
            name,
            field,
            number is null ? "is not a number" : $"is below {ExactText.Of(atLeast!.Value)}",
            "write a plain number such as 4.50"
        );
        return null;
    }

    public Rational NeedExact(string name, Rational? atLeast = null) => Exact(name, atLeast) ?? Missing(name, Rational.Zero);

    /// <summary>A whole number that is not negative.</summary>
    public long? Whole(string name)
    {
        var index = Take(name);
        if (index < 0)
        {
            return null;
        }

        ref readonly var field = ref _fields[index];
        if (long.TryParse(TextOf(field), NumberStyles.None, CultureInfo.InvariantCulture, out var whole) && whole <= 1L << 53)
        {
            return whole;
        }

        BadNumber(name, field, "is not a whole number from 0 to 2^53", "write a whole number such as 12");
        return null;
    }

    public long NeedWhole(string name) => Whole(name) ?? Missing(name, 0L);

    public bool? Flag(string name)
    {
        var index = Take(name);
        if (index < 0)
        {
            return null;
        }

        ref readonly var field = ref _fields[index];
        var text = TextOf(field);
        if (field.Kind is FieldKind.Flag or FieldKind.Cell)
        {
            switch (text)
            {
                case "true" or "yes" or "up" or "1":
                    return true;
                case "false" or "no" or "down" or "0":
                    return false;
                default:
                    break;
            }
        }

        problems.Add(
            "bad-flag",
            PlaceOf(field),
            $"`{name}`: `{Shown(field)}` is neither true nor false",
            "write true or false, without quotes"
        );
        return null;
    }

    public bool NeedFlag(string name) => Flag(name) ?? Missing(name, false);

    /// <summary>Texts: a list or a single one in JSON, separated by semicolons in CSV.</summary>
    public ImmutableArray<string> Words(string name)
    {
        var index = Take(name);
        if (index < 0)
        {
            return [];
        }

        ref readonly var field = ref _fields[index];
        if (field.Kind != FieldKind.Json)
        {
            var split =
                field.Kind == FieldKind.Cell
                    ? TextOf(field).ToString().Split(';', StringSplitOptions.TrimEntries)
                    : [TextOf(field).ToString()];
            return [.. split.Where(s => s.Length > 0)];
        }

        if (ListOf(TextOf(field)) is { } list)
        {
            return list;
        }

        problems.Add("bad-text", PlaceOf(field), $"`{name}` must be a list of texts", "write [\"a\", \"b\"]");
        return [];
    }

    /// <summary>An object, as its JSON text, and the column where it begins.</summary>
    public (byte[] Utf8, int Column)? Object(string name)
    {
        var index = Take(name);
        if (index < 0)
        {
            return null;
        }

        ref readonly var field = ref _fields[index];
        var text = TextOf(field);
        if (field.Kind is FieldKind.Json or FieldKind.Cell && text.StartsWith("{"))
        {
            return (Encoding.UTF8.GetBytes(text.ToString()), field.Column);
        }

        problems.Add("bad-object", PlaceOf(field), $"`{name}` must be an object", "write {…}");
        return null;
    }

    public bool IsObject(string name) => IndexOf(name) is >= 0 and var index && TextOf(_fields[index]).StartsWith("{");

    public bool Has(string name)
    {
        _asked.Add(name);
        return IndexOf(name) is >= 0 and var index && _fields[index].Kind != FieldKind.Null;
    }

    /// <summary>Where a field stands; the fact itself where it has none.</summary>
    public Place PlaceOf(string name) => IndexOf(name) is >= 0 and var index ? PlaceOf(_fields[index]) : Here;

    public T Missing<T>(string name, T instead)
    {
        // A field that is there but wrong has its problem already.
        if (!Has(name))
        {
            problems.Add("missing-field", Here, $"`{name}` is missing", $"a fact of this kind must have `{name}`");
        }

        return instead;
    }

    private void BadNumber(string name, in Field field, string what, string hint) =>
        problems.Add("bad-number", PlaceOf(field), $"`{name}`: `{Shown(field)}` {what}", hint);

    private string Shown(in Field field) => field.Length <= 40 ? TextOf(field).ToString() : $"{TextOf(field)[..40]}…";

    private static ImmutableArray<string>? ListOf(ReadOnlySpan<char> json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json.ToString()));
        var list = ImmutableArray.CreateBuilder<string>();
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            return null;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String)
            {
                return null;
            }

            list.Add(reader.GetString()!);
        }

        return list.ToImmutable();
    }
}
