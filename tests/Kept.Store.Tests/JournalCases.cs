using System.Text;
using Kept.Shared;
using NodaTime;

namespace Kept.Store.Tests;

/// <summary>
/// The exported journal in tests/cases/journal, and the broken ones in tests/cases/problems/journal that `kept verify` is shown. All are
/// made here; KEPT_GOLDEN=1 writes them anew.
/// </summary>
public sealed class JournalCases
{
    private static readonly Instant Ten = Instant.FromUtc(2026, 3, 10, 17, 0);

    private static readonly Entry[] Acme = Chain(
        "agreement/acme",
        [
            new("agreement.proposed", Ten.Minus(Duration.FromDays(20)), """{"text":"text/1"}"""),
            Outage(
                "o1",
                """{"cause":"provider","from":"2026-03-10T17:00:00Z","id":"o1","kind":"outage","service":"calls","until":"2026-03-10T18:35:00Z"}"""
            ),
            Outage("o2", """{"from":"2026-03-12T17:00:00Z","id":"o2","kind":"outage","service":"calls","until":"2026-03-12T17:20:00Z"}"""),
        ]
    );

    private static readonly Entry[] Northwind = Chain("customer/northwind", [new("customer.added", Ten, """{"name":"text/2"}""")]);

    private static readonly Head[] Heads =
    [
        .. new[] { Acme[^1], Northwind[^1] }.Select(e => new Head(e.Stream, e.Version, e.Hash, e.RecordedAt)),
    ];

    private static NewEntry Outage(string id, string payload) => new("outage", Ten, payload) { SourceKey = id };

    private static Entry[] Chain(string stream, NewEntry[] facts) =>
        [.. EntryHash.Chain(Head.Of(stream), 0, "user/1", Ten.Plus(Duration.FromHours(2)), facts)];

    private static Dictionary<string, string> Files() =>
        new(StringComparer.Ordinal)
        {
            ["journal/agreement-acme.jsonl"] = Lines(Acme),
            ["journal/customer-northwind.jsonl"] = Lines(Northwind),
            ["journal/heads.json"] = HeadsJson.Text(Heads) + "\n",
            ["problems/journal/entries-missing.jsonl"] = Lines(Acme[0], Acme[2]),
            ["problems/journal/entry-changed.jsonl"] = Lines(Acme).Replace("18:35", "18:05", StringComparison.Ordinal),
            ["problems/journal/entry-goes-back.jsonl"] = Lines(Acme[0], Rehashed(Acme[1] with { RecordedAt = Ten })),
            ["problems/journal/entry-not-canonical.jsonl"] = Lines(Northwind).Replace(",\"", ", \"", StringComparison.Ordinal),
            ["problems/journal/entry-out-of-order.jsonl"] = Lines(Acme[0], Acme[1], Acme[1], Acme[2]),
            ["problems/journal/entry-unchained.jsonl"] = Lines(Acme[0], Rehashed(Acme[1] with { Actor = "user/2" }), Acme[2]),
            ["problems/journal/head-differs.json"] = HeadsJson.Text([Heads[0] with { Hash = Acme[1].Hash }, Heads[1]]) + "\n",
            ["problems/journal/head-missing.json"] =
                HeadsJson.Text([Heads[0] with { Version = 4 }, Heads[1] with { Stream = "customer/cronus" }]) + "\n",
            ["problems/journal/journal-unreadable.db"] = "This is no database.\n",
            ["problems/journal/not-an-entry.jsonl"] =
                Lines(Northwind)
                + Lines(Acme[0]).Replace("\"version\":1", "\"version\":\"one\"", StringComparison.Ordinal)
                + "{\"id\":\"o1\",\"kind\":\"outage\"}\nno JSON\n",
            ["problems/journal/not-heads.json"] = "{\"heads\":[{\"stream\":\"agreement/acme\"}]}\n",
        };

    private static Entry Rehashed(Entry entry) => entry with { Hash = EntryHash.Of(entry) };

    private static string Lines(params IEnumerable<Entry> entries) => string.Concat(entries.Select(e => EntryJson.Line(e) + "\n"));

    public static TheoryData<string> Names => [.. Files().Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_files_of_the_cases_are_those_made_here(string name)
    {
        var path = Path.Combine(Repository.Root, "tests/cases", name);
        if (Environment.GetEnvironmentVariable("KEPT_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Files()[name], new UTF8Encoding(false));
        }

        File.ReadAllText(path).ShouldBe(Files()[name]);
    }
}
