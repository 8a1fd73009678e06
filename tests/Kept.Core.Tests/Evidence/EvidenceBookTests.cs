using Kept.Core.Evidence;
using Kept.Core.Json;
using Kept.Core.Money;
using Kept.Core.Problems;
using NodaTime;
using NodaTime.Text;

namespace Kept.Core.Tests.Evidence;

/// <summary>R4 and R5: what is known, whatever the order and number of lines.</summary>
public sealed class EvidenceBookTests
{
    [Fact]
    public void A_repeat_is_harmless_and_counts_once()
    {
        var book = Book(Outage("o1", 10, 11), Outage("o1", 10, 11));

        book.Outages.Length.ShouldBe(1);
        book.Count.ShouldBe(1);
    }

    [Fact]
    public void One_id_with_two_contents_names_both_places()
    {
        var result = EvidenceBook.Known([At(3, Outage("o1", 10, 11)), At(8, Outage("o1", 10, 12))], null);

        var problem = result.Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("conflicting-facts");
        problem.At.Line.ShouldBe(8);
        problem.Sentence.ShouldContain("e:3:1");
    }

    [Fact]
    public void The_same_id_in_two_sources_is_two_facts()
    {
        var book = Book(Outage("1", 10, 11) with { Source = "a" }, Outage("1", 12, 13) with { Source = "b" });

        book.Outages.Length.ShouldBe(2);
        book.ById("b/1").ShouldBe(book.Outages[1]);
        book.ById("1").ShouldBeNull();
    }

    [Fact]
    public void A_sample_and_an_outage_cannot_share_an_id() =>
        EvidenceBook
            .Known([At(1, Sample("x", 10)), At(2, Outage("x", 10, 11))], null)
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("conflicting-facts");

    [Fact]
    public void Order_and_repeats_change_neither_book_nor_hash()
    {
        var facts = World().ToArray();
        var expected = Book(facts);
        for (var seed = 1; seed <= 50; seed++)
        {
            var shuffled = facts.Concat(facts).OrderBy(f => Sha256Hex.Of($"{seed} {f.Id}")).ToArray();
            var book = Book(shuffled);
            book.Hash.ShouldBe(expected.Hash);
            book.Facts.ShouldBe(expected.Facts);
            book.Corrections.ShouldBe(expected.Corrections);
            SamplesOf(book).ShouldBe(SamplesOf(expected));
        }

        expected.Corrections.Length.ShouldBe(3, "the world must hold corrections, or this shows nothing");
    }

    [Fact]
    public void Facts_recorded_after_asOf_are_not_seen()
    {
        var facts = new Fact[] { Outage("o1", 10, 11), Outage("o2", 12, 13), Sample("s", 12) };

        var book = Book(T(11), facts);

        book.Outages.ShouldHaveSingleItem().Id.ShouldBe("o1");
        book.Samples.ShouldBeEmpty();
        book.ById("o2").ShouldBeNull();
        book.Hash.ShouldBe(Book(facts[0]).Hash);
        book.KnownAt(T(13)).Hash.ShouldBe(Book(facts).Hash);
    }

    [Fact]
    public void Measured_time_runs_from_the_first_to_the_last_measured_fact()
    {
        var claim = new Fact.Claim(null, "l", [], null, T(200), null, null, null, false) { Id = "c", RecordedAt = T(200) };

        var measured = Book(Outage("o", 10, 14), Sample("s", 12), claim).Measured();

        (measured!.Value.From, measured.Value.Until).ShouldBe((T(10), T(14) - Duration.FromTicks(1)), "the end of an outage is not in it");
        Book(claim).Measured().ShouldBeNull();
    }

    [Fact]
    public void Events_of_a_ticket_at_one_instant_stand_as_a_ticket_lives()
    {
        var story = Book(
                Ticket("a", "T", TicketEvent.Closed, 9),
                Ticket("b", "T", TicketEvent.Opened, 9),
                Ticket("c", "T", TicketEvent.Resolved, 9)
            )
            .TicketOf("T");

        story!.Events.Select(e => e.Event).ShouldBe([TicketEvent.Opened, TicketEvent.Resolved, TicketEvent.Closed]);
    }

