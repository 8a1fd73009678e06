using System.Text;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Text.Evidence;
using NodaTime;

namespace Kept.Text.Tests.Evidence;

/// <summary>An exported journal is evidence as it is.</summary>
public sealed class JournalLineTests
{
    private const string Fact =
        """{"from":"2026-03-10T17:00:00Z","id":"o1","kind":"outage","service":"web","until":"2026-03-10T18:00:00Z"}""";

    private static string Line(string fact, string kind = "outage", string recordedAt = "2026-03-10T19:00:00Z") =>
        $$"""{"actor":"üser/1","fact":{{fact}},"hash":"h","kind":"{{kind}}","recordedAt":"{{recordedAt}}","stream":"agreement/a","version":1}""";

    private static Checked<EvidenceBook> Read(params IEnumerable<string> lines) =>
        EvidenceReader.ReadBook(
            [new EvidenceSource("export.jsonl", new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines))))],
            EvidenceOptions.Default,
            null
        );

    [Fact]
    public void The_fact_is_the_object_under_fact_recorded_when_the_journal_took_it() =>
        Read(Line(Fact))
            .Value!.Recorded()
            .ShouldHaveSingleItem()
            .ShouldBe(EvidenceWriterTests.One(Fact) with { RecordedAt = Instant.FromUtc(2026, 3, 10, 19, 0) });

    [Fact]
    public void What_the_fact_says_itself_of_when_it_was_recorded_counts()
    {
        var own = Fact.Replace("\"kind\"", "\"recordedAt\":\"2026-03-10T18:30:00Z\",\"kind\"", StringComparison.Ordinal);
        Read(Line(own)).Value!.Recorded().ShouldHaveSingleItem().RecordedAt.ShouldBe(Instant.FromUtc(2026, 3, 10, 18, 30));
    }

    [Fact]
    public void Lines_that_are_no_evidence_are_skipped_and_plain_facts_between_them_keep_their_own_times()
    {
        var plain = Fact.Replace("o1", "o2", StringComparison.Ordinal);
        var facts = Read(Line("""{"whatever":1}""", "agreement.proposed"), Line(Fact), plain, Line("""{"id":7}""", "a.b", "never"))
            .Value!.Recorded();
        facts
            .Select(f => (f.Id, f.RecordedAt))
            .ShouldBe([("o1", Instant.FromUtc(2026, 3, 10, 19, 0)), ("o2", Instant.FromUtc(2026, 3, 10, 18, 0))], ignoreOrder: true);
    }

    [Fact]
    public void The_order_of_fields_does_not_matter() =>
        Read($$"""{"stream":"a", "kind":"outage", "fact" : {{Fact}}, "more":[{"fact":1}] }""")
            .Value!.Recorded()
            .ShouldHaveSingleItem()
            .ShouldBe(EvidenceWriterTests.One(Fact));

    [Fact]
    public void Problems_stand_where_they_are_in_the_line()
    {
        var misspelt = Fact.Replace("until", "untill", StringComparison.Ordinal);
        var line = Line(misspelt);
        var problem = Read(Line(Fact), line).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("unknown-field");
        problem.At.ShouldBe(new Place("export.jsonl", 2, 1 + line.IndexOf("\"2026-03-10T18:00:00Z\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_instant_of_the_journal_that_is_none_is_a_problem_at_its_place()
    {
        var line = Line(Fact, recordedAt: "noon");
        var problem = Read(line).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("bad-instant");
        problem.At.Column.ShouldBe(1 + line.IndexOf("\"noon\"", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fact_that_is_no_object_or_stands_in_no_journal_is_an_unknown_field()
    {
        Read("""{"stream":"a","fact":"o1","id":"o1","kind":"contains","parent":"a","child":"b"}""")
            .Problems.Select(p => p.Code)
            .ShouldBe(["unknown-field", "unknown-field"]);
        Read("""{"fact":{},"id":"o1","kind":"contains","parent":"a","child":"b"}""")
            .Problems.ShouldHaveSingleItem()
            .Code.ShouldBe("unknown-field");
        Read("""{"stream":"a","fact":{"id":"o1"}""").Problems.ShouldHaveSingleItem().Code.ShouldBe("not-json");
        Read("""["fact"]""").Problems.ShouldHaveSingleItem().Code.ShouldBe("not-json");
    }
}
