using System.Globalization;
using Kept.Core.Json;
using NodaTime;

namespace Kept.Text.Evidence;

/// <summary>A time in evidence: the instant, or why it is refused.</summary>
internal readonly record struct InstantReading(Instant At, string? Code = null, string? Sentence = null, string? Hint = null)
{
    public static InstantReading Refused(string code, string sentence, string? hint = null) => new(default, code, sentence, hint);
}

/// <summary>
/// Reads RFC 3339 times: <c>2026-03-01T08:00:00.1234567+01:00</c>. The offset must be there; seconds may be left out;
/// nothing finer than 100 ns. A time without offset is refused, with the instants offered that it may mean in a zone.
/// </summary>
public static class InstantText
{
    private const string Form = "write it as 2026-03-01T08:00:00Z or 2026-03-01T09:00:00+01:00";

    /// <summary>
    /// An instant with offset, or a local time of the zone that happens exactly once; otherwise the problem in one sentence.
    /// </summary>
    public static bool TryRead(string text, DateTimeZone zone, out Instant at, out string problem)
    {
        var reading = Read(text, zone, zone);
        (at, problem) = (reading.At, reading.Hint is { } hint ? $"{reading.Sentence} ({hint})" : reading.Sentence ?? "");
        return reading.Code is null;
    }

    /// <param name="zone">For offering instants; null: none are offered.</param>
    /// <param name="localIn">Read times without offset in this zone; null: refuse them.</param>
    internal static InstantReading Read(ReadOnlySpan<char> text, DateTimeZone? zone, DateTimeZone? localIn)
    {
        if (Local(text, out var length) is not { } local)
        {
            return Bad(text);
        }

        var rest = text[length..];
        if (rest.IsEmpty)
        {
            return WithoutOffset(local, localIn ?? zone, localIn is not null);
        }

        return
            OffsetSeconds(rest) is { } seconds
            && local.InUtc().ToInstant().ToUnixTimeTicks() - (seconds * NodaConstants.TicksPerSecond) is var ticks
            && ticks >= First
            && ticks <= Last
            ? new InstantReading(Instant.FromUnixTimeTicks(ticks))
            : Bad(text);
    }

    // An offset leads out of the calendar at both of its ends.
    private static readonly long First = Instant.MinValue.ToUnixTimeTicks();
    private static readonly long Last = Instant.MaxValue.ToUnixTimeTicks();

    private static InstantReading Bad(ReadOnlySpan<char> text)
    {
        var sixty = text.Length >= 19 && text[17..19].SequenceEqual("60");
        var fine =
            text.IndexOf('.') is >= 0 and var point
            && text[(point + 1)..].IndexOfAnyExceptInRange('0', '9') is var digits
            && (digits < 0 ? text.Length - point - 1 : digits) > 7;
        return InstantReading.Refused(
            "bad-instant",
            $"`{Shortened(text)}` is not an instant",
            sixty ? "a leap second is written as the second after it"
                : fine ? "at most seven decimals of a second (100 ns)"
                : Form
        );
    }

    private static string Shortened(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : $"{text[..40]}…";

    private static InstantReading WithoutOffset(LocalDateTime local, DateTimeZone? zone, bool accept)
    {
        if (zone is null)
        {
            return InstantReading.Refused("offset-missing", $"{Written(local)} has no offset: it may be any of many instants", Form);
        }

        var map = zone.MapLocal(local);
        return map.Count switch
        {
            0 => Skipped(local, zone, map),
            2 => InstantReading.Refused(
                "time-twice",
                $"{Written(local)} happens twice in {zone.Id}",
                $"write {WithOffset(map.First())} or {WithOffset(map.Last())}"
            ),
            _ when accept => new InstantReading(map.Single().ToInstant()),
            _ => InstantReading.Refused(
                "offset-missing",
                $"{Written(local)} has no offset",
                $"in {zone.Id} it is {WithOffset(map.Single())}"
            ),
        };
    }

    private static InstantReading Skipped(LocalDateTime local, DateTimeZone zone, NodaTime.TimeZones.ZoneLocalMapping map)
    {
        var change = map.EarlyInterval.End;
        var (before, after) = (change.WithOffset(map.EarlyInterval.WallOffset), change.WithOffset(map.LateInterval.WallOffset));
        return InstantReading.Refused(
            "time-skipped",
            $"{Written(local)} does not exist in {zone.Id}: "
                + $"clocks go from {Written(before.LocalDateTime)} to {Written(after.LocalDateTime)}",
            $"the change is at {Written(after.LocalDateTime)}:00{OffsetOf(after.Offset)}"
        );
    }

    private static string WithOffset(ZonedDateTime at) => Full(at.LocalDateTime) + OffsetOf(at.Offset);

    private static string OffsetOf(Offset offset) => offset == Offset.Zero ? "Z" : offset.ToString("+HH:mm", CultureInfo.InvariantCulture);

    private static string Written(LocalDateTime at) =>
        at.Second == 0 && at.NanosecondOfSecond == 0 ? at.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture) : Full(at);

