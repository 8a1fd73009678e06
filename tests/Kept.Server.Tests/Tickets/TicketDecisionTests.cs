using Kept.Core.Evidence;
using Kept.Server.Agreements;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using Kept.Server.Tickets;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Tests.Tickets;

/// <summary>What is decided on a ticket, at each stage, without a server.</summary>
public sealed class TicketDecisionTests
{
    private static readonly Act Agent = new(new Acting("user/a", Role.Agent), Desk.Monday, new Ids(Guid.NewGuid));

    private static readonly Act Customer = Agent with { Who = new Acting("user/c", Role.Requester, Desk.Customer) };

    private static TicketAt At(params IEnumerable<TicketEvent> events)
    {
        var at = Desk.Monday - Duration.FromHours(5);
        var facts = events
            .Prepend(TicketEvent.Opened)
            .Select(
                (e, n) =>
                    new Fact.Ticket("T-1", e, at + Duration.FromMinutes(10 * n))
                    {
                        Id = $"T-1-{n + 1}",
                        RecordedAt = at + Duration.FromMinutes(10 * n),
                        Priority = e == TicketEvent.Opened ? "normal" : null,
                        Reason = e == TicketEvent.Paused ? "waiting on customer" : null,
                    }
            );
        var drafted = new NewEntry("agreement.drafted", at, Payload.Of(("customer", Desk.Customer), ("text", Desk.Text)));
        var entries = facts.Select(AgreementFacts.Entry).Prepend(drafted);
        var fold = EntryHash
            .Chain(Head.Of("agreement/helio"), 0, "user/a", at, entries)
            .Aggregate((IFold)AgreementFold.Empty("helio"), (f, e) => f.After(e));
        return TicketAt.Find((AgreementFold)fold, "T-1")!;
    }

    private static readonly TicketEvent[] Open = [],
        Paused = [TicketEvent.Paused],
        Resolved = [TicketEvent.Resolved],
        Closed = [TicketEvent.Closed];

    private static string Outcome(Decision decision) =>
        decision switch
        {
            Decision.File file => Payload.Read(file.Streams[0].Entries[0].Payload).Text("event") ?? "",
            Decision.Refuse refused => string.Join(' ', refused.Problems.Select(p => p.Code)),
            _ => throw new InvalidOperationException("the family is closed"),
        };

    [Fact]
    public void Each_step_is_taken_from_its_stages_alone()
    {
        //                 reply       message    pause              resume               resolve               close               reopen
        Row(
            Open,
            "     responded    updated    paused            not-to-be-resumed    resolved              closed              not-to-be-reopened"
        );
        Row(
            Paused,
            "   responded    updated    ticket-not-open   resumed              resolved              closed              not-to-be-reopened"
        );
        Row(Resolved, " responded    updated    ticket-not-open   not-to-be-resumed    not-to-be-resolved    closed              reopened");
        Row(Closed, "   ticket-closed ticket-closed ticket-not-open not-to-be-resumed  not-to-be-resolved    not-to-be-closed    reopened");
    }

    private static void Row(TicketEvent[] events, string expected)
    {
        var (ticket, nothing) = (At(events), new TurnTicket.Request(null, null));
        string[] outcomes =
        [
            Outcome(ReplyToTicket.Decide(ticket, new ReplyToTicket.Request("x", false, false, null), Agent)),
            Outcome(ReplyToTicket.Decide(ticket, new ReplyToTicket.Request("x", false, false, null), Customer)),
            Outcome(PauseTicket.Decide(ticket, new PauseTicket.Request("waiting on customer", null, null), Agent)),
            Outcome(TurnTicket.Decide(ticket, nothing, Agent, TurnTicket.Resumption)),
            Outcome(TurnTicket.Decide(ticket, nothing, Agent, TurnTicket.Resolution)),
            Outcome(TurnTicket.Decide(ticket, nothing, Agent, TurnTicket.Closing)),
            Outcome(TurnTicket.Decide(ticket, nothing, Agent, TurnTicket.Reopening)),
        ];
        outcomes.ShouldBe(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("normal", null, null, "changed")]
    [InlineData("high", null, "robots", "assigned")]
    [InlineData("hihg", null, null, "unknown-priority")]
    [InlineData(null, "printers", null, "unknown-service")]
    [InlineData("hihg", "printers", null, "unknown-priority unknown-service")]
    [InlineData(null, null, null, "nothing-changed")]
    public void A_change_says_what_the_agreement_knows(string? priority, string? service, string? team, string outcome)
    {
        var request = new ChangeTicket.Request(null, null)
        {
            Priority = priority,
            Service = service,
            Team = team,
        };
        Outcome(ChangeTicket.Decide(At(), request, Agent)).ShouldBe(outcome);
    }

    [Theory]
    [InlineData(60, "fact-in-future")]
    [InlineData(-60, "responded")]
    [InlineData(-60 * 6, "before-opened")]
    public void The_provider_says_when_something_happened_within_what_can_be(int minutes, string outcome)
    {
        var request = new ReplyToTicket.Request("x", false, false, Desk.Monday + Duration.FromMinutes(minutes));
        Outcome(ReplyToTicket.Decide(At(), request, Agent)).ShouldBe(outcome);
        Outcome(ReplyToTicket.Decide(At(), request, Customer)).ShouldContain("time-not-yours");
    }

    [Theory]
    [InlineData(false, false, "provider")]
    [InlineData(false, true, "automatic")]
    [InlineData(true, false, "customer")]
    public void Whose_word_it_is_stands_in_the_event(bool fromCustomer, bool automatic, string side)
    {
        var decided = (Decision.File)ReplyToTicket.Decide(At(), new ReplyToTicket.Request("x", fromCustomer, automatic, null), Agent);
        Payload.Read(decided.Streams[0].Entries[0].Payload).Text("side").ShouldBe(side);
        decided.Texts.Single().Content.ShouldBe("x");
    }
}
