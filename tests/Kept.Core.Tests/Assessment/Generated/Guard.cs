using System.Collections.Concurrent;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Tests.Assessment.Plain;

namespace Kept.Core.Tests.Assessment.Generated;

/// <summary>Counts in how many generated worlds something happened, so that agreement is not agreement on nothing.</summary>
internal sealed class Guard
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    public void Count(World world, PlainResult plain)
    {
        Add("worlds", true);
        Add("misses", plain.Entries.Any(e => e.Verdict == Verdict.Missed));
        Add("credits granted", plain.Entries.Any(e => e.Worst.Granted.Sign > 0));
        Add("caps that bind", plain.CapsThatBind > 0);
        Add("claims that fail", plain.ClaimsThatFail > 0);
        Add("exclusions that overlap", plain.ExclusionsThatOverlap > 0);
        Add("clock changes inside", world.Setting.HasClockChange && world.Facts.Length > 0);
        Add("unknown time", plain.Entries.Any(e => e.Best.Figure != e.Worst.Figure));
        Add("undetermined", plain.Entries.Any(e => e.Verdict == Verdict.Undetermined));
        Add("credit is a range", plain.Entries.Any(e => e.Best.Entitled != e.Worst.Entitled));
        Add("open outages", world.Facts.Any(f => f is Fact.Outage { Until: null }));
        Add("reopened tickets", world.Facts.Any(f => f is Fact.Ticket { Event: TicketEvent.Reopened }));
        Add("priority changes", world.Facts.Any(f => f is Fact.Ticket { Event: TicketEvent.Changed }));
        Add("several blocks", plain.Entries.Any(e => e.Worst.Parts.Count > 1));
    }

    /// <summary>Each thing must have happened at least so often.</summary>
    public void ShouldHave(ITestOutputHelper output, params (string What, int AtLeast)[] minimums)
    {
        output.WriteLine(string.Join(", ", _counts.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} {c.Value}")));
        minimums.Where(m => _counts.GetValueOrDefault(m.What) < m.AtLeast).ShouldBeEmpty();
    }

    public void Add(string what, bool happened) => _counts.AddOrUpdate(what, happened ? 1 : 0, (_, n) => happened ? n + 1 : n);
}
