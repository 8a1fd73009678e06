using System.Collections.Immutable;
using NodaTime;

namespace Kept.Store.Tests;

/// <summary>What every store must keep. Each store inherits it.</summary>
public abstract class StoreConformance
{
    protected static readonly Instant Noon = Instant.FromUtc(2026, 3, 10, 12, 0);

    /// <summary>An empty store of this kind, open.</summary>
    protected abstract Task<IStore> Opened();

    protected static NewEntry Fact(string id, string kind = "outage") =>
        new(kind, Noon, $$"""{"id":"{{id}}"}""") { SourceKey = id };

    protected static Commit To(string stream, long? expected, params ImmutableArray<NewEntry> entries) =>
        new() { At = Noon, Actor = "user/1", Appends = [new Append(stream, expected, entries)] };

    [Fact]
    public async Task What_is_committed_is_read_back_in_order()
    {
        await using var store = await Opened();
        (await store.Commit(To("agreement/a", 0, Fact("o1"), Fact("o2")))).ShouldBeOfType<CommitOutcome.Committed>().Entries.Length.ShouldBe(2);
        await store.Commit(To("agreement/b", 0, Fact("o1")));
        var a = await store.Read("agreement/a").ToListAsync();
        a.Select(e => (e.Version, e.Sequence, e.SourceKey)).ShouldBe([(1, 1, "o1"), (2, 2, "o2")]);
        a[1].Previous.ShouldBe(a[0].Hash);
        (await store.ReadAll(1).ToListAsync()).Select(e => (e.Stream, e.Sequence)).ShouldBe([("agreement/a", 2), ("agreement/b", 3)]);
        (await store.HeadOf("agreement/a")).ShouldBe(new Head("agreement/a", 2, a[1].Hash, Noon));
    }

    [Fact]
    public async Task A_decision_on_an_old_version_changes_nothing()
    {
        await using var store = await Opened();
        await store.Commit(To("agreement/a", 0, Fact("o1")));
        (await store.Commit(To("agreement/a", 0, Fact("o2")))).ShouldBeOfType<CommitOutcome.Conflict>().Actual.Version.ShouldBe(1);
        (await store.LastSequence()).ShouldBe(1);
    }

    [Fact]
    public async Task The_same_source_key_is_taken_once()
    {
        await using var store = await Opened();
        await store.Commit(To("agreement/a", null, Fact("o1")));
        (await store.Commit(To("agreement/a", null, Fact("o9"), Fact("o1")))).ShouldBeOfType<CommitOutcome.Repeated>().Existing.SourceKey.ShouldBe("o1");
        (await store.LastSequence()).ShouldBe(1);
        (await store.Commit(To("agreement/b", null, Fact("o1")))).ShouldBeOfType<CommitOutcome.Committed>();
    }
}