    private static string Full(LocalDateTime at) => at.ToString("uuuu-MM-dd'T'HH:mm:ss;FFFFFFF", CultureInfo.InvariantCulture);

    /// <summary>The local part at the head of the text and its length; null where it is none.</summary>
    private static LocalDateTime? Local(ReadOnlySpan<char> s, out int length)
    {
        length = 16;
        if (s.Length < 16 || s[4] != '-' || s[7] != '-' || s[10] is not ('T' or 't' or ' ') || s[13] != ':')
        {
            return null;
        }

        var (year, month, day) = (Digits(s[..4]), Digits(s[5..7]), Digits(s[8..10]));
        var (hour, minute) = (Digits(s[11..13]), Digits(s[14..16]));
        if (
            year < 1
            || month is < 1 or > 12
            || day < 1
            || day > CalendarSystem.Iso.GetDaysInMonth(year, month)
            || hour is < 0 or > 23
            || minute is < 0 or > 59
        )
        {
            return null;
        }

        var start = new LocalDateTime(year, month, day, hour, minute);
        return Seconds(s[16..], out var used) is { } ticks ? Advance(start, ticks, 16 + used, out length) : null;
    }

    private static LocalDateTime Advance(LocalDateTime start, long ticks, int used, out int length)
    {
        length = used;
        return start.PlusTicks(ticks);
    }

    /// <summary>The seconds and their fraction in ticks; 0 where the text goes on with the offset.</summary>
    private static long? Seconds(ReadOnlySpan<char> s, out int used)
    {
        used = 0;
        if (s.IsEmpty || s[0] != ':')
        {
            return 0;
        }

        if (s.Length < 3 || Digits(s[1..3]) is not (>= 0 and <= 59 and var seconds))
        {
            return null;
        }

        used = 3;
        if (s.Length == 3 || s[3] != '.')
        {
            return seconds * NodaConstants.TicksPerSecond;
        }

        var digits = s[4..].IndexOfAnyExceptInRange('0', '9') is >= 0 and var end ? end : s.Length - 4;
        used = 4 + digits;
        return digits == 0 || Fraction(s.Slice(4, digits)) is not { } ticks ? null : (seconds * NodaConstants.TicksPerSecond) + ticks;
    }

    private static long? Fraction(ReadOnlySpan<char> digits)
    {
        var ticks = 0L;
        for (var i = 0; i < Math.Max(7, digits.Length); i++)
        {
            var digit = i < digits.Length ? digits[i] - '0' : 0;
            if (i >= 7 && digit != 0)
            {
                return null;
            }

            ticks = i < 7 ? (ticks * 10) + digit : ticks;
        }

        return ticks;
    }

    private static int? OffsetSeconds(ReadOnlySpan<char> s)
    {
        if (s is "Z" or "z")
        {
            return 0;
        }

        if (s.Length != 6 || s[0] is not ('+' or '-') || s[3] != ':')
        {
            return null;
        }

        var (hours, minutes) = (Digits(s[1..3]), Digits(s[4..6]));
        var seconds = (hours * 3600) + (minutes * 60);
        return hours is < 0 or > 18 || minutes is < 0 or > 59 || seconds > 18 * 3600 ? null
            : s[0] == '-' ? -seconds
            : seconds;
    }

    private static int Digits(ReadOnlySpan<char> s)
    {
        var value = 0;
        foreach (var c in s)
        {
            if (!char.IsAsciiDigit(c))
            {
                return -1;
            }

            value = (value * 10) + (c - '0');
        }

        return value;
    }
}
