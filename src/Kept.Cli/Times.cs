using Kept.Core.Time;
using Kept.Text.Evidence;
using NodaTime;

namespace Kept.Cli;

/// <summary>Times as one types them: days and local times are those of the agreement's zone.</summary>
internal static class Times
{
    /// <summary>A day (its beginning), a local time, or an instant with offset.</summary>
    /// <exception cref="UsageException">It is none of them, or a local time that does not exist or happens twice.</exception>
    public static Instant At(string option, string text, DateTimeZone zone)
    {
        if (text.Length == 10 && PeriodText.Read(text) is { } day)
        {
            return day.In(zone).From;
        }

        return InstantText.TryRead(text, zone, out var at, out var problem) ? at : throw new UsageException($"{option}: {problem}");
    }

    /// <exception cref="UsageException">It is no day.</exception>
    public static LocalDate Day(string option, string text) =>
        text.Length == 10 && PeriodText.Read(text) is { } day
            ? day.From
            : throw new UsageException($"{option}: `{text}` is not a day", "write 2026-03-10");

    /// <exception cref="UsageException">It is no period.</exception>
    public static TimeRange Period(string text, DateTimeZone zone) =>
        PeriodText.Read(text)?.In(zone)
        ?? throw new UsageException($"--period: `{text}` is not a period", "write 2026-03, 2026-Q1, 2026 or 2026-03-10");

    /// <exception cref="UsageException">The end is not after the beginning.</exception>
    public static TimeRange Range(string from, string until, DateTimeZone zone)
    {
        var (start, end) = (At("--from", from, zone), At("--until", until, zone));
        return start < end ? new TimeRange(start, end) : throw new UsageException("--until must be later than --from");
    }
}
