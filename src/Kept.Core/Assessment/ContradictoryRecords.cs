using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>
/// Records of both parties that contradict each other, of every kind but outages (whose bad time is joined piece by piece): where the
/// agreement names whose record decides, the other is set aside and shown (R14).
/// </summary>
internal static class ContradictoryRecords
{
    /// <summary>The evidence that counts, and a sentence for each record that was set aside or that still contradicts another.</summary>
    public static (EvidenceBook Book, ImmutableArray<string> Remarks) Of(EvidenceBook book, Terms terms)
    {
        if (terms.Decides.IsEmpty)
        {
            return (book, []);
        }

        var pairs = Contradictions(book, terms).ToImmutableArray();
        var judged = pairs.Select(p => (Pair: p, Loser: Loser(book, terms, p))).ToImmutableArray();
        var aside = judged.Select(j => j.Loser).OfType<Fact>().Distinct().ToImmutableArray();
        var remarks = aside
            .Select(f => $"{f.Reference}, recorded by the {PartyOf(terms, f)}, is set aside: {Why(terms, f.Kind)} (R14)")
            .Concat(judged.Where(j => j.Loser is null).Select(j => Open(j.Pair)));
        var (samples, ofSamples) = Samples(book, terms);
        return (aside.Aggregate(book.WithSamples(samples), (b, f) => b.Without(f)), [.. remarks, .. ofSamples]);
    }

    /// <summary>Where both parties sample one subject, the samples of the one who does not decide are set aside.</summary>
    private static (ImmutableArray<SampleSeries> Samples, IEnumerable<string> Remarks) Samples(EvidenceBook book, Terms terms)
    {
        var loser = Decides(terms, "sample") switch
        {
            DecidingRecord.Provider => "customer",
            DecidingRecord.Customer => "provider",
            _ => null,
        };
        var both = loser is null ? [] : book.Samples.Where(s => Parties(s, terms).Count() > 1).ToImmutableArray();
        return (
            [.. book.Samples.Select(s => both.Contains(s) ? s.Where(i => PartyOf(terms, s.ByAt(i)) != loser)! : s)],
            both.Select(s => $"the {loser}'s samples of {s.Resource ?? s.Service} are set aside: {Why(terms, "sample")} (R14)")
        );
    }

    private static IEnumerable<string> Parties(SampleSeries series, Terms terms) =>
        Enumerable.Range(0, series.Count).Select(i => PartyOf(terms, series.ByAt(i))).OfType<string>().Distinct();

    private static string Open((Fact A, Fact B) pair) =>
        $"{pair.A.Reference} and {pair.B.Reference} contradict each other, and nothing determines which holds (R14)";

    private static IEnumerable<(Fact A, Fact B)> Contradictions(EvidenceBook book, Terms terms)
    {
        foreach (var kind in book.Facts.Where(f => Decider(terms, f.Kind) is not null && PartyOf(terms, f) is not null).GroupBy(f => f.Kind))
        {
            var records = kind.OrderBy(f => f.Begin).ThenBy(f => f.Reference, StringComparer.Ordinal).ToImmutableArray();
            foreach (var about in records.GroupBy(About).Where(g => g.Key is not null))
            {
                var all = about.ToImmutableArray();
                foreach (var (a, n) in all.Select((a, n) => (a, n)))
                {
                    foreach (var b in all.Skip(n + 1).Where(b => PartyOf(terms, b) != PartyOf(terms, a) && Overlap(a, b)))
                    {
                        yield return (a, b);
                    }
                }
            }
        }
    }

    /// <summary>What a record is about: only records about the same can contradict each other. Null: of kinds that are not compared.</summary>
    private static string? About(Fact fact) => fact switch
    {
        Fact.Maintenance f => $"{f.Service}/{f.Resource}",
        Fact.Count f => $"{f.Service}/{f.Resource}",
        Fact.Visit f => f.Service,
        Fact.Work f => $"{f.Service}/{f.TicketNumber}",
        // Only these happen once; replies and pauses of a ticket may be many.
        Fact.Ticket { Event: TicketEvent.Opened or TicketEvent.Resolved or TicketEvent.Closed } f => $"{f.Number}/{f.Event}",
        _ => null,
    };

    /// <summary>One event of a ticket is recorded once; what takes time contradicts what it overlaps.</summary>
    private static bool Overlap(Fact a, Fact b) => a is Fact.Ticket || (a.Begin < End(b) && b.Begin < End(a));

    private static Instant End(Fact fact) =>
        (fact switch
        {
            Fact.Maintenance f => f.Until,
            Fact.Count f => f.Until,
            Fact.Visit f => f.Until,
            Fact.Work f => f.Until,
            _ => null,
        }) ?? Instant.MaxValue;

    /// <summary>The record that does not count; null where that is still to be determined.</summary>
    private static Fact? Loser(EvidenceBook book, Terms terms, (Fact A, Fact B) pair) => Decider(terms, pair.A.Kind) switch
    {
        DecidingRecord.Provider => PartyOf(terms, pair.A) == "provider" ? pair.B : pair.A,
        DecidingRecord.Customer => PartyOf(terms, pair.A) == "customer" ? pair.B : pair.A,
        DecidingRecord.Earlier => (pair.A.RecordedAt, pair.A.Reference).CompareTo((pair.B.RecordedAt, pair.B.Reference)) < 0 ? pair.B : pair.A,
        _ => book.Determinations.Any(d => book.Names(d.Of, pair.A)) ? pair.B : book.Determinations.Any(d => book.Names(d.Of, pair.B)) ? pair.A : null,
    };

    private static string Why(Terms terms, string kind) => Decides(terms, kind) switch
    {
        DecidingRecord.Provider => "the provider's record decides",
        DecidingRecord.Customer => "the customer's record decides",
        DecidingRecord.Earlier => "the earlier record decides",
        _ => "the record that was determined decides",
    };

    private static DecidingRecord? Decider(Terms terms, string kind) =>
        kind is "outage" or "sample" ? null : Decides(terms, kind);

    private static DecidingRecord? Decides(Terms terms, string kind) =>
        terms.Decides.TryGetValue(kind, out var who) || terms.Decides.TryGetValue("any", out who) ? who : null;

    private static string? PartyOf(Terms terms, Fact fact) => PartyOf(terms, fact.By);

    private static string? PartyOf(Terms terms, string? by) =>
        by is null ? null
        : by == "provider" || by == terms.Parties.Provider.Name ? "provider"
        : by == "customer" || by == terms.Parties.Customer.Name ? "customer"
        : null;
}