    [Fact]
    public void Samples_are_told_apart_by_service_and_resource_and_come_back_as_they_went_in()
    {
        var samples = World().OfType<Fact.Sample>().ToArray();

        var series = Book([.. samples]).Samples;

        series.Select(s => (s.Service, s.Resource)).ShouldBe([("web", null), ("web", "eu")]);
        series.SelectMany(s => Enumerable.Range(0, s.Count).Select(s.FactAt)).ShouldBe(samples, ignoreOrder: true);
        series[0].Ticks.ToArray().ShouldBeInOrder();
    }

    [Fact]
    public void The_latest_knowledge_is_the_latest_recording() =>
        Book(Outage("o", 10, 11), Sample("s", 15), Outage("p", 1, 2) with { RecordedAt = T(20) }).LatestKnowledge.ShouldBe(T(20));

    [Fact]
    public void Nothing_known_is_an_empty_book()
    {
        var book = Book();

        book.LatestKnowledge.ShouldBeNull();
        book.Hash.ShouldBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "the SHA-256 of an empty file");
    }

    internal static EvidenceBook Book(params Fact[] facts) => Book(null, facts);

    internal static EvidenceBook Book(Instant? asOf, params Fact[] facts) =>
        EvidenceBook.Known(facts.Select((f, i) => At(i + 1, f)), asOf) is { Value: { } book }
            ? book
            : throw new InvalidOperationException();

    internal static LocatedFact At(int line, Fact fact) => new(fact, new Place("e", line, 1));

    /// <summary>An hour in March 2026.</summary>
    internal static Instant T(int hour) => Instant.FromUtc(2026, 3, 1, 0, 0) + Duration.FromHours(hour);

    internal static Fact.Outage Outage(string id, int from, int until) =>
        new("web", T(from), T(until), null, Rational.One, null, null) { Id = id, RecordedAt = T(until) };

    internal static Fact.Sample Sample(string id, int at) =>
        new("web", T(at), true, null, null, null, null, null) { Id = id, RecordedAt = T(at) };

    internal static Fact.Correction Correction(string id, string of, int at, Fact? replacement) =>
        new(of, replacement, null, T(at)) { Id = id, RecordedAt = T(at) };

    private static Fact.Ticket Ticket(string id, string number, TicketEvent what, int at) =>
        new(number, what, T(at)) { Id = id, RecordedAt = T(at) };

    private static IEnumerable<Fact> World()
    {
        for (var i = 0; i < 12; i++)
        {
            yield return Outage($"o{i}", i, i + 2);
            yield return Sample($"s{i}", i) with
            {
                Resource = i % 3 == 0 ? "eu" : null,
                LatencyMs = i % 2 == 0 ? new Rational(i, 7) : null,
                Source = i % 4 == 0 ? "mon" : null,
            };
            yield return Ticket($"t{i}", $"T-{i % 3}", (TicketEvent)(i % 10), i);
        }

        yield return Sample("long", 3) with
        {
            LatencyMs = new Rational(1, System.Numerics.BigInteger.Pow(10, 30)),
            By = "x",
            Sent = 10,
            Received = 9,
            Probe = "p",
        };
        yield return Correction("c1", "o1", 20, null);
        yield return Correction("c2", "o2", 20, Outage("any", 5, 6));
        yield return Correction("c3", "o2", 20, Outage("any", 7, 8));
        yield return Correction("c4", "c1", 21, null);
        yield return Correction("c5", "mon/s4", 22, Sample("any", 30));
    }

    private static string[] SamplesOf(EvidenceBook book) =>
        [.. book.Samples.SelectMany(s => Enumerable.Range(0, s.Count).Select(i => s.FactAt(i).ToString()))];
}
