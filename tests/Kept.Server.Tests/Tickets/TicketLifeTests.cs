using System.Net;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using NodaTime;

namespace Kept.Server.Tests.Tickets;

/// <summary>A ticket over HTTP, from its opening to its reopening.</summary>
public sealed class TicketLifeTests
{
    private const string Tickets = "/agreements/helio/tickets";

    private static async Task<Reply> Open(RunningServer server, string priority = "normal", string? number = null) =>
        (
            await server
                .Requester()
                .Post(
                    Tickets,
                    new
                    {
                        subject = "The arm stands still",
                        text = "since nine",
                        service = "desk",
                        priority,
                        number,
                    }
                )
        ).Must(HttpStatusCode.Created);

    [Fact]
    public async Task A_ticket_is_opened_answered_paused_resolved_and_reopened()
    {
        await using var server = await Desk.Open();
        var (agent, customer) = (server.Agent(), server.Requester());
        var opened = await Open(server);
        // 6 covered hours from Monday 10:00: 16:00 in Berlin.
        (opened["number"], opened["state"], opened["next/level"], opened["next/dueAt"]).ShouldBe(
            ("T-1", "open", "answer", "2026-03-02T15:00:00Z")
        );

        server.Clock.Now += Duration.FromHours(1);
        var answered = (await agent.Post($"{Tickets}/T-1/replies", new { text = "We look into it." })).Ok();
        (answered["clocks/0/stoppedAt"], answered["clocks/0/usedSeconds"], answered["clocks/0/verdict"]).ShouldBe(
            ("2026-03-02T10:00:00Z", "3600", "met")
        );
        (answered["next/level"], answered["next/dueAt"]).ShouldBe(("resolve", "2026-03-06T09:00:00Z"));

        var paused = (await agent.Post($"{Tickets}/T-1/pause", new { reason = "waiting on customer" })).Ok();
        (paused["state"], paused["clocks/1/paused"], paused["next"]).ShouldBe(("paused", "True", null));
        server.Clock.Now += Duration.FromHours(2);
        (await customer.Post($"{Tickets}/T-1/replies", new { text = "It is the red one." })).Ok()["state"].ShouldBe("paused");
        // Two hours of 13:00 were paused: due two hours later, Friday 12:00.
        (await agent.Post($"{Tickets}/T-1/resume"))
            .Ok()["next/dueAt"]
            .ShouldBe("2026-03-06T11:00:00Z");
        (await agent.Post($"{Tickets}/T-1/resolution", new { text = "Replaced the fuse." })).Ok()["state"].ShouldBe("resolved");
        (await agent.Post($"{Tickets}/T-1/pause", new { reason = "x" })).Must(HttpStatusCode.Conflict).Codes.ShouldBe(["ticket-not-open"]);

        server.Clock.Now += Duration.FromDays(1);
        // One hour was used before the pause, none after it: 39 are left from Tuesday 13:00, 5 + 10 + 10 + 10 + 4: Monday 12:00.
        (await customer.Post($"{Tickets}/T-1/reopening", new { text = "Again." }))
            .Ok()["next/dueAt"]
            .ShouldBe("2026-03-09T11:00:00Z");
        var whole = (await customer.Get($"{Tickets}/T-1")).Ok();
        (whole["subject"], whole["events/0/text"], whole["events/6/event"], whole["clocks/1/reasons/0/clause"]).ShouldBe(
            ("The arm stands still", "since nine", "reopened", "3.2")
        );
    }

    [Fact]
    public async Task A_change_is_shown_before_it_is_made_and_keeps_the_time_used()
    {
        await using var server = await Desk.Open();
        await Open(server);
        server.Clock.Now += Duration.FromMinutes(90);
        var before = await server.Store.LastSequence();
        var preview = (await server.Agent().Post($"{Tickets}/T-1/changes?preview=true", new { priority = "high" })).Ok();
        // 90 minutes are used, 60 are promised then: missed at the change (R9).
        (preview["before/clocks/0/dueAt"], preview["after/clocks/0/dueAt"], preview["after/clocks/0/verdict"]).ShouldBe(
            ("2026-03-02T15:00:00Z", "2026-03-02T10:30:00Z", "missed")
        );
        (await server.Store.LastSequence()).ShouldBe(before);
        (await server.Agent().Post($"{Tickets}/T-1/changes", new { priority = "high", team = "robots" }))
            .Ok()["clocks/0/missedAt"]
            .ShouldBe("2026-03-02T10:30:00Z");
        // A recorded miss stays after an easier target.
        server.Clock.Now += Duration.FromMinutes(1);
        (await server.Agent().Post($"{Tickets}/T-1/changes", new { priority = "normal" }))
            .Ok()["clocks/0/missedAt"]
            .ShouldBe("2026-03-02T10:30:00Z");
        (await server.Agent().Get($"{Tickets}/T-1?asOf=2026-03-02T10:00:00Z")).Ok()["clocks/0/verdict"].ShouldBe("undetermined");
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        await using var server = await Desk.Open();
        var refused = await server
            .Agent()
            .Post(
                Tickets,
                new
                {
                    number = "a/b",
                    service = "desc",
                    priority = "hihg",
                    at = server.Clock.Now + Duration.FromHours(1),
                }
            );
        refused
            .Must(HttpStatusCode.UnprocessableEntity)
            .Codes.ShouldBe(["number-wrong", "subject-missing", "fact-in-future", "unknown-priority", "unknown-service"]);
        refused["problems/3/hint"].ShouldBe("did you mean `high`?");
        (await server.Requester().Post(Tickets, new { subject = "x", at = server.Clock.Now - Duration.FromHours(1) }))
            .Must(HttpStatusCode.UnprocessableEntity)
            .Codes.ShouldBe(["time-not-yours"]);
        (await server.Agent().Post($"{Tickets}/T-9/resolution")).Must(HttpStatusCode.NotFound);
        (await server.Agent().Get($"{Tickets}/T-9")).Must(HttpStatusCode.NotFound);
        await Open(server);
        (await server.Agent().Post($"{Tickets}/T-1/changes", new { }))
            .Must(HttpStatusCode.UnprocessableEntity)
            .Codes.ShouldBe(["nothing-changed"]);
        (await server.Agent().Post($"{Tickets}/T-1/replies", new { text = " " }))
            .Must(HttpStatusCode.UnprocessableEntity)
            .Codes.ShouldBe(["text-missing"]);
    }

