using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using Kept.Store;
using Kept.Store.Sqlite;
using Microsoft.Data.Sqlite;

namespace Kept.Server.Tests.Journal;

/// <summary>The journal over HTTP: pages by sequence, where streams end, and whether the chain holds.</summary>
public sealed class JournalApiTests
{
    [Fact]
    public async Task Pages_follow_each_other_to_the_end_and_each_line_is_that_of_an_export()
    {
        await using var server = await Desk.Open();
        var auditor = server.As(Role.Auditor);
        var (lines, after, pages) = (new List<string>(), (string?)"0", 0);
        for (; after is not null; pages++)
        {
            var page = (await auditor.Get($"/journal?after={after}&limit=3")).Ok();
            lines.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(i => i.GetRawText()));
            after = page["next"];
        }

        pages.ShouldBeGreaterThan(1);
        lines.ShouldBe(await server.Store.ReadAll().Select(EntryJson.Line).ToListAsync());
    }

    [Fact]
    public async Task One_stream_and_one_kind_can_be_asked_for()
    {
        await using var server = await Desk.Open();
        var auditor = server.As(Role.Auditor);
        var signed = (await auditor.Get("/journal?kind=signature")).Ok().Json.GetProperty("items");
        signed.EnumerateArray().Select(e => e.GetProperty("stream").GetString()).ShouldBe(["agreement/helio", "agreement/helio"]);
        (await auditor.Get("/journal?kind=agreement.")).Ok().Json.GetProperty("items").GetArrayLength().ShouldBe(2, "drafted and proposed");
        var customer = (await auditor.Get("/journal?stream=customer/castor")).Ok();
        customer.Json.GetProperty("items").GetArrayLength().ShouldBe(1);
        (await auditor.Get("/journal?limit=0")).Must(System.Net.HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Heads_are_a_file_that_can_be_verified_against()
    {
        await using var server = await Desk.Open();
        var heads = (await server.As(Role.Auditor).Get("/journal/heads")).Ok().Text;
        heads.ShouldBe(HeadsJson.Text(await server.Store.Heads()));
    }

    [Fact]
    public async Task The_chain_is_verified_against_the_heads_in_statements_and_a_changed_byte_is_found()
    {
        var folder = Directory.CreateTempSubdirectory("kept-journal-").FullName;
        await using (
            var server = await RunningServer.Start(
                NodaTime.Instant.FromUtc(2026, 1, 1, 9, 0),
                new SqliteStore(Path.Combine(folder, "kept.db"))
            )
        )
        {
            await Signed.Agreement(server, Desk.Id, Desk.Text, Desk.Customer);
            server.Clock.Now = Desk.Monday;
            (await server.As(Role.Finance).Post("/agreements/helio/statements", new { period = "2026-02" })).Ok();
            var held = (await server.As(Role.Auditor).Get("/journal/verification")).Ok();
            (held["holds"], held["handedOut"], held["problems/0"]).ShouldBe(("True", "1", null));

            using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "kept.db")};Pooling=false"))
            {
                connection.Open();
                using var command = connection.CreateCommand();
                command.CommandText = "UPDATE entries SET payload = replace(payload, 'Castor', 'Kastor') WHERE kind = 'agreement.drafted'";
                command.ExecuteNonQuery().ShouldBe(1);
            }

            var broken = (await server.As(Role.Auditor).Get("/journal/verification")).Ok();
            (broken["holds"], broken["problems/0/code"], broken["problems/0/version"]).ShouldBe(("False", ChainFault.Changed, "1"));
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
    }
}
