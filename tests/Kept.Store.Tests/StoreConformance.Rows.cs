using System.Collections.Immutable;
using NodaTime;

namespace Kept.Store.Tests;

/// <summary>Read models: rows, their filters, orders and pages.</summary>
public abstract partial class StoreConformance
{
    protected static Row Of(string key, string view = "tickets") =>
        new()
        {
            View = view,
            Key = key,
            Stream = "agreement/a",
            Body = "{}",
        };

    private static Commit Rows(params IEnumerable<Row> rows) => To("", null) with { Appends = [], Rows = [.. rows] };

    private static async Task<List<Row>> All(IStore store, RowQuery query)
    {
        var all = new List<Row>();
        for (RowPage? page = null; page is null or { Next: not null }; )
        {
            page = await store.List(query with { After = page?.Next });
            page.Rows.Length.ShouldBeLessThanOrEqualTo(query.Limit);
            all.AddRange(page.Rows);
        }

        return all;
    }

    /// <summary>Rows of every awkward key, a third of them without an instant, and instants that several share.</summary>
    private static ImmutableArray<Row> Many() =>
        [
            .. Awkward.SelectMany(
                (key, i) =>
                    Enumerable
                        .Range(0, 3)
                        .Select(j =>
                            Of($"{key}{j}") with
                            {
                                At = (i + j) % 3 == 0 ? null : Noon.Plus(Duration.FromHours((i * j) % 4)),
                                Customer = j == 0 ? null : $"customer/{j}",
                                Agreement = i % 2 == 0 ? "a" : "b",
                                State = i % 5 == 0 ? null : $"state {i % 5}",
                                Stream = $"agreement/{i % 2}",
                                Words = $"printer {key.ToLowerInvariant()} on floor {j}",
                                Body = $$"""{"n":{{i}}}""",
                            }
                        )
            ),
        ];

    [Fact]
    public async Task A_row_is_found_as_it_was_written_and_written_over()
    {
        await using var store = await Opened();
        var row = Many()[1] with { At = Noon };
        await store.Commit(Rows(row, Of("x", "outages")));
        (await store.Find(row.Name)).ShouldBe(row);
        await store.Commit(Rows(row with { State = "closed", At = null, Customer = null }, row with { State = "last" }));
        (await store.Find(row.Name)).ShouldBe(row with { State = "last" });
        await store.Commit(Rows(Of("y"), Of("z")));
        (await store.FindAll("tickets", ["z", "none", row.Key, "x", "z"])).Select(r => r.Key).ShouldBe(["z", row.Key], ignoreOrder: true);
        (await store.FindAll("tickets", [])).ShouldBeEmpty();
        await store.Commit(Rows() with { Removed = [row.Name, new RowKey("tickets", "none")] });
        (await store.Find(row.Name)).ShouldBeNull();
        (await store.Find(new RowKey("outages", "x"))).ShouldNotBeNull();
        (await store.Find(new RowKey("tickets", "x"))).ShouldBeNull();
    }

    [Theory]
    [InlineData(RowOrder.Key)]
    [InlineData(RowOrder.Earliest)]
    [InlineData(RowOrder.Latest)]
    [InlineData(RowOrder.KeyDown)]
    public async Task Pages_join_to_all_rows_in_order(RowOrder order)
    {
        await using var store = await Opened();
        await store.Commit(Rows(Many().Reverse().Append(Of("other", "outages"))));
        var all = new RowQuery("tickets") { Order = order, Limit = 1000 };
        var expected = RowOrdering.Page(Many(), all).Rows;
        foreach (var limit in new[] { 1, 2, 7, expected.Length, 1000 })
        {
            (await All(store, all with { Limit = limit })).ShouldBe(expected);
        }

        (await store.List(all with { Limit = expected.Length })).Next.ShouldBeNull("nothing follows");
    }

    [Fact]
    public async Task Rows_without_an_instant_are_last_of_the_earliest_and_first_of_the_latest()
    {
        await using var store = await Opened();
        await store.Commit(
            Rows(
                Of("none"),
                Of("b") with
                {
                    At = Noon,
                },
                Of("a") with
                {
                    At = Noon,
                },
                Of("old") with
                {
                    At = Instant.FromUtc(1900, 1, 1, 0, 0),
                }
            )
        );
        (await All(store, new RowQuery("tickets") { Order = RowOrder.Earliest, Limit = 1 }))
            .Select(r => r.Key)
            .ShouldBe(["old", "a", "b", "none"]);
        (await All(store, new RowQuery("tickets") { Order = RowOrder.Latest, Limit = 1 }))
            .Select(r => r.Key)
            .ShouldBe(["none", "b", "a", "old"]);
    }

