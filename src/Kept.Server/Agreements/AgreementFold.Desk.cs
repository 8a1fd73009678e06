using System.Collections.Immutable;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Server.Filing;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Agreements;

// What a desk asks of an agreement: its tickets, and what all of them rest on. Outages and maintenance are in another part.
public sealed partial record AgreementFold
{
    private static readonly ImmutableHashSet<string> Bearing =
    [
        "signature",
        "amendment",
        "member",
        "notice",
        "determination",
        "correction",
    ];

    private ImmutableList<Fact> Around { get; init; } = [];

    private Lent<TicketClocks> LentClocks { get; init; } = new(() => throw new InvalidOperationException("the agreement has no text"));

    /// <summary>The last entry that bears on all tickets, outages and maintenance: terms, signatures, members, corrections.</summary>
    public (long Version, Instant At) Ground { get; init; }

    /// <summary>The facts that were ever corrected, by reference.</summary>
    public ImmutableHashSet<string> Corrected { get; init; } = [];

    /// <summary>The numbers of tickets that corrections ever moved an event to.</summary>
    private ImmutableHashSet<string> MovedTo { get; init; } = [];

    /// <summary>Once any fact was corrected, facts are asked of the book.</summary>
    public bool HasCorrections => !Corrected.IsEmpty;

    /// <summary>The clocks of its tickets, with the terms and members that it has now.</summary>
    public TicketClocks Clocks => LentClocks.Value;

    /// <summary>The subject of the texts that it refers to (R15).</summary>
    public string Owner => Customer is { } customer ? $"customer/{customer}" : Stream;

    /// <summary>The events of a ticket, corrected; null where it has none.</summary>
    public TicketStory? StoryOf(string number) =>
        HasCorrections ? Book.TicketOf(number)
        : Tickets.GetValueOrDefault(number) is { Events.IsEmpty: false } thing ? TicketStory.Of(number, thing.Events)
        : null;

    /// <summary>The numbers of all tickets that have events, or had them before corrections.</summary>
    public IEnumerable<string> TicketNumbers => Tickets.Keys.Union(MovedTo);

    private AgreementFold WithDesk(Entry entry)
    {
        var next = entry.IsEvidence ? WithDeskFact(entry, Facts[^1]) : WithDeskEvent(entry);
        return
            Bearing.Contains(entry.Kind)
            || (entry.Kind.StartsWith("agreement.", StringComparison.Ordinal) && entry.Kind != "agreement.commented")
            ? next.OnNewGround(entry)
            : next;
    }

    private AgreementFold With(Fact.Correction correction) =>
        this with
        {
            Corrected = Corrected.Union(
                Evidence.ContainsKey(correction.Of)
                    ? [correction.Of]
                    : Evidence.Keys.Where(k => k.EndsWith($"/{correction.Of}", StringComparison.Ordinal))
            ),
            MovedTo = correction.Replacement is Fact.Ticket ticket ? MovedTo.Add(ticket.Number) : MovedTo,
        };

    private AgreementFold OnNewGround(Entry entry)
    {
        var now = this;
        return this with
        {
            Ground = (entry.Version, entry.RecordedAt),
            LentClocks = new(() =>
                new TicketClocks(
                    now.Agreement,
                    now.HasCorrections ? now.Book : EvidenceBook.Known(now.Around.Select(f => new LocatedFact(f, default)), null).OrThrow()
                )
            ),
        };
    }
}
