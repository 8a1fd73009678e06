using Kept.Server.Demo;
using Kept.Server.Filing;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Tests.Demo;

/// <summary>The demo's life is believable, and its read models are what the journal says.</summary>
public sealed class DemoTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 22, 10, 0);

    [Fact]
    public async Task Fourteen_months_are_lived_and_the_live_rows_are_those_of_a_rebuild()
    {
        var store = await new DemoLife(Now).Live();
        var live = await All(store);
        var rebuilt = await Rebuild.Rows(store).ToListAsync();
        rebuilt.Select(r => r.Name).OrderBy(n => n.ToString()).ShouldBe(live.Select(r => r.Name).OrderBy(n => n.ToString()));
        foreach (
            var (a, b) in rebuilt
                .OrderBy(r => r.Name.ToString(), StringComparer.Ordinal)
                .Zip(live.OrderBy(r => r.Name.ToString(), StringComparer.Ordinal))
        )
        {
            a.ShouldBe(b);
        }

        live.Count(r => r.View == "agreements").ShouldBe(15);
        var notice = live.Single(r => r.View == "due" && r.Key.StartsWith("northwind-care|noticeBy", StringComparison.Ordinal));
        (notice.At!.Value - Now).Days.ShouldBeInRange(8, 10);
        live.Count(r => r.View == "credits" && r.State is "accepted" or "acceptedBySilence" or "granted").ShouldBeGreaterThan(3);
    }

    private static async Task<List<Row>> All(IStore store)
    {
        var rows = new List<Row>();
        foreach (
            var view in new[]
            {
                "agreements",
                "customers",
                "tickets",
                "outages",
                "maintenance",
                "credits",
                "money",
                "standing",
                "due",
                "members",
                "topology",
                "claims",
                "disputes",
                "statements",
                "figured",
            }
        )
        {
            for (string? after = null; ; )
            {
                var page = await store.List(new RowQuery(view) { After = after, Limit = 1000 });
                rows.AddRange(page.Rows);
                if (page.Next is null)
                {
                    break;
                }

                after = page.Next;
            }
        }

        return rows;
    }
}
