using System.Collections.Immutable;

namespace Kept.Store.Tests;

/// <summary>Many at once, and much at once.</summary>
public abstract partial class StoreConformance
{
    /// <summary>How many entries the largest commit has; one commit of a bulk import.</summary>
    protected virtual int Large => 100_000;

    [Fact]
    public async Task Fifty_equal_requests_at_once_give_one_entry_and_fifty_equal_answers()
    {
        await using var store = await Opened();
        var request = To("a", null, Fact("o1")) with { Reply = Answer("k1") };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => store.Commit(request))));
        outcomes.OfType<CommitOutcome.Committed>().Count().ShouldBe(1);
        outcomes.OfType<CommitOutcome.Answered>().Select(a => a.Reply).ShouldBe(Enumerable.Repeat(request.Reply, 49));
        (await store.LastSequence()).ShouldBe(1);
    }

    [Fact]
    public async Task Fifty_equal_facts_at_once_give_one_entry_that_all_hear_of()
    {
        await using var store = await Opened();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => store.Commit(To("a", null, Fact("o1"))))));
        var made = outcomes.OfType<CommitOutcome.Committed>().ShouldHaveSingleItem().Entries.ShouldHaveSingleItem();
        outcomes.OfType<CommitOutcome.Repeated>().Select(r => r.Existing).ShouldBe(Enumerable.Repeat(made, 49));
        (await store.ReadAll().ToListAsync()).ShouldBe([made]);
    }

    [Fact]
    public async Task Writers_at_once_that_decide_anew_after_a_conflict_lose_nothing()
    {
        await using var store = await Opened();
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(w =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < 15; i++)
                        {
                            await Decided(store, "shared", Fact($"{w}-{i}"));
                            (await store.Commit(To($"own/{w}", i, Fact($"{i}")))).ShouldBeOfType<CommitOutcome.Committed>();
                        }
                    })
                )
        );
        (await store.Read("shared").ToListAsync())
            .Select(e => e.SourceKey)
            .ShouldBe(Enumerable.Range(0, 8).SelectMany(w => Enumerable.Range(0, 15), (w, i) => $"{w}-{i}"), ignoreOrder: true);
        (await store.LastSequence()).ShouldBe(8 * 15 * 2);
        await Verify(store);
    }

    private static async Task Decided(IStore store, string stream, NewEntry fact)
    {
        while (await store.Commit(To(stream, (await store.HeadOf(stream)).Version, fact)) is not CommitOutcome.Committed) { }
    }

    [Fact]
    public async Task A_reader_that_follows_the_sequence_misses_none()
    {
        await using var store = await Opened();
        var seen = new List<long>();
        var writing = Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(w =>
                    Task.Run(async () =>
                    {
                        for (var i = 0; i < 25; i++)
                        {
                            await store.Commit(To($"s/{w}", null, Fact($"{i}a"), Fact($"{i}b")));
                        }
                    })
                )
        );
        while (seen.Count < 200)
        {
            seen.AddRange(await store.ReadAll(seen.LastOrDefault()).Select(e => e.Sequence).ToListAsync());
            (writing.IsFaulted).ShouldBeFalse();
        }

        await writing;
        seen.ShouldBe(Enumerable.Range(1, 200).Select(i => (long)i));
    }

    [Fact]
    public async Task One_that_fails_does_not_harm_those_beside_it()
    {
        await using var store = await Opened();
        var odd = To(
            "a",
            null,
            Fact("x") with
            {
                Payload = """{"half":"\uD83D"}""".Replace("\\uD83D", "\uD83D", StringComparison.Ordinal),
            }
        );
        var all = Enumerable
            .Range(0, 20)
            .Select(i => Task.Run(() => store.Commit(i % 5 == 0 ? odd : To("a", null, Fact($"{i}")))))
            .ToArray();
        await Task.WhenAll(all).ContinueWith(_ => { }, TaskScheduler.Default);
        all.Count(t => t.IsFaulted).ShouldBe(4);
        (await store.LastSequence()).ShouldBe(16);
        await Verify(store);
    }

    [Fact]
    public async Task A_very_long_payload_is_kept()
    {
        await using var store = await Opened();
        var payload = $$"""{"note":"{{string.Concat(Enumerable.Repeat("ünï 😀 ", 500_000))}}"}""";
        await store.Commit(To("a", 0, new NewEntry("outage", Noon, payload), Fact("o2")));
        (await store.Read("a").FirstAsync()).Payload.ShouldBe(payload);
        await Verify(store);
    }

    [Fact]
    public async Task A_large_commit_is_taken_whole()
    {
        await using var store = await Opened();
        ImmutableArray<NewEntry> facts = [.. Enumerable.Range(0, Large).Select(i => Fact($"sample {i}", "sample"))];
        var made = (await store.Commit(To("a", 0, facts) with { Rows = [.. Enumerable.Range(0, Large / 10).Select(i => Of($"{i}"))] }));
        made.ShouldBeOfType<CommitOutcome.Committed>().Entries.Length.ShouldBe(Large);
        (await store.Commit(To("a", null, facts))).ShouldBeOfType<CommitOutcome.Repeated>().Existing.Version.ShouldBe(1);
        (await store.Read("a", Large - 1).ToListAsync()).ShouldHaveSingleItem().SourceKey.ShouldBe($"sample {Large - 1}");
        (await store.Count(new RowQuery("tickets"))).ShouldBe(Large / 10);
        await Verify(store);
    }
}
