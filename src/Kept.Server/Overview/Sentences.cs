using Kept.Core.Evidence;
using Kept.Core.Json;
using Kept.Server.Agreements;
using Kept.Server.Filing;
using Kept.Store;
using Words = Kept.Server.Api.Words;

namespace Kept.Server.Overview;

/// <summary>What an entry says in a plain sentence, and what it is about.</summary>
internal sealed record Told(string Sentence)
{
    /// <summary>False: it is for the provider's side alone.</summary>
    public bool ToCustomer { get; init; } = true;

    public string? Ticket { get; init; }

    public string? Outage { get; init; }

    public string? Maintenance { get; init; }

    public string? Claim { get; init; }

    public string? Dispute { get; init; }

    public string? Statement { get; init; }
}

/// <summary>Entries in sentences, by kind. Nothing that can be erased and nothing of a payload that only some may read is in them.</summary>
internal static class Sentences
{
    /// <summary>Null: it says nothing that another entry does not, or is not for people.</summary>
    public static Told? Of(Entry entry) => entry.IsEvidence ? OfFact(AgreementFacts.Read(entry)) : OfEvent(entry);

    private static Told? OfEvent(Entry entry)
    {
        var payload = Payload.Read(entry.Payload);
        return entry.Kind switch
        {
            "agreement.drafted" => new Told("the agreement was drafted") { ToCustomer = false },
            "agreement.revised" => new Told("the draft was revised") { ToCustomer = false },
            "agreement.proposed" => new Told("the agreement was proposed"),
            "agreement.withdrawn" => new Told("the proposal was withdrawn"),
            "agreement.commented" => new Told("a comment was made"),
            "agreement.ended" => new Told($"the agreement ended on {payload.Text("on")}"),
            "agreement.draws" => new Told("the agreement draws on shared evidence from now on") { ToCustomer = false },
            "agreement.drawsNoMore" => new Told("the agreement draws on shared evidence no more") { ToCustomer = false },
            "ticket.noted" => new Told($"a note was made on ticket {payload.Text("ticket")}")
            {
                Ticket = payload.Text("ticket"),
                ToCustomer = false,
            },
            "maintenance.requested" => new Told("maintenance was asked for") { Maintenance = payload.Text("id") },
            "maintenance.decided" => new Told("a request for maintenance was decided on") { Maintenance = payload.Text("id") },
            "customer.registered" => new Told("the customer was registered"),
            "customer.renamed" => new Told("the customer was renamed"),
            "due.monthCloses" or "due.reminder" => null,
            _ when entry.Kind.StartsWith("due.", StringComparison.Ordinal) => new Told($"it came due: {payload.Text("sentence")}"),
            _ => null,
        };
    }

    private static Told OfFact(Fact fact) => OfSaid(fact) ?? OfAgreed(fact) ?? new Told($"a fact was filed: {fact.Kind}");

    /// <summary>What happened, and what somebody said of it.</summary>
    private static Told? OfSaid(Fact fact) =>
        fact switch
        {
            Fact.Outage { Until: null } o => new Told($"an outage of {o.Service} began") { Outage = o.Reference },
            Fact.Outage o => new Told($"an outage of {o.Service} was recorded") { Outage = o.Reference },
            Fact.Maintenance m => new Told("maintenance was announced") { Maintenance = m.Reference },
            Fact.Sample s => new Told($"a measurement of {s.Service} was filed"),
            Fact.Count c => new Told($"counts of {c.Service} were filed"),
            Fact.Ticket t => new Told($"ticket {t.Number} {Happened(t.Event)}") { Ticket = t.Number },
            Fact.Visit v => new Told($"a visit for {v.Service} was recorded"),
            Fact.Work { TicketNumber: { } ticket } => new Told($"work on ticket {ticket} was recorded") { Ticket = ticket },
            Fact.Work => new Told("work was recorded"),
            Fact.Approval a => new Told(a.Refused ? "work or maintenance was refused" : "work or maintenance was approved"),
            Fact.Notice n => new Told($"a notice was given: {n.About}"),
            Fact.Claim c => new Told($"a claim for {c.Level} was {(c.Withdrawn ? "withdrawn" : "filed")}") { Claim = c.Reference },
            Fact.Determination d => new Told($"it was determined: {d.Finding}"),
            Fact.Election e => new Told($"a choice was made for {e.Level}"),
            Fact.Dispute { Outcome: { } outcome } d => new Told($"a dispute was decided: {Words.Of(outcome)}") { Dispute = d.Of },
            Fact.Dispute d => new Told("a dispute was opened") { Dispute = d.Reference },
            Fact.Correction { Replacement: null } => new Told("a fact was taken back"),
            Fact.Correction { Replacement: Fact.Outage o } c => new Told($"an outage of {o.Service} was corrected") { Outage = c.Of },
            Fact.Correction { Replacement: Fact.Ticket t } => new Told($"ticket {t.Number} was corrected") { Ticket = t.Number },
            Fact.Correction => new Told("a fact was corrected"),
            _ => null,
        };

    /// <summary>What the parties agreed, owe and settle.</summary>
    private static Told? OfAgreed(Fact fact) =>
        fact switch
        {
            Fact.Signature s => new Told($"the {s.Party} signed"),
            Fact.Amendment a => new Told($"an amendment was made, effective {ExactText.Of(a.Effective)}"),
            Fact.Assignment a => new Told($"the agreement was assigned, effective {ExactText.Of(a.Effective)}"),
            Fact.Answer a => new Told($"a claim was {(a.Accepted ? "accepted" : "rejected")}") { Claim = a.ClaimRef },
            Fact.Settlement s => new Told("a claim was settled") { Claim = s.ClaimRef },
            Fact.Statement s => new Told($"the statement of {s.Period} was issued") { Statement = s.Id },
            Fact.MemberFact => new Told("a member was added or changed"),
            Fact.Contains c => new Told($"it was recorded that {c.Parent} contains {c.Child}"),
            Fact.Estimate => new Told("an estimate was filed"),
            Fact.MoneyFact m => new Told($"money was recorded: {m.Kind}"),
            _ => null,
        };

    private static string Happened(TicketEvent what) =>
        what switch
        {
            TicketEvent.Opened => "was opened",
            TicketEvent.Assigned => "was assigned",
            TicketEvent.Responded => "was answered",
            TicketEvent.Updated => "was updated",
            TicketEvent.Paused => "was paused",
            TicketEvent.Resumed => "was resumed",
            TicketEvent.Resolved => "was resolved",
            TicketEvent.Reopened => "was reopened",
            TicketEvent.Closed => "was closed",
            TicketEvent.Changed => "was changed",
        };
}
