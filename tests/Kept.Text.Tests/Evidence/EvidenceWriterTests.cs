using System.Text;
using Kept.Core.Evidence;
using Kept.Text.Evidence;

namespace Kept.Text.Tests.Evidence;

public sealed class EvidenceWriterTests
{
    [Fact]
    public void What_is_written_reads_back_as_the_same_facts()
    {
        var generated = new GeneratedFacts(seed: 1);
        var facts = Enumerable.Range(0, 10_000).Select(i => generated.Next(i % 26)).ToArray();
        using var file = new MemoryStream();
        EvidenceWriter.Write(facts, file);
        file.Position = 0;

        var reader = new EvidenceReader(EvidenceOptions.Default);
        var read = reader.Read(new EvidenceSource("e.jsonl", file)).Select(f => f.Fact).ToArray();

        reader.Problems.ShouldBeEmpty();
        read.Length.ShouldBe(facts.Length);
        for (var i = 0; i < facts.Length; i++)
        {
            read[i].ShouldBe(facts[i], EvidenceWriter.Line(facts[i]));
        }

        facts.Select(f => f.Kind).Distinct().Count().ShouldBe(FactKinds.Names.Count, "every kind must be among them");
    }

    [Fact]
    public void The_canonical_form_does_not_depend_on_how_a_fact_was_written()
    {
        const string Loose =
            """{ "until":"2026-03-10T11:00:00.000-07:00", "service":"caf\u00e9","kind":"outage","""
            + """ "from":"2026-03-10t17:00Z","weight":"0.50","id":"o1","note":null }""";

        var line = EvidenceWriter.Line(One(Loose));

        line.ShouldBe(
            """{"from":"2026-03-10T17:00:00Z","id":"o1","kind":"outage","service":"café","until":"2026-03-10T18:00:00Z","weight":"0.5"}"""
        );
    }

    [Fact]
    public void The_hash_of_a_book_is_that_of_its_canonical_file()
    {
        var generated = new GeneratedFacts(seed: 2);
        var facts = Enumerable.Range(0, 500).Select(i => generated.Next(i % 24));
        var book = EvidenceBook.Known(facts.Select(f => new LocatedFact(f, default)), null).Value!;
        using var file = new MemoryStream();

        EvidenceWriter.Write(book.Recorded(), file);

        book.Hash.ShouldBe(Core.Json.Sha256Hex.Of(file.ToArray()));
    }

    internal static Fact One(string json)
    {
        var reader = new EvidenceReader(EvidenceOptions.Default);
        return reader.Read(new EvidenceSource("e.jsonl", new MemoryStream(Encoding.UTF8.GetBytes(json)))).Single().Fact;
    }
}
