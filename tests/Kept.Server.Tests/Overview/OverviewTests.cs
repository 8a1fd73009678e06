using System.Net;
using System.Text.Json;
using Kept.Server.Figures;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kept.Server.Tests.Overview;

/// <summary>What a first page shows: counts, what happened lately, and what is found by words.</summary>
public sealed class OverviewTests
{
    private const string Second = "pollux-desk";

    /// <summary>Two customers with an agreement each; a ticket with both, an outage with Castor.</summary>
    private static async Task<RunningServer> Two()
    {
        var server = await Desk.Open(Instant.FromUtc(2026, 1, 1, 9, 0));
        await Signed.Agreement(server, Second, Desk.Text.Replace("agreement: helio", $"agreement: {Second}"), "pollux");
        server.Clock.Now = Desk.Monday;
        await Ticket(server, Desk.Id, "T-1", "high");
        await Ticket(server, Second, "T-1", "normal");
        var outage = new
        {
            service = "portal",
            from = Desk.Monday - Duration.FromHours(3),
            until = Desk.Monday - Duration.FromHours(1),
        };
        (await server.Agent().Post($"/agreements/{Desk.Id}/outages", outage)).Ok();
        await server.Services.GetRequiredService<Figuring>().CatchUp();
        return server;
    }

    private static async Task Ticket(RunningServer server, string agreement, string number, string priority) =>
        (
            await server
                .Agent()
                .Post(
                    $"/agreements/{agreement}/tickets",
                    new
                    {
                        number,
                        subject = "It stands still",
                        service = "desk",
                        priority,
                    }
                )
        ).Ok();

    [Fact]
    public async Task What_waits_is_counted_for_those_whose_it_is()
    {
        await using var server = await Two();
        var all = (await server.Agent().Get("/summary")).Ok();
        (all["tickets/open"], all["tickets/dueIn4Hours"], all["tickets/dueIn24Hours"]).ShouldBe(("2", "1", "2"));
        (all["tickets/breached"], all["outages/open"], all["agreements/signed"]).ShouldBe(("0", "0", "2"));
        var own = (await server.As(Role.Viewer, "pollux").Get($"/summary?customer={Desk.Customer}")).Ok();
        (own["tickets/open"], own["agreements/signed"]).ShouldBe(("1", "1"));
        own["money/month/0/currency"].ShouldBeNull("Pollux had no outage");
        server.Clock.Now += Duration.FromHours(2);
        (await server.Agent().Get($"/summary?agreement={Desk.Id}")).Ok()["tickets/breached"].ShouldBe("1", "high has one hour");
    }

    /// <summary>Two hours of March, which has 743 in Berlin: 99.731%, below 99.9%, 10% of 400.00 a month.</summary>
    [Fact]
    public async Task The_money_of_the_month_is_what_its_credits_come_to()
    {
        await using var server = await Two();
        var summary = (await server.Agent().Get("/summary")).Ok();
        summary["money/month/0/currency"].ShouldBe("EUR", summary.Text);
        summary["money/month/0/accrued"].ShouldBe("40.00", summary.Text);
        summary["money/lastMonth/0/accrued"].ShouldBeNull();
    }

    [Fact]
    public async Task Words_are_found_in_what_one_may_see_and_exact_names_first()
    {
        await using var server = await Two();
        await Ticket(server, Desk.Id, "T-10", "normal");
        var found = (await server.Agent().Get("/search?q=T-1&limit=2")).Ok();
        found["groups/0/kind"].ShouldBe("tickets");
        found["groups/0/items/0/number"].ShouldBe("T-1");
        found["groups/0/items/1/number"].ShouldBe("T-1");
        found["groups/0/more"].ShouldBe("True");
        found["groups/0/items/0/subject"].ShouldBe("It stands still");
        (await server.Agent().Get("/search?q=pollux+desk")).Ok().Text.ShouldContain(Second);
        var own = (await server.As(Role.Viewer, Desk.Customer).Get($"/search?q={Second}")).Ok();
        own.Text.ShouldBe("""{"groups":[]}""", "it is another customer's");
        (await server.Agent().Get("/search")).Codes.ShouldBe(["search-wrong"]);
    }

    [Fact]
    public async Task What_was_filed_lately_is_told_in_sentences_to_those_whose_it_is()
    {
        await using var server = await Two();
        (await server.Agent().Post($"/agreements/{Desk.Id}/tickets/T-1/notes", new { text = "For us" })).Ok();
        var all = Sentences(await server.Agent().Get("/recent?limit=5"));
        all.ShouldBe([
            "helio: a note was made on ticket T-1",
            "helio: an outage of portal was recorded",
            $"{Second}: ticket T-1 was opened",
            "helio: ticket T-1 was opened",
            $"{Second}: the customer signed",
        ]);
        var own = await server.As(Role.Viewer, "pollux").Get("/recent");
        Sentences(own)
            .ShouldBe([
                $"{Second}: ticket T-1 was opened",
                $"{Second}: the customer signed",
                $"{Second}: the provider signed",
                $"{Second}: the agreement was proposed",
            ]);
        own["items/0/ticket"].ShouldBe("T-1");
        var late = server.As(Role.Viewer, Desk.Customer);
        Sentences(await late.Get("/recent?since=2026-03-02T00:00:00Z"))
            .ShouldBe(["helio: an outage of portal was recorded", "helio: ticket T-1 was opened"]);
        Sentences(await late.Get($"/recent?agreement={Second}")).ShouldBeEmpty();
    }

    private static IEnumerable<string> Sentences(Reply reply) =>
        reply
            .Ok()
            .Json.GetProperty("items")
            .EnumerateArray()
            .Select(i => $"{Text(i, "agreement") ?? Text(i, "customer")}: {Text(i, "sentence")}");

    private static string? Text(JsonElement item, string key) => item.TryGetProperty(key, out var value) ? value.GetString() : null;

    [Fact]
    public async Task Settings_are_shown_to_administrators_without_secrets()
    {
        await using var server = await RunningServer.Start();
        var settings = (await server.As(Role.Administrator).Get("/settings")).Ok();
        (settings["store"], settings["mail"], settings["work"]).ShouldBe(("memory", "False", "False"));
        settings["limits/apiPerActor"].ShouldBe("1200");
        (await server.As(Role.Administrator).Post("/settings/mail-test")).Codes.ShouldBe(["mail-missing"]);
        (await server.As(Role.Agent).Get("/settings")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
