using System.Text;
using Kept.Shared;
using NodaTime;

namespace Kept.Store.Tests;

/// <summary>A line of an export is the entry, byte for byte.</summary>
public sealed class EntryJsonTests
{
    private static readonly NewEntry[] Facts =
    [
        new(
            "outage",
            Instant.FromUtc(2026, 3, 10, 17, 0),
            """{"from":"2026-03-10T17:00:00Z","id":"o1","kind":"outage","service":"calls","until":"2026-03-10T18:35:00Z"}"""
        )
        {
            SourceKey = "o1",
        },
        new("agreement.proposed", Instant.FromUtc(2026, 3, 10, 17, 0).PlusTicks(1), """{"note":"a \"ü😀\" \u0001 b","n":{"x":[1,2]}}""")
        {
            KindVersion = 2,
        },
    ];

    private static readonly Entry[] Entries =
    [
        .. EntryHash.Chain(Head.Of("agreement/acme"), 0, "token/7", Instant.FromUtc(2026, 3, 10, 17, 2), Facts),
    ];

    private static EntryReading Read(string line) => EntryJson.Read(Encoding.UTF8.GetBytes(line), 1);

    [Fact]
    public void A_line_reads_back_as_the_entry()
    {
        foreach (var entry in Entries)
        {
            EntryJson.Read(EntryJson.Utf8(entry), entry.Sequence).ShouldBe(new EntryReading(entry, 0, null));
        }
    }

    [Fact]
    public void The_example_in_the_documentation_is_such_a_line()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "evidence.md"));
        page.ShouldContain(EntryJson.Line(Entries[0]), Case.Sensitive);
    }

    [Fact]
    public void Any_changed_byte_of_a_line_is_found()
    {
        foreach (var entry in Entries)
        {
            var line = EntryJson.Utf8(entry);
            for (var i = 0; i < line.Length; i++)
            {
                foreach (
                    var other in new[] { (byte)(line[i] ^ 1), (byte)(line[i] ^ 0x20), (byte)' ', (byte)'0', (byte)'"' }.Where(b =>
                        b != line[i]
                    )
                )
                {
                    Faults([.. line[..i], other, .. line[(i + 1)..]], entry).ShouldBeTrue($"byte {i} as {other}");
                }

                Faults([.. line[..i], .. line[(i + 1)..]], entry).ShouldBeTrue($"without byte {i}");
                Faults([.. line[..i], (byte)' ', .. line[i..]], entry).ShouldBeTrue($"a space before byte {i}");
            }
        }
    }

    private static bool Faults(byte[] line, Entry original)
    {
        var check = new JournalCheck([new Head(original.Stream, original.Version, original.Hash, default)]);
        if (original.Version > 1)
        {
            check.See(Entries[0]).ShouldBeEmpty();
        }

        var reading = EntryJson.Read(line, 1);
        return reading.Problem is not null || reading.Entry is null || check.See(reading.Entry).Any();
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("[]", 0)]
    [InlineData("{}", 0)]
    [InlineData("""{"actor":7}""", 9)]
    [InlineData("""{"actor":"a","fact":"b"}""", 20)]
    [InlineData("""{"actor":"a","happenedAt":"noon"}""", 26)]
    [InlineData("""{"actor":"a","version":0}""", 23)]
    [InlineData("""{"actor":"a","colour":"red"}""", 22)]
    [InlineData("""{"actor":"a",}""", 13)]
    public void What_is_no_entry_says_where(string line, int offset)
    {
        var reading = Read(line);
        reading.Entry.ShouldBeNull();
        reading.Problem.ShouldNotBeNull();
        reading.Offset.ShouldBe(offset);
    }

    [Fact]
    public void The_same_in_another_form_says_where_it_departs()
    {
        var line = EntryJson.Line(Entries[0]);
        var spaced = line.Replace("\"version\":", "\"version\": ", StringComparison.Ordinal);
        var reading = Read(spaced);
        reading.Entry.ShouldBe(Entries[0]);
        reading.Offset.ShouldBe(spaced.IndexOf(" 1}", StringComparison.Ordinal));
        reading.Problem.ShouldNotBeNull();
    }
}
