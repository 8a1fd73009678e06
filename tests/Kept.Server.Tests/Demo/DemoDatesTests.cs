using Kept.Server.Demo;
using Kept.Store;
using NodaTime;
using NodaTime.Text;

namespace Kept.Server.Tests.Demo;

/// <summary>The demo can be started on any day, and has on each what it promises.</summary>
public sealed class DemoDatesTests
{
    [Theory]
    [InlineData("2026-11-30T23:10:00Z")] // an hour before midnight, on the last day of a month
    [InlineData("2028-02-29T12:00:00Z")]
    [InlineData("2026-12-31T23:59:00Z")]
    [InlineData("2026-10-25T00:30:00Z")] // the clocks go back in Berlin; in Los Angeles it is still the day before
    public async Task Whenever_it_is_started_there_is_all_that_it_shows(string at)
    {
        var now = InstantPattern.General.Parse(at).Value;
        await using var store = await new DemoLife(now).Live();
        var due = await Rows(store, "due");
        var notice = due.Single(r => r.Key.StartsWith("northwind-care|noticeBy", StringComparison.Ordinal));
        var tickets = (await Rows(store, "tickets")).Where(r => r.Agreement == "northwind-care" && r.State == "open").ToArray();
        var agreements = await Rows(store, "agreements");
        agreements.Count.ShouldBe(15);
        agreements.Count(r => r.State == "signed").ShouldBe(14);
        var zone = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];
        var lastDay = notice.At!.Value.Minus(Duration.Epsilon).InZone(zone).Date;
        Period.DaysBetween(now.InZone(zone).Date, lastDay).ShouldBe(9);
        tickets.Length.ShouldBeGreaterThanOrEqualTo(2);
        tickets.Count(t => t.At > now).ShouldBeGreaterThanOrEqualTo(2, string.Join('\n', tickets.Select(t => t.Body)));
        var kinds = await store.ReadAll(0).Select(e => e.Kind).ToListAsync();
        kinds.Count(k => k == "claim").ShouldBeGreaterThan(5);
        // One that holds, and one that waits for its signatures.
        kinds.Count(k => k == "amendment").ShouldBe(2);
        kinds.Count(k => k == "dispute").ShouldBe(1);
        kinds.Count(k => k == "statement").ShouldBeGreaterThan(60);
        kinds.ShouldContain("agreement.commented");
    }

    private static async Task<List<Row>> Rows(IStore store, string view) =>
        [.. (await store.List(new RowQuery(view) { Limit = 1000 })).Rows];
}
