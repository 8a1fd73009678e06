using System.Net;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using Kept.Server.Work;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kept.Server.Tests.Agreements;

/// <summary>An end that lies ahead, and signatures under terms that others would change.</summary>
public sealed class AgreementEndTests
{
    private const string Id = Desk.Id;

    [Fact]
    public async Task An_agreed_end_comes_on_its_day_and_the_last_month_is_still_closed()
    {
        await using var server = await Desk.Open();
        var manager = server.As(Role.AgreementManager);
        (await manager.Post($"/agreements/{Id}/end", new { on = "2026-04-01", reason = "both agreed" }))
            .Ok()["endsOn"]
            .ShouldBe("2026-04-01");
        (await manager.Get($"/agreements/{Id}")).Ok()["stage"].ShouldBe("signed");
        (
            await server
                .As(Role.Requester, Desk.Customer)
                .Post(
                    $"/agreements/{Id}/tickets",
                    new
                    {
                        subject = "x",
                        service = "desk",
                        priority = "high",
                    }
                )
        ).Ok();

        server.Clock.Now = Instant.FromUtc(2026, 4, 2, 9, 0);
        var passed = await server.Services.GetRequiredService<Scheduler>().RunDue();
        // 0:00 of 1 April in Berlin, when summer time has begun.
        passed.Single(p => p.Kind == "termEnds").At.ShouldBe(Instant.FromUtc(2026, 3, 31, 22, 0));
        passed.Where(p => p.Kind == "monthCloses").Select(p => p.Name).ShouldBe(["2026-01", "2026-02", "2026-03"]);
        var ended = (await manager.Get($"/agreements/{Id}")).Ok();
        (ended["stage"], ended["endedOn"]).ShouldBe(("ended", "2026-04-01"));
        (await manager.Post($"/agreements/{Id}/end", new { reason = "again" }))
            .Must(HttpStatusCode.Conflict)["detail"]
            .ShouldBe("the agreement ended on 2026-04-01");
        var rows = await server.RowsOf($"agreement/{Id}", "due");
        rows.Values.ShouldNotContain(r => r.State == "monthCloses" || r.State == "renews");
    }

    [Fact]
    public async Task An_amendment_does_not_slip_under_one_that_begins_later_and_is_signed()
    {
        await using var server = await Desk.Open();
        var manager = server.As(Role.AgreementManager);
        var objectives = new { objectives = new[] { "Robots work." } };
        var later = (await manager.Post($"/agreements/{Id}/amendments", new { effective = "2026-07-01", change = objectives })).Ok();
        (await manager.Post($"/agreements/{Id}/signatures/provider", new { hash = later["hash"], name = "A. Manager" })).Ok();
        var earlier = new { effective = "2026-04-01", change = new { objectives = new[] { "Others." } } };
        var refused = await manager.Post($"/agreements/{Id}/amendments", earlier);
        refused.Must(HttpStatusCode.Conflict).Codes.ShouldBe(["signed-later"]);
        await Signed.Both(server, Id, later["hash"]!, Desk.Customer);
        (await manager.Get($"/agreements/{Id}")).Ok()["versions/1/signedByCustomer"].ShouldBe("True");
    }

    [Fact]
    public async Task An_amendment_that_a_signed_one_rests_on_is_not_taken_back()
    {
        await using var server = await Desk.Open();
        var manager = server.As(Role.AgreementManager);
        await manager.Post(
            $"/agreements/{Id}/amendments",
            new { effective = "2026-04-01", change = new { objectives = new[] { "One." } } }
        );
        var second = new { effective = "2026-05-01", change = new { objectives = new[] { "Two." } } };
        var made = (await manager.Post($"/agreements/{Id}/amendments", second)).Ok();
        await Signed.Both(server, Id, made["hash"]!, Desk.Customer);
        (await manager.Delete($"/agreements/{Id}/amendments/amendment-1")).Must(HttpStatusCode.Conflict).Codes.ShouldBe(["signed-later"]);
        (await manager.Get($"/agreements/{Id}")).Ok()["versions/2/signedByProvider"].ShouldBe("True");
    }
}
