using System.Net;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using NodaTime;

namespace Kept.Server.Tests.HelpDesks;

/// <summary>Exports of two tools, read by a mapping each, and timed as if the tickets had been opened here.</summary>
public sealed class HelpDeskTests
{
    private const string Events = "/agreements/helio/tickets/events";

    /// <summary>A log of states, one line each, with local times: as Zammad shows a ticket's history.</summary>
    private const string Zammad = """
        source: zammad
        zone: Europe/Berlin
        fields: {ticket: number, id: history_id, at: created_at, event: value_to, side: sender, priority: priority}
        values:
          event: {new: opened, "email reply": responded, open: continues, "pending reminder": paused, closed: resolved, merged: skip}
          priority: {"1 low": normal, "2 normal": normal, "3 high": high}
          side: {Agent: provider, Customer: customer, System: automatic}
        constants: {service: desk, reason: waiting on customer}
        """;

    private const string ZammadLog = """
        history_id,number,created_at,value_to,sender,priority
        101,65001,2026-03-02 09:00:00,new,Customer,3 high
        102,65001,2026-03-02 09:30:00,email reply,Agent,
        103,65001,2026-03-02 10:00:00,pending reminder,Agent,
        104,65001,2026-03-02 12:00:00,open,Customer,
        105,65001,2026-03-02 13:00:00,closed,Agent,
        106,65001,2026-03-02 15:00:00,open,Customer,
        107,65002,2026-03-02 14:00:00,new,Customer,2 normal
        108,65002,2026-03-02 14:05:00,merged,System,
        """;

    /// <summary>One object a ticket, with a time for each event and nested fields: as Jira's search gives issues.</summary>
    private const string Jira = """
        {"source": "jira", "items": "issues",
         "fields": {"ticket": "key", "priority": "fields.priority.name", "at": "fields.updated", "team": "fields.assignee"},
         "values": {"priority": {"Highest": "high", "*": "normal"}},
         "constants": {"service": "desk"},
         "times": {"opened": "fields.created", "responded": "fields.firstResponse", "resolved": "fields.resolutiondate"}}
        """;

    private static string Issue(string priority, string resolved = "null") =>
        $$$"""
            {"total": 1, "issues": [
              {"key": "SUP-7", "fields": {"created": "2026-03-02T09:00:00.000+0100", "firstResponse": "2026-03-02T09:20:00.000+0100",
               "updated": "2026-03-02T14:00:00.000+0100", "resolutiondate": {{{resolved}}}, "priority": { "name": "{{{priority}}}" }, "assignee": null } }]}
            """;

    private static async Task<RunningServer> Open()
    {
        var server = await Desk.Open(Instant.FromUtc(2026, 3, 2, 16, 0));
        var admin = server.As(Role.Administrator);
        (await admin.PutText("/mappings/zammad", Zammad, "application/yaml")).Ok()["source"].ShouldBe("zammad");
        (await admin.PutText("/mappings/jira", Jira, "application/json")).Ok()["source"].ShouldBe("jira");
        return server;
    }

    [Fact]
    public async Task A_log_of_states_becomes_events_and_clocks()
    {
        await using var server = await Open();
        var taken = (await server.Agent().Post($"{Events}?mapping=zammad", ZammadLog, "text/csv")).Ok();
        (taken["events"], taken["fresh"], taken["tickets"]).ShouldBe(("7", "7", "2"));
        var ticket = (await server.Agent().Get("/agreements/helio/tickets/65001")).Ok();
        (ticket["events/3/event"], ticket["events/5/event"], ticket["state"]).ShouldBe(("resumed", "reopened", "open"));
        (ticket["clocks/0/usedSeconds"], ticket["clocks/0/verdict"]).ShouldBe(("1800", "met"));
        // Resolution, high: 8 hours at all times. 1 h until the pause, 1 h after it, 2 h since 15:00; 4 are left at 17:00.
        (ticket["clocks/1/usedSeconds"], ticket["clocks/1/dueAt"]).ShouldBe(("14400", "2026-03-02T20:00:00Z"));
        (await server.Agent().Get("/tickets")).Ok()["items/0/number"].ShouldBe("65001");
        await SameResult.Check(server, "2026-03");
    }

