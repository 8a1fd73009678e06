using System.Collections.Immutable;
using NodaTime;

namespace Kept.Store.Tests;

/// <summary>What every store must keep: the journal. Each store inherits it; its other parts are in the files beside.</summary>
public abstract partial class StoreConformance
{
    protected static readonly Instant Noon = Instant.FromUtc(2026, 3, 10, 12, 0);

    /// <summary>An empty store of this kind, open.</summary>
    protected abstract Task<IStore> Opened();

    /// <summary>
    /// The first and the last letter are equal in no order but that of code points: U+FF5E is before U+1F600, and behind it in UTF-16.
    /// </summary>
    protected static readonly ImmutableArray<string> Awkward =
    [
        "",
        " ",
        "A",
        "B",
        "a",
        "b",
        "z",
        "Ä",
        "ä",
        "é",
        "e\u0301",
        "ß",
        "ss",
        "%",
        "_",
        "'",
        "\"",
        "\\",
        "~",
        "1",
        "10",
        "2",
        "中",
        "\uFF5E",
        "😀",
    ];

    protected static NewEntry Fact(string id, string kind = "outage") => new(kind, Noon, $$"""{"id":"{{id}}"}""") { SourceKey = id };

    protected static Commit To(string stream, long? expected, params ImmutableArray<NewEntry> entries) =>
        new()
        {
            At = Noon,
            Actor = "user/1",
            Appends = [new Append(stream, expected, entries)],
        };

    /// <summary>Nothing is wrong with any chain, and its heads are those that the store names.</summary>
    protected static async Task Verify(IStore store)
    {
        var check = new JournalCheck(await store.Heads());
        await foreach (var entry in store.ReadAll())
        {
            check.See(entry).ShouldBeEmpty();
        }

        check.Finish().ShouldBeEmpty();
        check.Entries.ShouldBe(await store.LastSequence());
    }

    [Fact]
    public async Task What_is_committed_is_read_back_in_order()
    {
        await using var store = await Opened();
        (await store.Commit(To("agreement/a", 0, Fact("o1"), Fact("o2"))))
            .ShouldBeOfType<CommitOutcome.Committed>()
            .Entries.Length.ShouldBe(2);
        await store.Commit(To("agreement/b", 0, Fact("o1")));
        var a = await store.Read("agreement/a").ToListAsync();
        a.Select(e => (e.Version, e.Sequence, e.SourceKey)).ShouldBe([(1, 1, "o1"), (2, 2, "o2")]);
        a[1].Previous.ShouldBe(a[0].Hash);
        (await store.ReadAll(1).ToListAsync()).Select(e => (e.Stream, e.Sequence)).ShouldBe([("agreement/a", 2), ("agreement/b", 3)]);
        (await store.Read("agreement/a", 1).ToListAsync()).ShouldBe([a[1]]);
        (await store.HeadOf("agreement/a")).ShouldBe(new Head("agreement/a", 2, a[1].Hash, Noon));
    }

    [Fact]
    public async Task What_was_reported_as_committed_is_what_is_read()
    {
        await using var store = await Opened();
        var at = Noon.PlusNanoseconds(123_456_789);
        var fact = new NewEntry("ticket.opened", at, """{"note":"\u0000 ünï 😀"}""") { KindVersion = 3 };
        var commit = To("agreement/ünï 😀", null, fact, Fact("o1")) with { At = at };
        var made = (await store.Commit(commit)).ShouldBeOfType<CommitOutcome.Committed>().Entries;
        (await store.Read("agreement/ünï 😀").ToListAsync()).ShouldBe(made);
        made[0].RecordedAt.ShouldBe(Noon.PlusNanoseconds(123_456_700), "instants are kept to 100 ns");
        made[0].SourceKey.ShouldBeNull();
        made[0].KindVersion.ShouldBe(3);
        made.ShouldAllBe(e => EntryHash.Of(e) == e.Hash);
    }

    [Fact]
    public async Task Instants_before_the_epoch_and_far_ahead_are_kept()
    {
        await using var store = await Opened();
        Instant[] far = [Instant.FromUtc(1, 1, 1, 0, 0), Instant.FromUtc(1969, 12, 31, 23, 59), Instant.FromUtc(9998, 12, 31, 0, 0)];
        await store.Commit(To("a", 0, [.. far.Select(at => new NewEntry("outage", at, "{}"))]));
        (await store.Read("a").ToListAsync()).Select(e => e.HappenedAt).ShouldBe(far);
        await Verify(store);
    }

    [Fact]
    public async Task A_decision_on_an_old_version_changes_nothing()
    {
        await using var store = await Opened();
        await store.Commit(To("agreement/a", 0, Fact("o1")));
        var late = To("agreement/a", 0, Fact("o2")) with { Rows = [Of("k")], Texts = [new ErasableText("t", "s", "x")] };
        (await store.Commit(late)).ShouldBeOfType<CommitOutcome.Conflict>().Actual.Version.ShouldBe(1);
        (await store.LastSequence()).ShouldBe(1);
        (await store.Find(new RowKey("tickets", "k"))).ShouldBeNull();
        (await store.Texts(["t"])).ShouldBeEmpty();
    }

