using System.Globalization;
using System.Text;
using Kept.Core.Evidence;
using Kept.Core.Json;
using Kept.Text.Evidence;
using NodaTime;

namespace Kept.Cli.Output;

/// <summary>What a book of evidence holds: facts by kind and service, from when to when, what was corrected, and the hash.</summary>
internal static class EvidenceSummary
{
    private sealed record Row(string Kind, string Service, long Facts, Instant First, Instant Last);

    public static string Text(EvidenceBook book, DateTimeZone zone)
    {
        if (book.Count == 0)
        {
            return "No facts.\n";
        }

        var text = new StringBuilder();
        string[] heading = ["Kind", "Service", "Facts", "First", "Last"];
        string[][] rows =
        [
            heading,
            .. Rows(book).Select(r => new[] { r.Kind, r.Service, Number(r.Facts), Local(r.First, zone), Local(r.Last, zone) }),
        ];
        foreach (var line in Kept.Text.Report.Columns.Of(rows, new HashSet<int> { 2 }, (_, _, cell) => cell))
        {
            text.Append(line).Append('\n');
        }

        text.Append(
            CultureInfo.InvariantCulture,
            $"\n{Facts(book)}{Corrections(book)}, last recorded {Local(book.LatestKnowledge!.Value, zone)} in {zone.Id}.\n"
        );
        return text.Append(CultureInfo.InvariantCulture, $"Hash {book.Hash}\n").ToString();
    }

    public static string Json(EvidenceBook book)
    {
        var json = new CanonicalJson().BeginObject().Key("facts").Whole(book.Count).Key("hash").Text(book.Hash);
        json.Key("corrections").Whole(book.Corrections.Length);
        json.Key("latestKnowledge").Text(book.LatestKnowledge is { } latest ? ExactText.Of(latest) : null).Key("kinds").BeginArray();
        foreach (var row in Rows(book))
        {
            json.BeginObject().Key("kind").Text(row.Kind).Key("service").Text(row.Service).Key("facts").Whole(row.Facts);
            json.Key("first").Text(ExactText.Of(row.First)).Key("last").Text(ExactText.Of(row.Last)).EndObject();
        }

        return json.EndArray().EndObject().ToString();
    }

    /// <summary>Facts as they count, by kind and service, in that order.</summary>
    private static IEnumerable<Row> Rows(EvidenceBook book)
    {
        var samples = book.Samples.Select(s => new Row(
            "sample",
            s.Service + (s.Resource is { } r ? $"/{r}" : ""),
            s.Count,
            Ticks(s.Ticks[0]),
            Ticks(s.Ticks[^1])
        ));
        var others = book
            .Facts.GroupBy(f => (f.Kind, Service: ServiceOf(f)))
            .Select(g => new Row(g.Key.Kind, g.Key.Service, g.Count(), g.Min(f => f.Begin), g.Max(f => f.Begin)));
        return others.Concat(samples).OrderBy(r => r.Kind, StringComparer.Ordinal).ThenBy(r => r.Service, StringComparer.Ordinal);
    }

    private static string ServiceOf(Fact fact) => FactSubject.ServiceOf(fact) ?? "";

    private static string Facts(EvidenceBook book) => $"{Number(book.Count)} {(book.Count == 1 ? "fact" : "facts")}";

    private static string Corrections(EvidenceBook book) =>
        book.Corrections.Length switch
        {
            0 => "",
            1 => ", one of them corrected",
            var many => $", {many} of them corrected",
        };

    private static Instant Ticks(long ticks) => Instant.FromUnixTimeTicks(ticks);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Local(Instant at, DateTimeZone zone) =>
        at == Fact.Always ? "always" : at.InZone(zone).LocalDateTime.ToString("uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
