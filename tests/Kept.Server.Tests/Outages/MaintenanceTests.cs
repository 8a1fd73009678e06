using System.Net;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using NodaTime;

namespace Kept.Server.Tests.Outages;

/// <summary>Maintenance over HTTP: announced in time or not, asked for, approved, worked, cancelled.</summary>
public sealed class MaintenanceTests
{
    private const string Root = "/agreements/helio";

    private static Instant March(int day, int hour) => Instant.FromUtc(2026, 3, day, hour, 0);

    private static object Window(int day) =>
        new
        {
            service = "portal",
            from = March(day, 20),
            until = March(day, 23),
        };

    private static async Task<Reply> Announced(RunningServer server, int day) =>
        (await server.Agent().Post($"{Root}/maintenance", Window(day))).Must(HttpStatusCode.Created);

    [Theory]
    // Two days' notice: two whole days between the day of the announcement, Monday the 2nd, and the day on which it begins.
    [InlineData(4, false)]
    [InlineData(5, true)]
    public async Task An_announcement_is_in_time_or_says_why_not(int day, bool excluded)
    {
        await using var server = await Desk.Open();
        var announced = await Announced(server, day);
        (announced["levels/0/level"], announced["levels/0/excluded"]).ShouldBe(("uptime", excluded ? "True" : "False"));
        (announced["levels/0/announceBy/words"], announced["levels/0/whyNot"] is null).ShouldBe(
            ($"the end of 2026-03-0{day - 3}", excluded)
        );
        server.Clock.Now = March(20, 9);
        (
            await server
                .Agent()
                .Post(
                    $"{Root}/outages",
                    new
                    {
                        service = "portal",
                        from = March(day, 20),
                        until = March(day, 23),
                    }
                )
        ).Must(HttpStatusCode.Created);
        (await server.As(Role.Auditor).Get($"{Root}/assessment?period=2026-03&asOf=2026-04-01T12:00:00Z"))
            .Ok()["credit/entitled"]
            .ShouldBe(excluded ? "0.00" : "40.00");
    }

    [Fact]
    public async Task Work_cuts_the_window_and_a_cancelled_one_excludes_nothing()
    {
        await using var server = await Desk.Open();
        var id = (await Announced(server, 9))["maintenance"]!;
        var other = (await Announced(server, 10))["maintenance"]!;
        (await Maintained("?ahead=true")).ShouldBe([(id, "announced"), (other, "announced")]);
        (await server.As(Role.Administrator).Post($"{Root}/maintenance/{id}/approval")).Must(HttpStatusCode.Forbidden);
        (await server.As(Role.Approver, "castor").Post($"{Root}/maintenance/{id}/approval"))
            .Must(HttpStatusCode.Created)["state"]
            .ShouldBe("approved");
        (await Maintained("?state=approved")).ShouldBe([(id, "approved")]);
        (await server.Agent().Post($"{Root}/maintenance/{other}/cancellation", new { reason = "not needed" })).Must(HttpStatusCode.Created);
        server.Clock.Now = March(9, 22);
        (await server.Agent().Post($"{Root}/maintenance/{id}/work", new { from = March(9, 20), until = March(9, 21) })).Must(
            HttpStatusCode.Created
        );
        (await Maintained("")).ShouldBe([(other, "cancelled"), (id, "done")]);
        (await server.Agent().Post($"{Root}/maintenance/{id}/cancellation"))
            .Must(HttpStatusCode.Conflict)
            .Codes.ShouldBe(["maintenance-done"]);
        var one = (await server.Requester().Get($"{Root}/maintenance/{id}")).Ok();
        (one["state"], one["levels/0/excluded"], one["about/1/kind"]).ShouldBe(("done", "True", "work"));
        await SameResult.Check(server, "2026-03");

        async Task<(string?, string?)[]> Maintained(string query) =>
            [
                .. (await server.Agent().Get($"/maintenance{query}"))
                    .Ok()
                    .Json.GetProperty("items")
                    .EnumerateArray()
                    .Select(i => (i.GetProperty("maintenance").GetString(), i.GetProperty("state").GetString())),
            ];
    }

    [Fact]
    public async Task What_the_customer_asks_for_is_evidence_once_the_provider_accepts_it()
    {
        await using var server = await Desk.Open();
        var asked = (
            await server
                .Requester()
                .Post(
                    $"{Root}/maintenance/requests",
                    new
                    {
                        service = "portal",
                        from = March(9, 20),
                        until = March(9, 22),
                        text = "for our audit",
                    }
                )
        ).Must(HttpStatusCode.Created);
        var id = asked["maintenance"]!;
        (await server.Agent().Get("/maintenance")).Ok()["items/0/state"].ShouldBe("asked");
        (await server.Agent().Get($"{Root}/maintenance/{id}")).Ok()["text"].ShouldBe("for our audit");
        (await server.Agent().Get($"{Root}/evidence?kind=maintenance")).Ok().Text.ShouldBeEmpty();
        (await server.As(Role.Approver, "castor").Post($"{Root}/maintenance/requests/{id}/approval", new { accepted = true })).Must(
            HttpStatusCode.Forbidden
        );
        (await server.Agent().Post($"{Root}/maintenance/requests/{id}/acceptance", new { accepted = true }))
            .Must(HttpStatusCode.Created)["state"]
            .ShouldBe("approved");
        (await server.Agent().Post($"{Root}/maintenance/requests/{id}/acceptance", new { accepted = false }))
            .Must(HttpStatusCode.Conflict)
            .Codes.ShouldBe(["request-decided"]);
        var one = (await server.Agent().Get($"{Root}/maintenance/{id}")).Ok();
        (one["requestedBy"], one["state"], one["note"]).ShouldBe(("customer", "approved", "for our audit"));
        var second = (await server.Requester().Post($"{Root}/maintenance/requests", Window(12))).Must(HttpStatusCode.Created)[
            "maintenance"
        ];
        (await server.Requester().Delete($"{Root}/maintenance/requests/{second}")).Ok()["state"].ShouldBe("withdrawn");
        (await server.Requester().Post($"{Root}/maintenance/requests", Window(1)))
            .Must(HttpStatusCode.UnprocessableEntity)
            .Codes.ShouldBe(["window-wrong"]);
        await SameResult.Check(server, "2026-03");
    }

    [Fact]
    public async Task Work_and_visits_are_recorded()
    {
        await using var server = await Desk.Open();
        (
            await server
                .Agent()
                .Post(
                    $"{Root}/work",
                    new
                    {
                        service = "desk",
                        from = March(2, 8),
                        hours = "1.5",
                    }
                )
        ).Must(HttpStatusCode.Created);
        (
            await server
                .Agent()
                .Post(
                    $"{Root}/visits",
                    new
                    {
                        service = "desk",
                        from = March(2, 8),
                        until = March(2, 9),
                        tasks = new[] { "backup" },
                    }
                )
        ).Must(HttpStatusCode.Created);
        (await server.Agent().Post($"{Root}/work", new { from = March(2, 8), hours = "1.5" })).Must(HttpStatusCode.UnprocessableEntity);
        await SameResult.Check(server, "2026-03");
    }
}
