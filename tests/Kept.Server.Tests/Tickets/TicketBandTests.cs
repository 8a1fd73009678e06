using Kept.Server.Tests.Harness;
using NodaTime;

namespace Kept.Server.Tests.Tickets;

/// <summary>A ticket's clocks as a page draws them.</summary>
public sealed class TicketBandTests
{
    [Fact]
    public async Task A_ticket_says_when_its_clocks_ran_paused_and_will_run_until_due()
    {
        await using var server = await Desk.Open();
        var (agent, tickets) = (server.Agent(), "/agreements/helio/tickets");
        (
            await server
                .Requester()
                .Post(
                    tickets,
                    new
                    {
                        subject = "The arm stands still",
                        service = "desk",
                        priority = "normal",
                    }
                )
        ).Ok();
        server.Clock.Now += Duration.FromHours(4);
        (await agent.Post($"{tickets}/T-1/pause", new { reason = "waiting on customer" })).Ok();
        server.Clock.Now += Duration.FromHours(1);
        (await agent.Post($"{tickets}/T-1/resume")).Ok();
        // From 10:00 in Berlin: 4 hours run, 1 is paused, and 2 of 6 are left from 15:00 on: due at 17:00.
        var ticket = (await agent.Get($"{tickets}/T-1")).Ok();
        var bands = ticket.Json.GetProperty("clocks")[0].GetProperty("bands").EnumerateArray();
        bands
            .Select(b => $"{b.GetProperty("from")} {b.GetProperty("kind")}{(b.TryGetProperty("ahead", out _) ? " ahead" : "")}")
            .ShouldBe(["2026-03-02T09:00:00Z running", "2026-03-02T13:00:00Z paused", "2026-03-02T14:00:00Z running ahead"]);
        (ticket["clocks/0/bands/1/because"], ticket["clocks/0/bands/1/facts/0"], ticket["clocks/0/bands/2/until"]).ShouldBe(
            ("waiting on customer", "T-1-2", "2026-03-02T16:00:00Z")
        );
        ticket["clocks/0/usedSeconds"].ShouldBe("14400");
    }
}