    [Fact]
    public async Task Several_streams_are_appended_to_together_or_not_at_all()
    {
        await using var store = await Opened();
        Append[] both = [new("a", 0, [Fact("o1")]), new("b", 0, [Fact("o1"), Fact("o2")]), new("a", 0, [Fact("o3")])];
        var made = await store.Commit(To("", null) with { Appends = [.. both] });
        made.ShouldBeOfType<CommitOutcome.Committed>()
            .Entries.Select(e => (e.Stream, e.Version, e.Sequence))
            .ShouldBe([("a", 1, 1), ("b", 1, 2), ("b", 2, 3), ("a", 2, 4)]);
        Append[] half = [new("c", 0, [Fact("o1")]), new("b", 1, [Fact("o3")])];
        (await store.Commit(To("", null) with { Appends = [.. half] }))
            .ShouldBeOfType<CommitOutcome.Conflict>()
            .Actual.Stream.ShouldBe("b");
        (await store.HeadOf("c")).ShouldBe(Head.Of("c"));
        await Verify(store);
    }

    [Fact]
    public async Task The_same_source_key_is_taken_once()
    {
        await using var store = await Opened();
        await store.Commit(To("agreement/a", null, Fact("o1"), Fact("o2")));
        var repeated = await store.Commit(To("agreement/a", null, Fact("o9"), Fact("o2"), Fact("o1")));
        repeated.ShouldBeOfType<CommitOutcome.Repeated>().Existing.SourceKey.ShouldBe("o1", "the first in the stream");
        (await store.LastSequence()).ShouldBe(2);
        (await store.Commit(To("agreement/b", null, Fact("o1")))).ShouldBeOfType<CommitOutcome.Committed>();
    }

    [Fact]
    public async Task Source_keys_differ_by_any_letter()
    {
        await using var store = await Opened();
        foreach (var key in Awkward)
        {
            (await store.Commit(To("a", null, Fact("x") with { SourceKey = key }))).ShouldBeOfType<CommitOutcome.Committed>();
            (await store.Commit(To("a", null, Fact("x") with { SourceKey = key })))
                .ShouldBeOfType<CommitOutcome.Repeated>()
                .Existing.SourceKey.ShouldBe(key);
        }

        await Verify(store);
    }

    [Fact]
    public async Task A_source_key_twice_in_one_commit_and_a_broken_text_are_bugs_of_the_caller()
    {
        await using var store = await Opened();
        await Should.ThrowAsync<ArgumentException>(() => store.Commit(To("a", 0, Fact("o1"), Fact("o1"))));
        await Should.ThrowAsync<ArgumentException>(() => store.Commit(To("a", 0, Fact("half \uD83D"))));
        await Should.ThrowAsync<ArgumentException>(() => store.Commit(To("zero \0", 0, Fact("o1"))));
        (await store.LastSequence()).ShouldBe(0);
    }

    [Fact]
    public async Task It_was_never_recorded_before_the_entry_before_it()
    {
        await using var store = await Opened();
        await store.Commit(To("a", 0, Fact("o1")));
        await store.Commit(To("a", 1, Fact("o2")) with { At = Noon.Minus(Duration.FromHours(1)) });
        await store.Commit(To("b", 0, Fact("o2")) with { At = Noon.Minus(Duration.FromHours(1)) });
        (await store.Read("a").ToListAsync()).Select(e => e.RecordedAt).ShouldBe([Noon, Noon]);
        (await store.HeadOf("b")).RecordedAt.ShouldBe(Noon.Minus(Duration.FromHours(1)), "each stream has its own clock");
        await Verify(store);
    }

    [Fact]
    public async Task Heads_come_by_name_and_by_the_beginning_of_it()
    {
        await using var store = await Opened();
        foreach (var name in Awkward.Reverse())
        {
            await store.Commit(To($"p/{name}", 0, Fact("o1")));
        }

        await store.Commit(To("p", 0, Fact("o1")));
        await store.Commit(To("q/a", 0, Fact("o1")));
        (await store.Heads("p/")).Select(h => h.Stream).ShouldBe(Awkward.Order(ByCodePoint.Order).Select(n => $"p/{n}"));
        (await store.Heads("p/%")).Length.ShouldBe(1);
        (await store.Heads()).Length.ShouldBe(Awkward.Length + 2);
        (await store.Heads("none")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_moved_after_a_sequence_is_named_once_with_the_last_sequence()
    {
        await using var store = await Opened();
        (await store.MovedAfter(0)).Sequence.ShouldBe(0);
        await store.Commit(To("agreement/b", null, Fact("o1"), Fact("o2")));
        await store.Commit(To("agreement/a", null, Fact("o3")));
        var all = await store.MovedAfter(0);
        all.Streams.ShouldBe(["agreement/a", "agreement/b"]);
        all.Sequence.ShouldBe(3);
        (await store.MovedAfter(2)).Streams.ShouldBe(["agreement/a"]);
        var none = await store.MovedAfter(3);
        none.Streams.ShouldBeEmpty();
        none.Sequence.ShouldBe(3);
    }

    [Fact]
    public async Task A_reader_sees_the_journal_as_it_was_when_it_began()
    {
        await using var store = await Opened();
        await store.Commit(To("a", 0, Fact("o1"), Fact("o2")));
        var seen = 0;
        await foreach (var entry in store.ReadAll())
        {
            seen++;
            await store.Commit(To("a", null, Fact($"{entry.SourceKey}'")));
        }

        seen.ShouldBe(2);
        (await store.LastSequence()).ShouldBe(4);
    }

    [Fact]
    public async Task An_opened_store_can_be_opened_again_and_an_empty_one_is_empty()
    {
        await using var store = await Opened();
        await store.Open();
        (await store.LastSequence()).ShouldBe(0);
        (await store.ReadAll().ToListAsync()).ShouldBeEmpty();
        (await store.HeadOf("a")).ShouldBe(Head.Of("a"));
        (await store.Trouble()).ShouldBeNull();
        (await store.LastSequence()).ShouldBe(0, "trying it leaves nothing");
    }
}
