using System.Collections.Immutable;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime.Text;

namespace Kept.Core.Assessment;

/// <summary>All that was said in dispute of one fact or one assessed line, the last word last.</summary>
/// <param name="Fact">Null where it is a line.</param>
internal sealed record Dispute(string Of, Fact? Fact, ImmutableArray<Fact.Dispute> Said)
{
    public bool IsOpen => Said[^1].Outcome is null;

    public bool IsUpheld => Said[^1].Outcome == DisputeOutcome.Upheld;

    /// <summary>Without which of them it would stand otherwise: two that say the same do not matter each.</summary>
    public ImmutableArray<string> Matters => [.. Said.Where(s => Standing(Said.Remove(s)) != Standing(Said)).Select(s => s.Reference)];

    public string By => Said[0].By is { } by ? $" by {by}" : "";

    public string Why => Said[^1].Reason is { } last ? $": {last}" : Said[0].Reason is { } first ? $": {first}" : "";

    public string Name => Words.List([.. Said.Select(s => s.Reference)]);

    /// <summary><c>level</c>, <c>level/2026-05</c>, <c>level/2026-05-01</c> (the first day of the window) or <c>level/occurrence</c>.</summary>
    public bool Names(LevelResult line, NodaTime.DateTimeZone zone) =>
        Fact is null
        && (Of == line.Level || Of == line.Occurrence || (Of.StartsWith(line.Level + "/", StringComparison.Ordinal) && NamesPart(line, Of[(line.Level.Length + 1)..], zone)));

    private static bool NamesPart(LevelResult line, string part, NodaTime.DateTimeZone zone)
    {
        var first = LocalTimes.DateOf(zone, line.Window.From);
        return part == line.Occurrence
            || part == LocalDatePattern.Iso.Format(first)
            || part == $"{first.Year:0000}-{first.Month:00}";
    }

    // 0: counts in full, 1: open, 2: does not count.
    private static int Standing(ImmutableArray<Fact.Dispute> said) => said.IsEmpty ? 0
        : said[^1].Outcome is not { } outcome ? 1
        : outcome == DisputeOutcome.Upheld ? 2
        : 0;
}
