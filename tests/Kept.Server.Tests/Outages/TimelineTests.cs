using System.Net;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using NodaTime;

namespace Kept.Server.Tests.Outages;

/// <summary>The history of a service as a page draws it.</summary>
public sealed class TimelineTests
{
    private const string Timeline = "/agreements/helio/timeline";

    private static async Task<RunningServer> WithOutage()
    {
        // As of 20 March, 10:00 in Berlin; down on the 10th from 11:00 to 12:30.
        var server = await Desk.Open(Instant.FromUtc(2026, 3, 20, 9, 0));
        var outage = new
        {
            id = "o-1",
            kind = "outage",
            service = "portal",
            from = "2026-03-10T10:00:00Z",
            until = "2026-03-10T11:30:00Z",
        };
        (await server.Agent().Post("/agreements/helio/evidence", outage)).Ok();
        return server;
    }

    [Fact]
    public async Task The_month_that_runs_is_drawn_and_its_bad_time_is_that_of_the_figure()
    {
        await using var server = await WithOutage();
        var month = (await server.Requester().Get(Timeline)).Ok();
        (month["from"], month["until"]).ShouldBe(("2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"));
        (
            month["levels/0/level"],
            month["levels/0/bands/1/kind"],
            month["levels/0/bands/1/facts/0"],
            month["levels/0/bands/1/clause"]
        ).ShouldBe(("uptime", "down", "o-1", "3.3"));
        (month["levels/0/bands/2/until"], month["levels/0/bands/3/ahead"]).ShouldBe(("2026-03-20T09:00:00Z", "True"));
        // 90 minutes down; March has 743 hours in Berlin: 2,674,800 seconds.
        (month["levels/0/seconds/down"], month["levels/0/seconds/covered"]).ShouldBe(("5400", $"{2_674_800 - 5_400}"));
        // When the month is over, the figure is 2,669,400 / 2,674,800 = 1483/1486.
        server.Clock.Now = Instant.FromUtc(2026, 4, 2, 9, 0);
        var assessed = (await server.Requester().Get("/agreements/helio/assessment?period=2026-03")).Ok();
        assessed.Text.ShouldContain("\"1483/1486\"");
    }

    [Fact]
    public async Task A_day_can_be_asked_for_and_what_makes_no_sense_is_refused()
    {
        await using var server = await WithOutage();
        var auditor = server.As(Role.Auditor);
        var day = (await auditor.Get($"{Timeline}?level=uptime&from=2026-03-10&until=2026-03-11")).Ok();
        day.Json.GetProperty("levels")[0]
            .GetProperty("bands")
            .EnumerateArray()
            .Select(b => $"{b.GetProperty("from")} {b.GetProperty("kind")}")
            .ShouldBe(["2026-03-09T23:00:00Z covered", "2026-03-10T10:00:00Z down", "2026-03-10T11:30:00Z covered"]);
        (await auditor.Get($"{Timeline}?level=answer&from=x"))
            .Must(HttpStatusCode.UnprocessableEntity)
            .Codes.ShouldBe(["instant-wrong", "level-unknown"]);
        (await auditor.Get($"{Timeline}?from=2026-03-10&until=2026-03-10")).Codes.ShouldBe(["period-wrong"]);
        (await auditor.Get($"{Timeline}?from=2020-01-01&until=2026-01-01")).Codes.ShouldBe(["period-wrong"]);
    }
}
