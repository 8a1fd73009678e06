using System.Net;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using Kept.Shared;
using NodaTime;

namespace Kept.Server.Tests.Evidence;

/// <summary>An agreement with a past comes from files: what was known when is taken over as it is given, signatures on paper too.</summary>
public sealed class TakeOverTests
{
    private static string Sample(string file) => File.ReadAllText(Path.Combine(Repository.Root, "samples", "consultancy", file));

    [Fact]
    public async Task The_sample_of_the_consultancy_gives_on_the_server_what_was_worked_out_by_hand()
    {
        await using var server = await RunningServer.Start(Instant.FromUtc(2026, 5, 1, 7, 0));
        var manager = server.As(Role.AgreementManager);
        (await manager.Post("/customers", new { id = "northwind", name = "Northwind Dental" })).Ok();
        (
            await manager.Post(
                "/agreements",
                new
                {
                    id = "northwind-2026",
                    customer = "northwind",
                    text = Sample("agreement.yaml"),
                }
            )
        ).Ok();
        var hash = (await manager.Post("/agreements/northwind-2026/proposal")).Ok()["hash"];
        string Signed(string party) =>
            $$"""{"id":"paper-{{party}}","kind":"signature","party":"{{party}}","version":"{{hash}}","at":"2026-02-25T10:00:00-08:00"}""";
        var past = string.Join('\n', Sample("evidence.jsonl").TrimEnd(), Signed("provider"), Signed("customer"));

        (await server.As(Role.Agent).Post("/agreements/northwind-2026/evidence?asGiven=true", past, "application/jsonl")).Must(
            HttpStatusCode.Forbidden
        );
        (await manager.Post("/agreements/northwind-2026/evidence?asGiven=true", past, "application/jsonl")).Ok();
        (await manager.Get("/agreements/northwind-2026")).Ok()["stage"].ShouldBe("signed");

        // samples/consultancy/README.md: 120.00 + 90.00 for two late answers, 4.50 for hosting, claimed on 3 April in time.
        var assessed = (await manager.Get("/agreements/northwind-2026/assessment?period=2026-03&asOf=2026-05-01")).Ok();
        assessed["credit/granted"].ShouldBe("214.50");
    }

    [Fact]
    public async Task Without_being_taken_over_a_fact_is_known_from_when_it_was_filed()
    {
        await using var server = await RunningServer.Start(Instant.FromUtc(2026, 5, 1, 7, 0));
        await Harness.Signed.Agreement(server, "northwind-2026", Sample("agreement.yaml"));
        var line =
            """{"id":"o-1","kind":"outage","service":"hosting","from":"2026-03-10T10:10:00-07:00","until":"2026-03-10T18:50:00-07:00","recordedAt":"2026-03-11T00:00:00Z"}""";
        (await server.As(Role.Agent).Post("/agreements/northwind-2026/evidence", line, "application/jsonl")).Ok();
        var manager = server.As(Role.AgreementManager);
        (await manager.Get("/agreements/northwind-2026/credits?period=2026-03&asOf=2026-04-15")).Ok()["items/0"].ShouldBeNull();
        (await manager.Get("/agreements/northwind-2026/credits?period=2026-03&asOf=2026-05-02")).Ok()["items/0/verdict"].ShouldBe("missed");
    }
}
