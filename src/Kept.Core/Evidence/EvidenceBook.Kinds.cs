using System.Collections.Immutable;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Evidence;

/// <summary>The facts by kind, each in canonical order.</summary>
public sealed partial class EvidenceBook
{
    private ImmutableArray<TicketStory> _tickets;

    public ImmutableArray<Fact.Outage> Outages => field.IsDefault ? field = Of<Fact.Outage>() : field;

    public ImmutableArray<Fact.Maintenance> Maintenance => field.IsDefault ? field = Of<Fact.Maintenance>() : field;

    public ImmutableArray<Fact.Count> Counts => field.IsDefault ? field = Of<Fact.Count>() : field;

    public ImmutableArray<Fact.Visit> Visits => field.IsDefault ? field = Of<Fact.Visit>() : field;

    public ImmutableArray<Fact.Work> Work => field.IsDefault ? field = Of<Fact.Work>() : field;

    public ImmutableArray<Fact.Approval> Approvals => field.IsDefault ? field = Of<Fact.Approval>() : field;

    public ImmutableArray<Fact.Notice> Notices => field.IsDefault ? field = Of<Fact.Notice>() : field;

    public ImmutableArray<Fact.Claim> Claims => field.IsDefault ? field = Of<Fact.Claim>() : field;

    public ImmutableArray<Fact.Determination> Determinations => field.IsDefault ? field = Of<Fact.Determination>() : field;

    public ImmutableArray<Fact.Election> Elections => field.IsDefault ? field = Of<Fact.Election>() : field;

    /// <summary>Fees, invoices and payments.</summary>
    public ImmutableArray<Fact.MoneyFact> Money => field.IsDefault ? field = Of<Fact.MoneyFact>() : field;

    public ImmutableArray<Fact.Dispute> Disputes => field.IsDefault ? field = Of<Fact.Dispute>() : field;

    public ImmutableArray<Fact.Signature> Signatures => field.IsDefault ? field = Of<Fact.Signature>() : field;

    public ImmutableArray<Fact.Amendment> Amendments => field.IsDefault ? field = Of<Fact.Amendment>() : field;

    public ImmutableArray<Fact.Assignment> Assignments => field.IsDefault ? field = Of<Fact.Assignment>() : field;

    public ImmutableArray<Fact.Answer> Answers => field.IsDefault ? field = Of<Fact.Answer>() : field;

    public ImmutableArray<Fact.Settlement> Settlements => field.IsDefault ? field = Of<Fact.Settlement>() : field;

    public ImmutableArray<Fact.Statement> Statements => field.IsDefault ? field = Of<Fact.Statement>() : field;

    public ImmutableArray<Fact.Estimate> Estimates => field.IsDefault ? field = Of<Fact.Estimate>() : field;

    public ImmutableArray<Fact.MemberFact> Members => field.IsDefault ? field = Of<Fact.MemberFact>() : field;

    public ImmutableArray<Fact.Contains> Contains => field.IsDefault ? field = Of<Fact.Contains>() : field;

    /// <summary>The tickets by number (ordinal), each with its events in order of time.</summary>
    public ImmutableArray<TicketStory> Tickets => _tickets.IsDefault ? _tickets = Stories() : _tickets;

    /// <summary>Null where the evidence does not name the ticket.</summary>
    public TicketStory? TicketOf(string number)
    {
        var index = Tickets.BinarySearch(new TicketStory(number, []), TicketStory.ByNumber);
        return index < 0 ? null : Tickets[index];
    }

    /// <summary>Null where there are no samples of it.</summary>
    public SampleSeries? SamplesOf(string service, string? resource = null) =>
        Samples.FirstOrDefault(s => s.Service == service && s.Resource == resource);

    /// <summary>
    /// From the first to the last instant (which belongs to it) at which anything measured happened (outages, maintenance, samples, counts,
    /// tickets, visits);
    /// claims, invoices and the like do not count. Null where there is none.
    /// </summary>
    public TimeRange? Measured()
    {
        var ends = Facts
            .Where(IsMeasured)
            .SelectMany(f => new[] { f.Begin, EndOf(f) })
            .Concat(Samples.SelectMany(s => new[] { s.Ticks[0], s.Ticks[^1] }.Select(Instant.FromUnixTimeTicks)));
        var (first, last) = ends.Aggregate(((Instant?)null, (Instant?)null), Widen);
        return first is { } from && last is { } until ? new TimeRange(from, until) : null;
    }

    private static (Instant? First, Instant? Last) Widen((Instant? First, Instant? Last) so, Instant at) =>
        (so.First is { } first && first < at ? first : at, so.Last is { } last && last > at ? last : at);

    private static bool IsMeasured(Fact fact) => fact is Fact.Outage or Fact.Maintenance or Fact.Count or Fact.Ticket or Fact.Visit;

    /// <summary>The last instant that belongs to the fact: an end at midnight does not touch the next day.</summary>
    private static Instant EndOf(Fact fact)
    {
        var until = fact switch
        {
            Fact.Outage outage => outage.Until,
            Fact.Maintenance maintenance => maintenance.Until,
            Fact.Visit visit => visit.Until,
            Fact.Count count => count.Until,
            _ => null,
        };
        return until > fact.Begin ? until.Value - Duration.FromTicks(1) : fact.Begin;
    }

    private ImmutableArray<T> Of<T>()
        where T : Fact => [.. Facts.OfType<T>()];

    private ImmutableArray<TicketStory> Stories() =>
        [
            .. Facts
                .OfType<Fact.Ticket>()
                .GroupBy(t => t.Number, StringComparer.Ordinal)
                .Select(g => TicketStory.Of(g.Key, g))
                .OrderBy(s => s.Number, StringComparer.Ordinal),
        ];
}

/// <summary>One ticket's events, in order of time.</summary>
public sealed record TicketStory(string Number, ImmutableArray<Fact.Ticket> Events)
{
    /// <param name="events">In any order.</param>
    public static TicketStory Of(string number, IEnumerable<Fact.Ticket> events) => new(number, [.. events.Order(TicketOrder.Lifetime)]);

    /// <summary>The story with something more that happened.</summary>
    public TicketStory With(Fact.Ticket fact) => Of(Number, Events.Append(fact));

    internal static readonly IComparer<TicketStory> ByNumber = Comparer<TicketStory>.Create(
        (a, b) => string.CompareOrdinal(a.Number, b.Number)
    );
}