    [Fact]
    public async Task Every_filter_restricts_as_its_plain_twin_does()
    {
        await using var store = await Opened();
        await store.Commit(Rows(Many()));
        var some = new RowQuery("tickets") { Limit = 1000 };
        RowQuery[] queries =
        [
            some,
            some with
            {
                View = "none",
            },
            some with
            {
                Stream = "agreement/1",
            },
            some with
            {
                Customer = "customer/2",
            },
            some with
            {
                Agreement = "b",
            },
            some with
            {
                States = ["state 1"],
            },
            some with
            {
                States = ["state 1", "state 3", "none"],
            },
            some with
            {
                States = ["", "state 2"],
            },
            some with
            {
                From = Noon.Plus(Duration.FromHours(1)),
            },
            some with
            {
                Until = Noon.Plus(Duration.FromHours(1)),
            },
            some with
            {
                From = Noon,
                Until = Noon.Plus(Duration.FromHours(2)),
                Customer = "customer/1",
            },
            some with
            {
                Containing = "FLOOR 1",
            },
            some with
            {
                Containing = "%",
            },
            some with
            {
                Containing = "_",
            },
            some with
            {
                Containing = "Ä",
            },
            some with
            {
                Containing = "😀",
            },
            some with
            {
                Containing = "'",
            },
            some with
            {
                Containing = "\\",
            },
            some with
            {
                Containing = "printer",
                And = ["floor 1", "ON"],
            },
            some with
            {
                And = ["floor", "none"],
            },
            some with
            {
                Late = new Lateness(Noon.Plus(Duration.FromHours(1)), "floor 2"),
                States = ["state 1", "state 2"],
            },
            some with
            {
                After = "no cursor",
            },
            some with
            {
                Limit = 0,
            },
        ];
        foreach (var query in queries.SelectMany(q => Enum.GetValues<RowOrder>(), (q, order) => q with { Order = order }))
        {
            var expected = Many().Where(r => RowOrdering.Fits(query, r)).ToArray();
            var page = await store.List(query);
            page.Rows.ShouldBe(RowOrdering.Page(expected, query).Rows, query.ToString());
            (await store.Count(query)).ShouldBe(expected.Length, query.ToString());
            (await store.Count(query, 3)).ShouldBe(Math.Min(3, expected.Length), query.ToString());
            (await store.Tally(query)).ShouldBe(
                expected
                    .GroupBy(r => r.State ?? "")
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => KeyValuePair.Create(g.Key, g.LongCount())),
                query.ToString()
            );
        }
    }

    [Fact]
    public async Task Replaced_rows_are_all_there_are()
    {
        await using var store = await Opened();
        await store.Commit(To("a", 0, Fact("o1")) with { Rows = [Of("old"), Of("old", "outages")] });
        await store.ReplaceRows(
            Enumerable.Range(0, 5001).Select(i => Of($"{i:0000}")).Append(Of("0000") with { State = "last" }).ToAsyncEnumerable()
        );
        (await store.Count(new RowQuery("tickets"))).ShouldBe(5001);
        (await store.Count(new RowQuery("outages"))).ShouldBe(0);
        (await store.Find(new RowKey("tickets", "0000")))!.State.ShouldBe("last");
        (await store.LastSequence()).ShouldBe(1);
    }

    [Fact]
    public async Task Rows_that_fail_to_come_replace_none()
    {
        await using var store = await Opened();
        await store.Commit(Rows(Of("old")));
        await Should.ThrowAsync<InvalidOperationException>(() => store.ReplaceRows(Broken()));
        (await store.Find(new RowKey("tickets", "old"))).ShouldNotBeNull();
        await store.Commit(Rows(Of("new")));
        (await store.Count(new RowQuery("tickets"))).ShouldBe(2);

        static async IAsyncEnumerable<Row> Broken()
        {
            for (var i = 0; i < 3000; i++)
            {
                yield return Of($"{i}");
            }

            await Task.Yield();
            throw new InvalidOperationException("no more");
        }
    }

    [Fact]
    public async Task Rows_made_from_the_journal_while_they_replace_see_all_of_it()
    {
        await using var store = await Opened();
        await store.Commit(To("a", 0, Fact("o1"), Fact("o2")));
        await store.ReplaceRows(store.ReadAll().Select(e => Of(e.SourceKey!)));
        (await All(store, new RowQuery("tickets"))).Select(r => r.Key).ShouldBe(["o1", "o2"]);
    }
}
