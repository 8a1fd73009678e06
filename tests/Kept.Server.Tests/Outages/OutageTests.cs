using System.Net;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using NodaTime;

namespace Kept.Server.Tests.Outages;

/// <summary>Outages, reports, judgements and corrections over HTTP, with what they do to figures and credits.</summary>
public sealed class OutageTests
{
    private const string Root = "/agreements/helio";

    private static Instant March(int day, int hour, int minute = 0) => Instant.FromUtc(2026, 3, day, hour, minute);

    private static async Task<string> Recorded(RunningServer server, Instant from, Instant? until) =>
        (
            await server
                .Agent()
                .Post(
                    $"{Root}/outages",
                    new
                    {
                        service = "portal",
                        from,
                        until,
                        note = "the disk, says Joe",
                    }
                )
        ).Must(HttpStatusCode.Created)["outage"]!;

    [Fact]
    public async Task An_outage_begins_and_ends_and_costs()
    {
        await using var server = await Desk.Open(March(10, 9));
        var outage = await Recorded(server, March(10, 8), null);
        (await server.Agent().Get("/outages?state=open")).Ok()["items/0/outage"].ShouldBe(outage);
        server.Clock.Now = March(10, 10);
        (await server.Agent().Post($"{Root}/outages/{outage}/end")).Must(HttpStatusCode.Created)["until"].ShouldBe("2026-03-10T10:00:00Z");
        (await server.Agent().Post($"{Root}/outages/{outage}/end")).Must(HttpStatusCode.Conflict).Codes.ShouldBe(["outage-ended"]);
        (await server.Agent().Get("/outages?state=open")).Ok().Text.ShouldBe("""{"items":[]}""");
        var one = (await server.Requester().Get($"{Root}/outages/{outage}")).Ok();
        (one["until"], one["note"], one["about/0/kind"], one["recorded/until"]).ShouldBe(
            ("2026-03-10T10:00:00Z", "the disk, says Joe", "correction", null)
        );
        server.Clock.Now = Instant.FromUtc(2026, 4, 2, 9, 0);
        // March has 44,640 min less the hour of the clock change, 44,580; 120 of them = 99.7308 %: below 99.9 %, 10 % of 400.00.
        (await server.As(Role.Auditor).Get($"{Root}/assessment?period=2026-03"))
            .Ok()["credit/granted"]
            .ShouldBe("40.00");
        await SameResult.Check(server, "2026-03");
    }

    [Fact]
    public async Task What_facts_would_do_is_shown_before_they_are_filed()
    {
        await using var server = await Desk.Open(Instant.FromUtc(2026, 4, 2, 9, 0));
        var before = await server.Store.LastSequence();
        var preview = (
            await server
                .Agent()
                .Post(
                    $"{Root}/outages?preview=true",
                    new
                    {
                        service = "portal",
                        from = March(10, 8),
                        until = March(10, 10),
                    }
                )
        ).Ok();
        (
            preview["levels/0/before/figure"],
            preview["levels/0/after/figure"],
            preview["credit/before/granted"],
            preview["credit/after/granted"]
        ).ShouldBe(("100.00", "99.73", "0.00", "40.00"));
        (preview["levels/0/before/verdict"], preview["levels/0/after/verdict"]).ShouldBe(("met", "missed"));
        var lines = """{"id":"x1","kind":"outage","service":"portal","from":"2026-03-10T08:00Z","until":"2026-03-10T18:00Z"}""";
        (await server.Agent().Post($"{Root}/evidence?preview=true", lines, "application/jsonl"))
            .Ok()["credit/after/granted"]
            .ShouldBe("200.00");
        (await server.Store.LastSequence()).ShouldBe(before);
    }

    [Fact]
    public async Task A_correction_is_shown_before_it_is_made_and_gives_the_credit_anew()
    {
        await using var server = await Desk.Open(March(11, 9));
        var outage = await Recorded(server, March(10, 8), March(10, 10));
        server.Clock.Now = Instant.FromUtc(2026, 4, 2, 9, 0);
        var correction = new
        {
            of = outage,
            reason = "it was up again at 08:20",
            replace = new
            {
                kind = "outage",
                service = "portal",
                from = March(10, 8),
                until = March(10, 8, 20),
            },
        };
        var preview = (await server.Agent().Post($"{Root}/corrections?preview=true", correction)).Ok();
        // 20 of 44,580 minutes: 99.9551 %.
        (
            preview["levels/0/after/figure"],
            preview["levels/0/after/verdict"],
            preview["credit/after/granted"],
            preview["unchanged"]
        ).ShouldBe(("99.95", "met", "0.00", "2"));
        (await server.Agent().Post($"{Root}/corrections", correction)).Must(HttpStatusCode.Created);
        (await server.Agent().Get("/outages")).Ok()["items/0/until"].ShouldBe("2026-03-10T08:20:00Z");
        (
            await server
                .Agent()
                .Post(
                    $"{Root}/corrections",
                    new
                    {
                        of = outage,
                        reason = "never happened",
                        retract = true,
                    }
                )
        ).Must(HttpStatusCode.Created);
        (await server.Agent().Get("/outages")).Ok().Text.ShouldBe("""{"items":[]}""");
        await SameResult.Check(server, "2026-03");
    }

