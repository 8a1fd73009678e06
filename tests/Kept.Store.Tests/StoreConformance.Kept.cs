using NodaTime;

namespace Kept.Store.Tests;

/// <summary>Texts that can be erased, answers that are given again, leases, and restores.</summary>
public abstract partial class StoreConformance
{
    private static Reply Answer(string key, int status = 201, string body = "{}") =>
        new("user/1", key, "digest", status, body, """{"etag":"1"}""", Noon);

    [Fact]
    public async Task An_erased_text_is_gone_and_the_chain_still_holds()
    {
        await using var store = await Opened();
        ErasableText[] texts = [new("t2", "user/7", "Ada\nüber 😀"), new("t1", "user/7", ""), new("t3", "customer/a", "kept")];
        await store.Commit(To("a", 0, Fact("o1")) with { Texts = [.. texts] });
        (await store.Texts(["t2", "t1", "t2", "none"])).Values.ShouldBe([texts[0], texts[1]], ignoreOrder: true);
        (await store.TextsOf("user/7").ToListAsync()).ShouldBe([texts[1], texts[0]]);

        await store.Commit(To("a", 1, Fact("erased", "person.erased")) with { Erased = ["t1", "t2", "none"] });
        (await store.Texts(["t2"]))["t2"].ShouldBe(texts[0] with { Content = null });
        (await store.TextsOf().ToListAsync()).Select(t => (t.Id, t.Content)).ShouldBe([("t1", null), ("t2", null), ("t3", "kept")]);
        await Verify(store);
    }

    [Fact]
    public async Task A_text_is_never_written_over_nor_comes_back()
    {
        await using var store = await Opened();
        await store.Commit(To("a", 0) with { Texts = [new("t1", "user/7", "first"), new("t1", "user/7", "second")] });
        await store.Commit(To("a", 0) with { Texts = [new("t1", "user/8", "third")] });
        (await store.Texts(["t1"]))["t1"].ShouldBe(new ErasableText("t1", "user/7", "first"));
        await store.Commit(To("a", 0) with { Erased = ["t1"], Texts = [new("t2", "user/7", "gone with it")] });
        await store.Commit(To("a", 0) with { Texts = [new("t1", "user/7", "again")], Erased = ["t2"] });
        (await store.TextsOf("user/7").ToListAsync()).Select(t => t.Content).ShouldBe([null, null]);
    }

    [Fact]
    public async Task Many_texts_come_by_id()
    {
        await using var store = await Opened();
        var texts = Enumerable.Range(0, 1500).Select(i => new ErasableText($"{i:0000}", $"user/{i % 2}", $"{i}")).ToArray();
        await store.Commit(To("a", 0) with { Texts = [.. texts.Reverse()] });
        (await store.TextsOf().ToListAsync()).ShouldBe(texts);
        (await store.TextsOf("user/1").ToListAsync()).Count.ShouldBe(750);
        (await store.Texts(texts.Select(t => t.Id))).Count.ShouldBe(1500);
    }

    [Fact]
    public async Task A_request_with_a_used_key_gets_the_answer_it_got()
    {
        await using var store = await Opened();
        var first = Answer("k1", body: """{"n":"ü 😀"}""");
        await store.Commit(To("a", 0, Fact("o1")) with { Reply = first });
        var again = To("a", 0, Fact("o1")) with { Reply = first with { Status = 500, Digest = "other" } };
        (await store.Commit(again)).ShouldBeOfType<CommitOutcome.Answered>().Reply.ShouldBe(first, "before conflict and repeat");
        (await store.ReplyTo("user/1", "k1")).ShouldBe(first);
        (await store.ReplyTo("user/2", "k1")).ShouldBeNull();
        (
            await store.Commit(To("a", 1, Fact("o2")) with { Reply = first with { Actor = "user/2" } })
        ).ShouldBeOfType<CommitOutcome.Committed>();
    }

