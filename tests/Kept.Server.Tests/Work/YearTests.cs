using System.Net;
using Kept.Server.Figures;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using Kept.Server.Work;
using Kept.Text.Language;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Kept.Server.Tests.Work;

/// <summary>A year passes in seconds, and what came due is named.</summary>
public sealed class YearTests
{
    private static readonly DateTimeZone LosAngeles = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];

    private static Instant At(int year, int month, int day, int hour = 9) =>
        new LocalDateTime(year, month, day, hour, 0).InZoneStrictly(LosAngeles).ToInstant();

    private static async Task<IReadOnlyList<Passed>> Until(RunningServer server, Instant at)
    {
        var passed = new List<Passed>();
        for (; server.Clock.Now < at; server.Clock.Now = Instant.Min(at, server.Clock.Now + Duration.FromDays(5)))
        {
            passed.AddRange(await server.Services.GetRequiredService<Scheduler>().RunDue());
        }

        passed.AddRange(await server.Services.GetRequiredService<Scheduler>().RunDue());
        return passed;
    }

    private static Task<RunningServer> Start() => RunningServer.Start(At(2026, 3, 1));

    [Fact]
    public async Task A_year_without_a_notice_reports_reminds_and_renews()
    {
        await using var server = await Start();
        await Signed.Agreement(server, "care", Templates.Of("managed-it")!.Text);
        var passed = await Until(server, At(2027, 3, 2));
        // Reports on March 2026 to January 2027, and the one on February that began the term: within 5 office days of each month's end.
        passed.Count(p => p.Kind == "reportDue").ShouldBe(11);
        passed.Count(p => p.Kind == "monthCloses").ShouldBe(12);
        // R3: the last day of the term is 2027-02-28; 30 days' notice: until the end of 2027-01-29. Rates are announced 60 days before: 2026-12-30.
        passed.Single(p => p.Kind == "noticeBy").At.ShouldBe(At(2027, 1, 30, 0));
        passed.Single(p => p.Kind == "announceRatesBy").At.ShouldBe(At(2026, 12, 31, 0));
        passed.Single(p => p.Kind == "renews").At.ShouldBe(At(2027, 3, 1, 0));
        passed
            .Where(p => p is { Kind: "reminder" } && p.Name.Contains("noticeBy"))
            .Select(p => p.Name.Split('|')[0])
            .ShouldBe(["60", "30", "7"]);
        passed.Select(p => p.At).ShouldBeInOrder();
        (await Until(server, At(2027, 3, 2))).ShouldBeEmpty();
        (await server.As(Role.AgreementManager).Get("/agreements/care/dates")).Ok()["until"].ShouldBe("2028-03-01");
    }

    [Fact]
    public async Task A_notice_in_time_ends_the_agreement_on_its_day()
    {
        await using var server = await Start();
        await Signed.Agreement(server, "care", Templates.Of("managed-it")!.Text);
        await Until(server, At(2027, 1, 29));
        var notice = (await server.As(Role.Signatory, "northwind").Post("/agreements/care/notices", new { form = "written" })).Must(
            HttpStatusCode.Created
        );
        notice["inTime"].ShouldBe("True");
        notice["endsOn"].ShouldBe("2027-03-01");
        var passed = await Until(server, At(2027, 4, 1));
        passed.Single(p => p.Kind == "termEnds").At.ShouldBe(At(2027, 3, 1, 0));
        passed.ShouldNotContain(p => p.Kind == "renews");
        (await server.As(Role.Auditor).Get("/agreements/care")).Ok()["stage"].ShouldBe("ended");
    }

    [Fact]
    public async Task A_silent_provider_grants_a_claim_at_the_deadline_once()
    {
        await using var server = await Start();
        await Signed.Agreement(server, "care", Templates.Of("managed-it")!.Text);
        await Until(server, At(2026, 4, 2));
        (
            await server
                .As(Role.Agent)
                .Post(
                    "/agreements/care/evidence",
                    """{"id":"o1","kind":"outage","service":"hosting","from":"2026-03-10T10:00-07:00","until":"2026-03-11T10:00-07:00"}""",
                    "application/jsonl"
                )
        ).Ok();
        var claim = (
            await server
                .As(Role.Signatory, "northwind")
                .Post("/agreements/care/claims", new { level = "hosting availability", period = "2026-03" })
        ).Must(HttpStatusCode.Created);
        claim["credits/0/state"].ShouldBe("awaitingAnswer");
        var due = DateTimeOffset.Parse(claim["credits/0/answerDueAt"]!);
        await server.Services.GetRequiredService<Figuring>().CatchUp();
        (await server.As(Role.Finance).Get("/due?state=answerBy")).Ok()["items/0/agreement"].ShouldBe("care");
        var passed = await Until(server, Instant.FromDateTimeOffset(due) + Duration.FromMinutes(1));
        passed.Count(p => p.Kind == "answerBy").ShouldBe(1);
        var ledger = (await server.As(Role.Finance).Get("/credits")).Ok();
        ledger["items/0/line/state"].ShouldBe("acceptedBySilence");
        (await Until(server, Instant.FromDateTimeOffset(due) + Duration.FromMinutes(2))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_statement_is_frozen_and_a_late_correction_adjusts_it()
    {
        await using var server = await Start();
        await Signed.Agreement(server, "care", Templates.Of("managed-it")!.Text);
        await Until(server, At(2026, 4, 6));
        var finance = server.As(Role.Finance);
        (await finance.Post("/agreements/care/statements", new { period = "2026-04" }))
            .Must(HttpStatusCode.Conflict)
            .Codes.ShouldBe(["period-open"]);
        var first = (await finance.Post("/agreements/care/statements", new { period = "2026-03" })).Must(HttpStatusCode.Created);
        (await finance.Post("/agreements/care/statements", new { period = "2026-03" }))
            .Must(HttpStatusCode.Conflict)
            .Codes.ShouldBe(["nothing-changed"]);
        await Until(server, At(2026, 4, 8));
        (
            await server
                .As(Role.Agent)
                .Post(
                    "/agreements/care/evidence",
                    """{"id":"o1","kind":"outage","service":"hosting","from":"2026-03-10T10:00-07:00","until":"2026-03-11T10:00-07:00"}""",
                    "application/jsonl"
                )
        ).Ok();
        var second = (await finance.Post("/agreements/care/statements", new { period = "2026-03" })).Must(HttpStatusCode.Created);
        second["replaces"].ShouldBe(first["statement"]);
        var text = (await finance.Get($"/agreements/care/statements/{second["statement"]}?to=md")).Ok().Text;
        text.ShouldContain("replaces the one with the hash");
        (await finance.Get($"/agreements/care/statements/{first["statement"]}")).Ok()["hash"].ShouldBe(first["hash"]);
        (await finance.Get($"/agreements/care/statements/{first["statement"]}?to=csv")).Ok().Text.ShouldStartWith("clause,level,from");
        // Assessed again as of then, the journal gives the same hash.
        var asOf = (await finance.Get($"/agreements/care/statements/{first["statement"]}")).Ok()["asOf"];
        (await finance.Get($"/agreements/care/assessment?period=2026-03&asOf={asOf}")).Ok()["hash"].ShouldBe(first["hash"]);
    }

    [Fact]
    public async Task A_run_states_the_others_where_one_cannot_be_stated()
    {
        await using var server = await Start();
        await Signed.Agreement(server, "care", Templates.Of("managed-it")!.Text);
        await Signed.Agreement(server, "site", Templates.Of("hosting")!.Text, "contoso");
        await Until(server, At(2026, 4, 6));
        var finance = server.As(Role.Finance);
        (
            await finance.Post(
                "/statement-runs",
                new
                {
                    period = "2026-03",
                    dryRun = true,
                    agreements = (string[]?)null,
                }
            )
        ).Ok().Text.Split('\n').Count(l => l.Contains("would issue")).ShouldBe(2);
        (await finance.Post("/statement-runs", new { period = "2026-03", dryRun = false }))
            .Ok()
            .Text.Split('\n')
            .Count(l => l.Contains("\"issued\""))
            .ShouldBe(2);
        (await finance.Post("/statement-runs", new { period = "2026-03", dryRun = false }))
            .Ok()
            .Text.Split('\n')
            .Count(l => l.Contains("unchanged"))
            .ShouldBe(2);
    }

    [Fact]
    public async Task After_a_standstill_every_deadline_that_passed_meanwhile_is_worked_through()
    {
        await using var server = await Start();
        await Signed.Agreement(server, "care", Templates.Of("managed-it")!.Text);
        await Until(server, At(2026, 5, 2));
        foreach (var month in new[] { "03", "04" })
        {
            var outage =
                $$"""{"id":"o{{month}}","kind":"outage","service":"hosting","from":"2026-{{month}}-10T10:00-07:00","until":"2026-{{month}}-11T10:00-07:00"}""";
            (await server.As(Role.Agent).Post("/agreements/care/evidence", outage, "application/jsonl")).Ok();
        }

        // April's credit is claimed and not answered; March's could be claimed until 30 April and was not known then; nobody is there for months.
        (
            await server
                .As(Role.Signatory, "northwind")
                .Post("/agreements/care/claims", new { level = "hosting availability", period = "2026-04" })
        ).Must(HttpStatusCode.Created);
        await server.Services.GetRequiredService<Figuring>().CatchUp();
        server.Clock.Now = At(2026, 9, 1);
        var passed = await server.Services.GetRequiredService<Scheduler>().RunDue();
        passed.Count(p => p.Kind == "answerBy").ShouldBe(1);
        passed.Count(p => p.Kind == "reportDue").ShouldBe(4);
        (await server.As(Role.Finance).Get("/credits?state=acceptedBySilence")).Ok()["items/0/line/granted"].ShouldBe("11.25");
    }
}
