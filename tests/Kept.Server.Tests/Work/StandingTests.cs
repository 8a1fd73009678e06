using Kept.Server.Figures;
using Kept.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kept.Server.Tests.Work;

/// <summary>How each level stands in the month that runs, and what it can still bear.</summary>
public sealed class StandingTests
{
    [Fact]
    public async Task Each_level_has_a_row_that_says_how_it_stands_and_what_is_left()
    {
        await using var server = await Desk.Open(Instant.FromUtc(2026, 3, 20, 9, 0));
        var outage = new
        {
            id = "o-1",
            kind = "outage",
            service = "portal",
            from = "2026-03-10T10:00:00Z",
            until = "2026-03-10T10:30:00Z",
        };
        (await server.Agent().Post("/agreements/helio/evidence", outage)).Ok();
        foreach (var priority in new[] { "normal", "high" })
        {
            (
                await server
                    .Requester()
                    .Post(
                        "/agreements/helio/tickets",
                        new
                        {
                            subject = "It stands still",
                            service = "desk",
                            priority,
                        }
                    )
            ).Ok();
        }

        await server.Services.GetRequiredService<Figuring>().CatchUp();
        var rows = (await server.Requester().Get("/standing?agreement=helio")).Ok().Json.GetProperty("items").EnumerateArray().ToArray();
        rows.Select(r => r.GetProperty("level").GetString()).Order().ShouldBe(["answer", "resolve", "uptime"]);
        var uptime = rows.Single(r => r.GetProperty("level").GetString() == "uptime");
        // March has 743 hours in Berlin, 44,580 minutes; 0.1 % of them are 44.58, and 30 are used: 14.58 min are 874.8 s.
        (uptime.GetProperty("verdict").GetString(), uptime.GetProperty("soFar").GetString()).ShouldBe(("undetermined", "met"));
        (uptime.GetProperty("badSeconds").GetInt64(), uptime.GetProperty("badLeftSeconds").GetInt64()).ShouldBe((1800, 874));
        uptime.GetProperty("headroom").GetString().ShouldBe("30 min so far, 14 min 34.8 s more are within the target");
        var answer = rows.Single(r => r.GetProperty("level").GetString() == "answer");
        // Friday 10:00 in Berlin: high is due after an hour, before normal.
        (answer.GetProperty("open").GetInt32(), answer.GetProperty("nextDueAt").GetString()).ShouldBe((2, "2026-03-20T10:00:00Z"));
        answer.GetProperty("headroom").GetString().ShouldBe("0 of 0 in time, 2 open");
    }
}