    [Fact]
    public async Task A_refused_commit_leaves_its_key_free_and_old_answers_are_forgotten()
    {
        await using var store = await Opened();
        (await store.Commit(To("a", 7, Fact("o1")) with { Reply = Answer("k1") })).ShouldBeOfType<CommitOutcome.Conflict>();
        (await store.ReplyTo("user/1", "k1")).ShouldBeNull();
        await store.Commit(To("a", 0) with { Reply = Answer("k1") });
        await store.Commit(To("a", 0) with { Reply = Answer("k2") with { At = Noon.PlusTicks(1) } });
        await store.ForgetReplies(Noon.PlusTicks(1));
        (await store.ReplyTo("user/1", "k1")).ShouldBeNull();
        (await store.ReplyTo("user/1", "k2")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_lease_has_one_holder_until_it_ends()
    {
        await using var store = await Opened();
        var minute = Duration.FromMinutes(1);
        (await store.Hold("clock", "one", Noon, Noon + minute)).ShouldBeTrue();
        (await store.Hold("clock", "two", Noon, Noon + minute)).ShouldBeFalse();
        (await store.Hold("other", "two", Noon, Noon + minute)).ShouldBeTrue();
        (await store.Hold("clock", "one", Noon, Noon + minute + minute)).ShouldBeTrue("it goes on");
        (await store.Hold("clock", "two", Noon + minute, Noon + minute + minute)).ShouldBeFalse();
        (await store.Hold("clock", "two", Noon + minute + minute, Noon + minute + minute + minute)).ShouldBeTrue("until is not included");
        (await store.Hold("clock", "one", Noon + minute + minute, Noon + minute + minute + minute)).ShouldBeFalse();
        (await store.Hold("clock", "two", Noon + minute + minute, Noon + minute + minute)).ShouldBeTrue("given up at once");
        (await store.Hold("clock", "one", Noon + minute + minute, Noon + minute + minute + minute)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_restored_journal_has_the_same_heads()
    {
        await using var from = await Opened();
        for (var i = 0; i < 60; i++)
        {
            await from.Commit(To($"s/{i % 7}", null, [.. Enumerable.Range(0, 40).Select(j => Fact($"{i}-{j}"))]));
        }

        await from.Commit(To("s/0", null) with { Texts = [new("t1", "user/7", "words"), new("t2", "user/7", "x")], Erased = ["t2"] });
        await using var to = await Opened();
        await to.Restore(from.ReadAll(), from.TextsOf());
        (await to.Heads()).ShouldBe(await from.Heads());
        (await to.ReadAll().ToListAsync()).ShouldBe(await from.ReadAll().ToListAsync());
        (await to.TextsOf().ToListAsync()).ShouldBe(await from.TextsOf().ToListAsync());
        (await to.Commit(To("s/0", null, Fact("0-0")))).ShouldBeOfType<CommitOutcome.Repeated>();
        await to.Commit(To("s/0", null, Fact("more")));
        await Verify(to);
    }

    [Fact]
    public async Task A_restore_takes_one_stream_after_the_other_too_and_numbers_anew()
    {
        await using var from = await Opened();
        await from.Commit(To("b", 0, Fact("o1")));
        await from.Commit(To("a", 0, Fact("o1")));
        await from.Commit(To("b", 1, Fact("o2")));
        await using var to = await Opened();
        await to.Restore(from.Read("a").Concat(from.Read("b")), AsyncEnumerable.Empty<ErasableText>());
        (await to.ReadAll().ToListAsync()).Select(e => (e.Stream, e.Sequence)).ShouldBe([("a", 1), ("b", 2), ("b", 3)]);
        (await to.Heads()).ShouldBe(await from.Heads());
    }

    [Fact]
    public async Task A_restore_is_refused_where_something_is_or_the_chain_does_not_hold()
    {
        await using var from = await Opened();
        await from.Commit(To("a", 0, Fact("o1"), Fact("o2"), Fact("o3")));
        var none = AsyncEnumerable.Empty<ErasableText>();
        (await Should.ThrowAsync<StoreException>(() => from.Restore(from.ReadAll(), none))).Trouble.ShouldBe(StoreTrouble.NotEmpty);

        await using var to = await Opened();
        var changed = from.ReadAll().Select(e => e.Version == 3 ? e with { Actor = "user/9" } : e);
        (await Should.ThrowAsync<StoreException>(() => to.Restore(changed, none))).Trouble.ShouldBe(StoreTrouble.Damaged);
        var gap = from.ReadAll().Where(e => e.Version != 2);
        (await Should.ThrowAsync<StoreException>(() => to.Restore(gap, none))).Trouble.ShouldBe(StoreTrouble.Damaged);
        (await to.LastSequence()).ShouldBe(0);
        await to.Restore(from.ReadAll(), none);
        await Verify(to);
    }
}
