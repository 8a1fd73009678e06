using System.Net;
using Kept.Server.Filing;
using Kept.Server.Journal;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Kept.Server.Tests.Journal;

/// <summary>Names and words go for good, and everything that was hashed stays as it was (R15).</summary>
public sealed class ErasureTests
{
    [Fact]
    public async Task A_customers_words_go_and_chain_statements_and_figures_stay()
    {
        await using var server = await Spoken();
        var administrator = server.As(Role.Administrator);
        var statement = (await administrator.Get("/agreements/helio/statements/statement-2026-02-1")).Ok().Text;
        var preview = (await administrator.Post("/erasures?preview=true", new { subject = "customer/castor" })).Ok();
        int.Parse(preview["texts"]!).ShouldBeGreaterThanOrEqualTo(3);
        (await administrator.Get("/agreements/helio/comments")).Text.ShouldContain("Miller");

        var erased = (await administrator.Post("/erasures", new { subject = "customer/castor", reason = "Miller asked for it" })).Ok();
        erased["texts"].ShouldBe(preview["texts"]);
        var comment = (await administrator.Get("/agreements/helio/comments")).Ok();
        (comment["items/0/text"], comment["items/0/erased"]).ShouldBe((null, "True"));
        var ticket = (await server.Agent().Get("/agreements/helio/tickets/1")).Ok();
        (ticket["subject"], ticket["subjectErased"]).ShouldBe((null, "True"));
        (await administrator.Get("/journal/verification")).Ok()["holds"].ShouldBe("True");
        (await administrator.Get("/agreements/helio/statements/statement-2026-02-1")).Ok().Text.ShouldBe(statement);
        var noted = (await administrator.Get("/journal?kind=text.erased")).Ok();
        noted["items/0/stream"].ShouldBe("audit");
        noted.Text.ShouldNotContain("Miller");
        (await administrator.Post("/erasures?preview=true", new { subject = "customer/castor" })).Ok()["texts"].ShouldBe("0");
    }

    [Fact]
    public async Task An_export_no_longer_holds_what_was_erased()
    {
        await using var server = await Spoken();
        (await server.As(Role.Administrator).Post("/erasures", new { subject = "customer/castor", reason = "asked for" })).Ok();
        var folder = Path.Combine(Path.GetTempPath(), $"kept-erased-{Guid.NewGuid():N}");
        await new JournalExport(server.Store, new ExportFolder(folder)).Run();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            File.ReadAllText(file).ShouldNotContain("Miller", Case.Insensitive, file);
        }

        (await new ImportReading(new ExportFolder(folder)).Problems()).ShouldBeEmpty();
        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task A_single_text_goes_alone_and_an_unknown_one_is_told_of()
    {
        await using var server = await Spoken();
        var administrator = server.As(Role.Administrator);
        var text = (await server.Agreement()).Comments[0].TextId;
        var refused = (await administrator.Post("/erasures", new { texts = new[] { text, "text/none" }, reason = "asked for" })).Must(
            HttpStatusCode.UnprocessableEntity
        );
        refused.Codes.ShouldBe(["text-unknown"]);
        (await administrator.Get("/agreements/helio/comments")).Text.ShouldContain("Miller");
        (await administrator.Post("/erasures", new { texts = new[] { text }, reason = "asked for" })).Ok()["texts"].ShouldBe("1");
        (await administrator.Get("/agreements/helio/comments")).Text.ShouldNotContain("Miller");
        (await server.Agent().Get("/agreements/helio/tickets/1")).Text.ShouldContain("Miller");
    }

    [Fact]
    public async Task All_that_is_wrong_with_a_request_is_said()
    {
        await using var server = await Desk.Open();
        (await server.As(Role.Administrator).Post("/erasures", new { })).Codes.ShouldBe(["subject-missing", "reason-missing"]);
        (await server.As(Role.Administrator).Post("/erasures", new { subject = "webhook/1", reason = "x" })).Codes.ShouldBe([
            "subject-wrong",
        ]);
    }

    [Fact]
    public async Task Retention_erases_the_words_of_agreements_that_ended_so_long_ago_once()
    {
        await using var server = await Spoken();
        (
            await server.As(Role.AgreementManager).Post("/agreements/helio/end", new { on = "2026-03-31", reason = "by mutual consent" })
        ).Ok();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("retention:textsDays", "30")]).Build();
        var retention = new Retention(server.Store, new Shelf(server.Store), new FilingRoom(server.Store, server.Clock), settings);
        server.Clock.Now = NodaTime.Instant.FromUtc(2026, 4, 29, 12, 0);
        await server.Services.GetRequiredService<Kept.Server.Work.Scheduler>().RunDue();
        (await retention.Run()).ShouldBeEmpty("29 days");
        server.Clock.Now = NodaTime.Instant.FromUtc(2026, 4, 30, 12, 0);
        (await retention.Run()).ShouldBe(["helio"]);
        (await server.As(Role.Administrator).Get("/agreements/helio/comments")).Text.ShouldNotContain("Miller");
        (await server.As(Role.Administrator).Get("/journal?kind=text.erased")).Ok()["items/0/fact/cause"].ShouldBe("retention");
        var before = await server.Store.LastSequence();
        server.Clock.Now = NodaTime.Instant.FromUtc(2026, 5, 30, 12, 0);
        (await retention.Run()).ShouldBeEmpty();
        (await server.Store.LastSequence()).ShouldBe(before);
    }

    /// <summary>A desk where somebody called Miller is spoken of, and February is stated.</summary>
    private static async Task<RunningServer> Spoken()
    {
        var server = await Desk.Open();
        (
            await server
                .Requester()
                .Post(
                    "/agreements/helio/tickets",
                    new
                    {
                        number = "1",
                        subject = "The arm of Miller",
                        service = "desk",
                        priority = "normal",
                    }
                )
        ).Ok();
        (await server.Agent().Post("/agreements/helio/tickets/1/replies", new { text = "Miller, is it the left one?" })).Ok();
        (await server.As(Role.Signatory, Desk.Customer).Post("/agreements/helio/comments", new { text = "Miller says no" })).Ok();
        (await server.As(Role.Finance).Post("/agreements/helio/statements", new { period = "2026-02" })).Ok();
        return server;
    }
}