    [Fact]
    public async Task The_same_export_again_changes_nothing_and_a_longer_one_only_adds()
    {
        await using var server = await Open();
        await server.Agent().Post($"{Events}?mapping=zammad", ZammadLog, "text/csv");
        var before = await server.Store.LastSequence();
        (await server.Agent().Post($"{Events}?mapping=zammad", ZammadLog, "text/csv")).Ok()["fresh"].ShouldBe("0");
        (await server.Store.LastSequence()).ShouldBe(before);
        (await server.Agent().Post($"{Events}?mapping=zammad", ZammadLog + "\n109,65001,2026-03-02 16:00:00,closed,Agent,\n", "text/csv"))
            .Ok()["fresh"]
            .ShouldBe("1");
    }

    [Fact]
    public async Task Whole_tickets_become_events_and_what_changed_since_is_a_change()
    {
        await using var server = await Open();
        (await server.Agent().Post($"{Events}?mapping=jira", Issue("Lowest"), "application/json")).Ok()["fresh"].ShouldBe("2");
        (await server.Agent().Post($"{Events}?mapping=jira", Issue("Lowest"), "application/json")).Ok()["fresh"].ShouldBe("0");
        (await server.Agent().Post($"{Events}?mapping=jira", Issue("Highest", "\"2026-03-02T15:00:00.000+0100\""), "application/json"))
            .Ok()["fresh"]
            .ShouldBe("2");
        var ticket = (await server.Agent().Get("/agreements/helio/tickets/SUP-7")).Ok();
        (ticket["state"], ticket["values/priority"], ticket["events/2/event"], ticket["clocks/0/verdict"]).ShouldBe(
            ("resolved", "high", "changed", "met")
        );
    }

    [Fact]
    public async Task All_that_is_wrong_with_an_export_is_said_with_its_line()
    {
        await using var server = await Open();
        var wrong = """
            history_id,number,created_at,value_to,sender,priority
            1,,2026-03-02 09:00:00,new,Customer,
            2,7,2026-03-29 02:30:00,new,Customer,
            3,7,yesterday,on fire,Nobody,
            """;
        var refused = (await server.Agent().Post($"{Events}?mapping=zammad", wrong, "text/csv")).Must(HttpStatusCode.UnprocessableEntity);
        refused.Codes.ShouldBe(["missing-field", "bad-instant", "unknown-event", "bad-instant"]);
        (refused["problems/0/at"], refused["problems/1/at"], refused["problems/2/at"]).ShouldBe(
            ("events.csv:2:1", "events.csv:3:1", "events.csv:4:1")
        );
        (await server.Agent().Post($"{Events}?mapping=none", wrong, "text/csv"))
            .Must(HttpStatusCode.UnprocessableEntity)
            .Codes.ShouldBe(["mapping-unknown"]);
        (await server.Agent().Get("/tickets?state=all")).Ok().Text.ShouldBe("""{"items":[]}""");
    }

    [Fact]
    public async Task A_mapping_that_cannot_be_read_is_refused_with_all_its_problems()
    {
        await using var server = await Open();
        var admin = server.As(Role.Administrator);
        var refused = await admin.PutText(
            "/mappings/bad",
            "source: a/b\nzone: Mars\nfeilds: {}\nfields: {prioritty: x}\nvalues: {event: {new: opend}}\n",
            "application/yaml"
        );
        refused.Must(HttpStatusCode.UnprocessableEntity).Codes.Count().ShouldBe(7);
        (await server.Agent().Get("/mappings/zammad")).Ok().Text.ShouldBe(Zammad);
        (await admin.Delete("/mappings/zammad")).Ok();
        (await server.Agent().Get("/mappings/zammad")).Must(HttpStatusCode.NotFound);
        (await server.Agent().PutText("/mappings/x", Zammad, "application/yaml")).Must(HttpStatusCode.Forbidden);
    }
}
