using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using Kept.Server.Rights;
using Kept.Server.Tests.Accounts;
using Kept.Server.Tests.Harness;
using Kept.Store.Sqlite;
using Microsoft.Data.Sqlite;
using NodaTime;
using NodaTime.Text;

namespace Kept.Server.Tests.Journal;

/// <summary>A hundred thousand facts in one request: all or none, every problem with its line, and again changes nothing.</summary>
public sealed class BulkTests
{
    private const int Facts = 100_000;

    private static readonly Instant Start = Instant.FromUtc(2026, 1, 1, 0, 0);

    [Fact]
    public async Task A_hundred_thousand_facts_go_in_once_and_the_same_file_again_changes_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("kept-bulk-").FullName;
        await using (
            var server = await RunningServer.Start(Instant.FromUtc(2026, 1, 1, 9, 0), new SqliteStore(Path.Combine(folder, "kept.db")))
        )
        {
            await Harness.Signed.Agreement(server, Desk.Id, Desk.Text, Desk.Customer);
            server.Clock.Now = Instant.FromUtc(2026, 4, 1, 9, 0);
            var csv = Csv(Facts);
            var watch = Stopwatch.StartNew();
            (await server.Agent().Post("/agreements/helio/evidence", csv, "text/csv")).Ok()["facts"].ShouldBe($"{Facts}");
            var (took, last) = (watch.Elapsed, await server.Store.LastSequence());
            (await server.Agent().Post("/agreements/helio/evidence", csv, "text/csv")).Ok()["facts"].ShouldBe($"{Facts}");
            (await server.Store.LastSequence()).ShouldBe(last);
            last.ShouldBeGreaterThan(Facts);
            TestContext.Current.SendDiagnosticMessage("{0} facts filed in {1}", Facts, took);
            took.ShouldBeLessThan(TimeSpan.FromMinutes(2));
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
    }

    [Fact]
    public async Task One_wrong_line_keeps_all_out_and_every_problem_has_its_line()
    {
        await using var server = await Desk.Open(Instant.FromUtc(2026, 4, 1, 9, 0));
        var lines = Csv(Facts / 10).Split('\n');
        lines[500] = lines[500].Replace("portal", "nowhere", StringComparison.Ordinal);
        lines[9000] = lines[9000].Replace("2026-", "26-", StringComparison.Ordinal);
        var before = await server.Store.LastSequence();
        var refused = (await server.Agent().Post("/agreements/helio/evidence", string.Join('\n', lines), "text/csv")).Must(
            HttpStatusCode.UnprocessableEntity
        );
        var places = refused
            .Json.GetProperty("problems")
            .EnumerateArray()
            .Select(p => p.GetProperty("at").GetString()!.Split(':')[1])
            .Distinct()
            .Order(StringComparer.Ordinal);
        places.ShouldBe(["501", "9001"]);
        (await server.Store.LastSequence()).ShouldBe(before);
    }

    [Fact]
    public async Task A_larger_request_than_the_server_takes_is_said_to_be()
    {
        var (server, ada) = await Running.WithAdministrator("--limits:bodyBytes=20000", "--work=off");
        await using (server)
        {
            using var agent = await server.Program(await server.Account(Role.Agent));
            using var content = new StringContent(Csv(1000), Encoding.UTF8, "text/csv");
            using var response = await agent.Client.PostAsync(new Uri(server.Address, "/api/v1/agreements/a/evidence"), content);
            response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
            (await response.Content.ReadAsStringAsync()).ShouldContain("too-large");
            ada.Dispose();
        }
    }

    /// <summary>An outage of some seconds each minute.</summary>
    private static string Csv(int facts)
    {
        var csv = new StringBuilder("id,kind,service,from,until\n");
        for (var i = 0; i < facts; i++)
        {
            var from = Start + Duration.FromMinutes(i);
            csv.Append(
                CultureInfo.InvariantCulture,
                $"o{i},outage,portal,{InstantPattern.ExtendedIso.Format(from)},{InstantPattern.ExtendedIso.Format(from + Duration.FromSeconds(5))}\n"
            );
        }

        return csv.ToString();
    }
}
