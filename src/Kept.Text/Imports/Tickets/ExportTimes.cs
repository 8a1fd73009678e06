using Kept.Core.Problems;
using Kept.Text.Evidence;
using NodaTime;
using NodaTime.Text;

namespace Kept.Text.Imports.Tickets;

/// <summary>
/// Times as exports write them. One without offset is read in the zone that the mapping names; one that the clock shows twice or never is
/// refused, since nothing says which is meant (R3).
/// </summary>
internal static class ExportTimes
{
    private static readonly OffsetDateTimePattern[] WithOffset =
    [
        OffsetDateTimePattern.Rfc3339,
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFFo<+HHmm>"),
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>"),
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss;FFFFFFFo<Z+HH:mm>"),
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss;FFFFFFF o<+HHmm>"),
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss 'UTC'o<G>"),
    ];

    private static readonly LocalDateTimePattern[] Local =
    [
        LocalDateTimePattern.ExtendedIso,
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss;FFFFFFF"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm"),
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm"),
    ];

    public static Instant? Read(string text, TicketMapping mapping, Place at, ProblemList problems)
    {
        if (WithOffset.Select(p => p.Parse(text)).FirstOrDefault(r => r.Success) is { } stated)
        {
            return stated.Value.ToInstant();
        }

        var patterns = mapping.TimeFormat is { } own ? Local.Prepend(own) : Local;
        if (patterns.Select(p => p.Parse(text)).FirstOrDefault(r => r.Success) is not { Value: var local })
        {
            problems.Add("bad-instant", at, $"`{text}` is no time", "write it as ISO 8601 has it, or name its form as `timeFormat`");
            return null;
        }

        return mapping.Zone is { } zone ? In(zone, local, text, at, problems) : Refused(text, at, problems);
    }

    private static Instant? In(DateTimeZone zone, LocalDateTime local, string text, Place at, ProblemList problems)
    {
        var mapped = zone.MapLocal(local);
        if (mapped.Count == 1)
        {
            return mapped.Single().ToInstant();
        }

        problems.Add(
            "bad-instant",
            at,
            $"`{text}` {(mapped.Count == 0 ? "does not exist" : "exists twice")} in {zone.Id}",
            "export it with its offset"
        );
        return null;
    }

    private static Instant? Refused(string text, Place at, ProblemList problems)
    {
        problems.Add("bad-instant", at, $"`{text}` has no offset", "name the `zone` of the export in the mapping");
        return null;
    }
}