    [Fact]
    public async Task A_customer_sees_its_own_and_no_internal_note()
    {
        await using var server = await Desk.Open();
        await Open(server);
        (await server.Agent().Post($"{Tickets}/T-1/notes", new { text = "The fuse again. Sell them a new one." })).Must(
            HttpStatusCode.Created
        );
        (await server.Agent().Get($"{Tickets}/T-1")).Ok()["notes/0/text"].ShouldBe("The fuse again. Sell them a new one.");
        (await server.Requester().Get($"{Tickets}/T-1")).Ok().Text.ShouldNotContain("fuse");
        (await server.Requester("pollux").Get($"{Tickets}/T-1")).Must(HttpStatusCode.NotFound);
        (await server.Requester("pollux").Post($"{Tickets}/T-1/replies", new { text = "hello" })).Must(HttpStatusCode.NotFound);
        (await server.Requester("pollux").Get("/tickets")).Ok().Text.ShouldBe("""{"items":[]}""");
        (await server.Requester().Get("/tickets")).Ok()["items/0/subject"].ShouldBe("The arm stands still");
    }

    [Fact]
    public async Task The_queue_is_ordered_by_what_breaches_next_and_narrowed_by_what_is_asked()
    {
        await using var server = await Desk.Open();
        await Open(server, "normal", "A-1");
        server.Clock.Now += Duration.FromMinutes(30);
        await Open(server, "high", "A-2");
        await Open(server, "high", "A-3");
        (await server.Agent().Post($"{Tickets}/A-3/changes", new { team = "Robots" })).Ok();
        (await server.Agent().Post($"{Tickets}/A-1/pause", new { reason = "waiting on customer" })).Ok();
        (await Numbers("")).ShouldBe(["A-2", "A-3", "A-1"]);
        (await Numbers("?team=robots&priority=high")).ShouldBe(["A-3"]);
        (await Numbers("?state=paused")).ShouldBe(["A-1"]);
        (await Numbers("?q=a-2&agreement=helio")).ShouldBe(["A-2"]);
        (await Numbers("?customer=pollux")).ShouldBeEmpty();
        server.Clock.Now += Duration.FromHours(2);
        (await server.Agent().Get("/tickets?priority=high")).Ok()["items/0/late"].ShouldBe("True");
        (await server.Agent().Post($"{Tickets}/A-2/resolution")).Ok();
        (await Numbers("?state=all&limit=1")).ShouldBe(["A-3"]);

        async Task<string?[]> Numbers(string query)
        {
            var reply = (await server.Agent().Get($"/tickets{query}")).Ok();
            return [.. reply.Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("number").GetString())];
        }
    }

    [Fact]
    public async Task Words_are_erasable_and_no_part_of_the_chain()
    {
        await using var server = await Desk.Open();
        await Open(server);
        (await server.Requester().Post($"{Tickets}/T-1/replies", new { text = "text/html is what I see, says Jane" })).Ok();
        await foreach (var entry in server.Store.Read("agreement/helio"))
        {
            entry.Payload.ShouldNotContain("Jane");
            entry.Payload.ShouldNotContain("arm stands still");
        }
    }

    [Fact]
    public async Task In_the_night_of_the_clock_change_hours_are_elapsed()
    {
        // The clock goes forward on 29 March 2026 at 02:00. High is 8 hours at all times: from Sunday 01:30 (winter) to 10:30 (summer).
        await using var server = await Desk.Open(Instant.FromUtc(2026, 3, 29, 0, 30));
        var opened = await Open(server, "high");
        opened["clocks/1/dueAt"].ShouldBe("2026-03-29T08:30:00Z");
        // Within covered hours only: Monday 08:00 + 1 h.
        opened["clocks/0/dueAt"].ShouldBe("2026-03-30T07:00:00Z");
    }

    [Fact]
    public async Task Two_who_open_at_once_get_two_numbers_and_one_who_repeats_gets_one()
    {
        await using var server = await Desk.Open();
        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Open(server)));
        opened.Select(o => o["number"]).Distinct().Count().ShouldBe(20);
        var repeats = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => server.Requester().Post(Tickets, new { subject = "once", service = "desk" }, ("Idempotency-Key", "k")))
        );
        repeats.Select(r => r["number"]).Distinct().ShouldBe(["T-21"]);
    }

    [Fact]
    public async Task What_is_filed_assesses_to_the_same_result_elsewhere()
    {
        await using var server = await Desk.Open();
        await Open(server, "high");
        server.Clock.Now += Duration.FromHours(9);
        (await server.Agent().Post($"{Tickets}/T-1/replies", new { text = "late" })).Ok();
        (await server.Agent().Post($"{Tickets}/T-1/resolution")).Ok();
        await SameResult.Check(server, "2026-03");
    }
}
