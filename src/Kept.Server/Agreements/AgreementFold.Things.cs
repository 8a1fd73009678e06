using System.Collections.Immutable;
using System.Text.Json;
using Kept.Core.Evidence;
using Kept.Server.Filing;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Agreements;

// What the facts of an agreement are about, each with when it was last touched: rows are made of one thing as it was then.
public sealed partial record AgreementFold
{
    public ImmutableSortedDictionary<string, TicketThing> Tickets { get; init; } =
        ImmutableSortedDictionary.Create<string, TicketThing>(StringComparer.Ordinal);

    public ImmutableArray<StatementThing> Statements { get; init; } = [];

    private AgreementFold WithThings(Entry entry, Fact fact) =>
        fact switch
        {
            Fact.Ticket t => this with
            {
                Tickets = Tickets.SetItem(t.Number, (Tickets.GetValueOrDefault(t.Number) ?? new TicketThing(t.Number)).With(t, entry)),
            },
            _ => this,
        };

    private AgreementFold WithOther(Entry entry, JsonElement payload) =>
        entry.Kind switch
        {
            "ticket.described" or "ticket.noted" when payload.Text("ticket") is { } number => this with
            {
                Tickets = Tickets.SetItem(number, (Tickets.GetValueOrDefault(number) ?? new TicketThing(number)).With(entry, payload)),
            },
            "statement.issued" => this with { Statements = Statements.Add(StatementThing.From(entry, payload)) },
            _ when entry.Kind.StartsWith("due.", StringComparison.Ordinal) => WithPassed(payload),
            _ => this,
        };

    /// <summary>An end that lies ahead is known, and comes when its day comes; a draft has none to wait for.</summary>
    private AgreementFold WithEnd(Entry entry, LocalDate? on) =>
        this with
        {
            EndedOn = on,
            Stage = Stage == Stage.Signed && on > Core.Time.LocalTimes.DateOf(Zone, entry.RecordedAt) ? Stage.Signed : Stage.Ended,
        };

    // Deadlines of claims stand on their own; the dates of the agreement pass in order.
    private AgreementFold WithPassed(JsonElement payload) =>
        this with
        {
            Passed = Passed.Add(payload.Text("key") ?? ""),
            PassedThrough = Instant.Max(PassedThrough, payload.At("at") ?? PassedThrough),
        };
}

/// <summary>A ticket: its events, and where its words are (R15).</summary>
public sealed record TicketThing(string Number)
{
    public ImmutableArray<Fact.Ticket> Events { get; init; } = [];

    /// <summary>The erasable text of its subject.</summary>
    public string? SubjectId { get; init; }

    /// <summary>Words said on it, by the event they belong to or by themselves (internal notes), in order.</summary>
    public ImmutableArray<TicketNote> Notes { get; init; } = [];

    /// <summary>When it was last touched: rows show it as it was then.</summary>
    public Instant TouchedAt { get; init; }

    public long TouchedVersion { get; init; }

    public TicketThing With(Fact.Ticket fact, Entry entry) => Touched(entry) with { Events = Events.Add(fact) };

    public TicketThing With(Entry entry, JsonElement payload) =>
        entry.Kind == "ticket.described"
            ? Touched(entry) with
            {
                SubjectId = payload.Text("subject"),
            }
            : Touched(entry) with
            {
                Notes = Notes.Add(new TicketNote(entry.HappenedAt, entry.Actor, payload.Text("text") ?? "", payload.Flag("internal"))),
            };

    private TicketThing Touched(Entry entry) => this with { TouchedAt = entry.RecordedAt, TouchedVersion = entry.Version };
}

/// <param name="TextId">The erasable text.</param>
/// <param name="Internal">For the provider's side alone.</param>
public sealed record TicketNote(Instant At, string By, string TextId, bool Internal);

/// <summary>A period stated: frozen, with its hash and the head of the stream that it rests on.</summary>
/// <param name="Result">The canonical JSON that was hashed and handed over.</param>
public sealed record StatementThing(string Id, string Period, string Hash, Instant At, string? Replaces, string Result, Head Head)
{
    public static StatementThing From(Entry entry, JsonElement payload) =>
        new(
            payload.Text("id") ?? "",
            payload.Text("period") ?? "",
            payload.Text("hash") ?? "",
            entry.HappenedAt,
            payload.Text("replaces"),
            payload.Text("result") ?? "",
            new Head(payload.Text("stream") ?? "", payload.GetProperty("version").GetInt64(), payload.Text("head") ?? "", entry.HappenedAt)
        );
}
