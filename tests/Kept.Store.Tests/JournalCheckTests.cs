using NodaTime;

namespace Kept.Store.Tests;

/// <summary>Nothing of a journal can be changed, taken out, put in or exchanged without being found.</summary>
public sealed class JournalCheckTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 10, 12, 0);

    private static readonly Entry[] Whole = [.. Stream("a", 5).Concat(Stream("b", 3))];

    private static readonly Head Last = new("a", 5, Whole[4].Hash, Whole[4].RecordedAt);

    private static IEnumerable<Entry> Stream(string name, int entries) =>
        EntryHash.Chain(
            Head.Of(name),
            0,
            "user/1",
            Noon,
            Enumerable.Range(1, entries).Select(i => new NewEntry("outage", Noon, $$"""{"id":"{{i}}"}""") { SourceKey = $"{i}" })
        );

    private static string[] Codes(IEnumerable<Entry> entries, params IEnumerable<Head> heads)
    {
        var check = new JournalCheck(heads);
        string[] seen = [.. entries.SelectMany(check.See).Select(f => f.Code)];
        return [.. seen, .. check.Finish().Select(f => f.Code)];
    }

    private static IEnumerable<Entry> With(int at, Func<Entry, Entry> change) => Whole.Select((e, i) => i == at ? change(e) : e);

    [Fact]
    public void A_whole_journal_has_no_faults_in_any_order_of_its_streams()
    {
        Codes(Whole, Last).ShouldBeEmpty();
        Codes(Whole.OrderBy(e => e.Version).ThenByDescending(e => e.Stream), Last).ShouldBeEmpty();
        Codes([]).ShouldBeEmpty();
    }

    public static TheoryData<string> Fields =>
        [
            "stream",
            "version",
            "kind",
            "kindVersion",
            "happenedAt",
            "recordedAt",
            "actor",
            "source",
            "nosource",
            "payload",
            "previous",
            "hash",
        ];

    private static Entry Changed(Entry e, string field) =>
        field switch
        {
            "stream" => e with { Stream = "c" },
            "version" => e with { Version = 9 },
            "kind" => e with { Kind = "Outage" },
            "kindVersion" => e with { KindVersion = 2 },
            "happenedAt" => e with { HappenedAt = e.HappenedAt.PlusTicks(1) },
            "recordedAt" => e with { RecordedAt = e.RecordedAt.PlusTicks(-1) },
            "actor" => e with { Actor = "user/2" },
            "source" => e with { SourceKey = "9" },
            "nosource" => e with { SourceKey = null },
            "payload" => e with { Payload = e.Payload + " " },
            "previous" => e with { Previous = Whole[0].Hash.Replace('a', 'b') },
            _ => e with { Hash = Whole[0].Hash },
        };

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_changed_field_is_found_whichever_it_is(string field) =>
        Codes(With(2, e => Changed(e, field))).ShouldContain(ChainFault.Changed);

    [Fact]
    public void A_changed_field_is_one_fault_and_not_one_for_each_entry_that_follows() =>
        Codes(With(2, e => Changed(e, "payload"))).ShouldBe([ChainFault.Changed]);

    [Fact]
    public void A_field_changed_together_with_its_hash_shows_at_the_next_entry_and_at_a_head_that_was_handed_out()
    {
        Codes(With(2, Rehashed)).ShouldBe([ChainFault.Unchained]);
        Codes(With(4, Rehashed)).ShouldBeEmpty("nothing follows the last one");
        Codes(With(4, Rehashed), Last).ShouldBe([ChainFault.HeadDiffers]);
    }

    private static Entry Rehashed(Entry entry)
    {
        var changed = entry with { Payload = """{"id":"other"}""" };
        return changed with { Hash = EntryHash.Of(changed) };
    }

    [Fact]
    public void Missing_entries_are_found()
    {
        Codes(Whole.Skip(1)).ShouldBe([ChainFault.Missing]);
        Codes(Whole.Where((_, i) => i is not (1 or 2))).ShouldBe([ChainFault.Missing]);
        Codes(Whole.Where((_, i) => i != 4)).ShouldBeEmpty("no entry tells of the last one");
        Codes(Whole.Where((_, i) => i != 4), Last).ShouldBe([ChainFault.HeadMissing]);
        Codes(Whole.Skip(5), Last).ShouldBe([ChainFault.HeadMissing]);
    }

    [Fact]
    public void Doubled_and_exchanged_entries_are_found()
    {
        Codes([.. Whole[..2], Whole[1], .. Whole[2..]]).ShouldBe([ChainFault.OutOfOrder]);
        Codes([Whole[0], Whole[2], Whole[1], .. Whole[3..]]).ShouldBe([ChainFault.Missing, ChainFault.OutOfOrder]);
    }

    [Fact]
    public void Heads_of_the_middle_and_of_the_end_are_both_good()
    {
        Codes(Whole, new Head("a", 2, Whole[1].Hash, default), Last).ShouldBeEmpty();
        Codes(Whole, new Head("a", 2, Whole[2].Hash, default)).ShouldBe([ChainFault.HeadDiffers]);
    }

    [Fact]
    public void A_chain_that_goes_back_in_time_is_found()
    {
        var first = Stream("a", 1).Single();
        var late = EntryHash.Chain(
            new Head("a", 1, first.Hash, Instant.MinValue),
            1,
            "user/1",
            Noon.Minus(Duration.FromDays(1)),
            [new NewEntry("outage", Noon, "{}")]
        );
        Codes([first, .. late]).ShouldBe([ChainFault.GoesBack]);
    }
}