    [Fact]
    public async Task A_correction_that_cannot_be_is_refused_with_all_its_problems()
    {
        await using var server = await Desk.Open(March(11, 9));
        (await server.Agent().Post($"{Root}/corrections", new { of = "nothing", retract = true }))
            .Must(HttpStatusCode.UnprocessableEntity)
            .Codes.ShouldContain("reason-missing");
        (
            await server
                .Agent()
                .Post(
                    $"{Root}/corrections",
                    new
                    {
                        of = "nothing",
                        retract = true,
                        reason = "x",
                    }
                )
        ).Must(HttpStatusCode.UnprocessableEntity).Codes.ShouldBe(["correction-of-unknown"]);
        var signature = (await server.Agreement()).Evidence.Keys.First(k => k.StartsWith("signature", StringComparison.Ordinal));
        (
            await server
                .Agent()
                .Post(
                    $"{Root}/corrections",
                    new
                    {
                        of = signature,
                        retract = true,
                        reason = "x",
                    }
                )
        ).Must(HttpStatusCode.UnprocessableEntity).Codes.ShouldBe(["kind-reserved"]);
        var line = $$"""{"id":"z","kind":"correction","of":"{{signature}}","at":"2026-03-11T08:00Z","retract":true}""";
        (await server.Agent().Post($"{Root}/evidence", line, "application/jsonl"))
            .Must(HttpStatusCode.UnprocessableEntity)
            .Codes.ShouldBe(["kind-reserved"]);
        (
            await server
                .Agent()
                .Post(
                    $"{Root}/outages",
                    new
                    {
                        service = "portl",
                        from = March(11, 8),
                        until = March(11, 7),
                    }
                )
        ).Must(HttpStatusCode.UnprocessableEntity).Codes.Count().ShouldBeGreaterThan(0);
        (await server.Requester().Post($"{Root}/outages", new { service = "portal" })).Must(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_customer_reports_downtime_and_says_when_it_is_over()
    {
        await using var server = await Desk.Open(March(10, 9));
        var reported = (
            await server
                .Requester()
                .Post(
                    $"{Root}/downtime",
                    new
                    {
                        service = "portal-eu",
                        from = March(10, 8),
                        note = "blank page",
                    }
                )
        ).Must(HttpStatusCode.Created);
        var outage = reported["outage"]!;
        outage.ShouldStartWith("customer/O-");
        (await server.Requester("pollux").Post($"{Root}/downtime", new { service = "portal" })).Must(HttpStatusCode.NotFound);
        (await server.Agent().Get($"{Root}/outages/{Uri.EscapeDataString(outage)}")).Ok()["about/0/about"].ShouldBe("downtime");
        server.Clock.Now = March(10, 10);
        (await server.Requester().Post($"{Root}/downtime/{outage["customer/".Length..]}/end")).Must(HttpStatusCode.Created);
        (await server.Agent().Get("/outages")).Ok()["items/0/by"].ShouldBe("customer");
        await SameResult.Check(server, "2026-03");
    }

    [Fact]
    public async Task A_judgement_has_a_person_a_reason_and_an_effect()
    {
        await using var server = await Desk.Open(March(11, 9));
        var outage = await Recorded(server, March(10, 8), March(10, 10));
        (await server.Agent().Post($"{Root}/determinations", new { of = "x", finding = "" }))
            .Must(HttpStatusCode.UnprocessableEntity)
            .Codes.ShouldBe(["fact-unknown", "finding-missing", "reason-missing"]);
        var judged = (
            await server
                .Agent()
                .Post(
                    $"{Root}/determinations",
                    new
                    {
                        of = outage,
                        finding = "forceMajeure",
                        reason = "the flood",
                    }
                )
        ).Must(HttpStatusCode.Created);
        var one = (await server.Agent().Get($"{Root}/outages/{outage}")).Ok();
        (one["about/0/reason"], one["about/0/by"]).ShouldBe(("the flood", "user/Agent"));
        judged["finding"].ShouldBe("forceMajeure");
    }
}
