using System.Net;
using Kept.Server.Agreements;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using NodaTime;

namespace Kept.Server.Tests.Tickets;

/// <summary>Rows written as things happen are those that a rebuild writes, whatever happened in which order.</summary>
public sealed class TicketRowTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Live_rows_are_those_of_a_rebuild(int seed)
    {
        await using var server = await Desk.Open();
        var random = new Random(seed);
        for (var step = 1; step <= 150; step++)
        {
            server.Clock.Now += Duration.FromMinutes(random.Next(1, 600));
            await Something(server, random);
            if (step % 30 == 0)
            {
                await Compare(server, seed, step);
            }
        }

        (await server.RowsOf("agreement/helio", "tickets")).Count.ShouldBeGreaterThan(8);
    }

    private static async Task Compare(RunningServer server, int seed, int step)
    {
        var live = await server.RowsOf("agreement/helio", "agreements", "tickets", "outages", "maintenance");
        var rebuilt = (await server.Rebuilt("agreement/helio")).Rows().ToDictionary(r => $"{r.View} {r.Key}");
        string.Join(" ", live.Keys).ShouldBe(string.Join(" ", rebuilt.Keys.Order(StringComparer.Ordinal)), $"seed {seed}, step {step}");
        foreach (var (key, row) in live)
        {
            row.ShouldBe(rebuilt[key], $"seed {seed}, step {step}");
        }
    }

    private static async Task Something(RunningServer server, Random random)
    {
        var agent = server.Agent();
        var ticket = $"/agreements/helio/tickets/T-{random.Next(1, 12)}";
        _ = random.Next(17) switch
        {
            0 or 1 => await agent.Post(
                "/agreements/helio/tickets",
                new
                {
                    subject = "s",
                    service = "desk",
                    priority = random.Next(2) == 0 ? "high" : "normal",
                }
            ),
            2 => await agent.Post($"{ticket}/replies", new { text = "x" }),
            3 => await server.Requester().Post($"{ticket}/replies", new { text = "x" }),
            4 => await agent.Post($"{ticket}/pause", new { reason = random.Next(2) == 0 ? "waiting on customer" : "waiting on supplier" }),
            5 => await agent.Post($"{ticket}/resume"),
            6 => await agent.Post(
                $"{ticket}/changes",
                new { priority = random.Next(2) == 0 ? "high" : "normal", team = random.Next(2) == 0 ? "robots" : null }
            ),
            7 => await agent.Post($"{ticket}/resolution"),
            8 => await agent.Post($"{ticket}/{(random.Next(2) == 0 ? "reopening" : "closing")}"),
            9 => await agent.Post($"{ticket}/notes", new { text = "x" }),
            10 => await agent.Post(
                "/agreements/helio/outages",
                new { service = "portal", from = server.Clock.Now - Duration.FromHours(2) }
            ),
            11 => await server.Requester().Post("/agreements/helio/downtime", new { service = "portal" }),
            12 => await Ended(server, random),
            13 => await agent.Post(
                "/agreements/helio/maintenance",
                new
                {
                    service = "portal",
                    from = server.Clock.Now + Duration.FromDays(3),
                    until = server.Clock.Now + Duration.FromDays(4),
                }
            ),
            14 => await Worked(server, random),
            _ => await Corrected(server, random),
        };
    }

    private static async Task<Reply> Ended(RunningServer server, Random random)
    {
        var outages = (await server.Agreement()).Outages.Keys.ToArray();
        return await server
            .Agent()
            .Post(
                $"/agreements/helio/outages/{Uri.EscapeDataString(outages.Length == 0 ? "none" : outages[random.Next(outages.Length)])}/end"
            );
    }

    private static async Task<Reply> Worked(RunningServer server, Random random)
    {
        var all = (await server.Agreement()).Maintenance.Keys.ToArray();
        var one = all.Length == 0 ? "none" : all[random.Next(all.Length)];
        return random.Next(3) switch
        {
            0 => await server.Agent().Post($"/agreements/helio/maintenance/{one}/cancellation"),
            1 => await server
                .As(Role.Approver, "castor")
                .Post($"/agreements/helio/maintenance/{one}/approval", new { refused = random.Next(2) == 0 }),
            _ => await server
                .Agent()
                .Post(
                    $"/agreements/helio/maintenance/{one}/work",
                    new { from = server.Clock.Now - Duration.FromHours(1), until = server.Clock.Now }
                ),
        };
    }

    /// <summary>An event of some ticket is retracted, moved by an hour, or given to another ticket.</summary>
    private static async Task<Reply> Corrected(RunningServer server, Random random)
    {
        var events = (await server.Agreement()).Tickets.Values.SelectMany(t => t.Events).ToArray();
        if (events.Length == 0)
        {
            return await server.Agent().Get("/tickets");
        }

        var one = events[random.Next(events.Length)];
        var moved = one with { At = one.At - Duration.FromHours(1), Number = random.Next(3) == 0 ? "X-1" : one.Number };
        var said = random.Next(3) == 0 ? "\"retract\":true" : $"\"replace\":{AgreementFacts.Entry(moved).Payload}";
        var line =
            $$"""{"id":"z{{server.Clock.Now.ToUnixTimeTicks()}}","kind":"correction","of":"{{one.Reference}}","at":"{{server.Clock.Now}}",{{said}}}""";
        return (await server.Agent().Post("/agreements/helio/evidence", line, "application/jsonl")).Must(HttpStatusCode.OK);
    }
}
