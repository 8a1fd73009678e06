using System.Diagnostics;
using System.Text;
using Kept.Server;
using Kept.Server.Accounts;
using Kept.Server.Figures;
using Kept.Server.Rights;
using Kept.Shared;
using Kept.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kept.Bench;

/// <summary>
/// The server under load, over HTTP on 127.0.0.1: 2,000 agreements with 50 tickets each, and one with 50,000 members. Everything is filed by
/// its own commands. Prints a table of its own, since the figures are of many kinds.
/// </summary>
public static class ServerBench
{
    private const int Agreements = 2_000;
    private const int TicketsEach = 50;
    private const int Members = 50_000;

    private const string Terms = """
        kept: 1
        agreement: x
        title: Desk
        parties: {provider: {name: Allora}, customer: {name: Customer}}
        currency: EUR
        timeZone: Europe/Amsterdam
        rounding: {to: cent, mode: half away from zero, at: credit line}
        calendars: {office: {hours: Mon-Fri 09:00-17:00, holidays: none}}
        services: {desk: {price: 100.00 per month}}
        serviceLevels:
          answer:
            clause: "1"
            of: desk
            measure: {time: opened to first human reply, clock: office, evidence: tickets complete}
            target: at most 4 hours
            credit: {of: desk fee of the month, give: 5%}
            claim: automatic
            settle: {as: credit, appliesTo: next invoice, cash: never}
        """;

    public static IEnumerable<Row> Run()
    {
        var folder = Directory.CreateTempSubdirectory("kept-bench-").FullName;
        Of("SQLite", Path.Combine(folder, "kept.db")).GetAwaiter().GetResult();
        Directory.Delete(folder, true);
        if (PostgresCluster.One is { } cluster)
        {
            Of("PostgreSQL", cluster.NewDatabase()).GetAwaiter().GetResult();
        }

        yield break;
    }

    private static async Task Of(string name, string store)
    {
        Console.WriteLine($"\n{name}: {Agreements:N0} agreements, {Agreements * TicketsEach:N0} tickets, {Members:N0} members");
        var watch = Stopwatch.StartNew();
        await using var app = Build(store);
        await app.Services.GetRequiredService<IStore>().Open();
        await app.StartAsync();
        using var http = new HttpClient
        {
            BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()),
        };
        await Get(http, "/readyz");
        Say("start to the first answer", watch.Elapsed);

        watch.Restart();
        await Parallel.ForAsync(
            0,
            Agreements,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (n, _) => await Signed(http, $"a{n}", Terms)
        );
        Say($"{Agreements:N0} agreements drafted, checked, proposed and signed", watch.Elapsed);
        watch.Restart();
        await Parallel.ForAsync(
            0,
            Agreements,
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (n, _) => await Post(http, $"/api/v1/agreements/a{n}/evidence", Tickets(n), "application/jsonl")
        );
        Say($"{Agreements * TicketsEach:N0} tickets filed, 50 at a time", watch.Elapsed);
        watch.Restart();
        await Signed(http, "many", Terms);
        await Post(http, "/api/v1/agreements/many/evidence?file=members.csv", MemberFile(), "text/csv");
        Say($"{Members:N0} members filed in one request", watch.Elapsed);
        watch.Restart();
        await app.Services.GetRequiredService<Figuring>().CatchUp();
        Say("all figures made", watch.Elapsed);

        await Quantiles(http, "the queue, 50 tickets", "/api/v1/tickets?limit=50");
        await Quantiles(http, "the queue of one customer", "/api/v1/tickets?limit=50&customer=a7");
        await Quantiles(http, "what comes due", "/api/v1/due?limit=50");
        await Quantiles(http, "the ledger", "/api/v1/credits?limit=50");
        await Quantiles(http, "how levels stand", "/api/v1/standing?limit=50");
        await Quantiles(http, "one ticket with its clocks and reasons", "/api/v1/agreements/a7/tickets/T-7");
        await Quantiles(http, "one agreement's month assessed", "/api/v1/agreements/a7/assessment");
        await Pages(app, http.BaseAddress!.ToString());
        await Appends(http);
        Console.WriteLine($"  {"resident memory afterwards", -60} {Environment.WorkingSet / 1_000_000, 10:N0} MB");
    }

    /// <summary>The pages that people have open all day, on this much.</summary>
    private static async Task Pages(WebApplication app, string address)
    {
        const string password = "four plain words here";
        await using var scope = app.Services.CreateAsyncScope();
        var making = scope.ServiceProvider.GetRequiredService<AccountMaking>();
        await making.Make(new NewAccount("Ada Marsh", "ada@kept.example", Role.Administrator, null), password, "system");
        app.Services.GetRequiredService<SetupState>().Done();
        string[] pages =
        [
            "/",
            "/tickets",
            "/tickets?state=all&breached=true",
            "/tickets?customer=a7",
            "/agreements/a7/tickets/T-7",
            "/agreements",
            "/agreements/a7",
            "/customers",
            "/credits",
            "/services?customer=a7",
            "/search?q=a77",
        ];
        await PagesBench.Of(address, "ada@kept.example", password, pages);
    }

    private static async Task Appends(HttpClient http)
    {
        var watch = Stopwatch.StartNew();
        var filed = 0;
        var until = TimeSpan.FromSeconds(5);
        await Parallel.ForAsync(
            0,
            8,
            async (worker, _) =>
            {
                for (var n = 0; watch.Elapsed < until; n++)
                {
                    await Post(
                        http,
                        $"/api/v1/agreements/a{100 + worker}/tickets",
                        $$"""{"subject":"more","service":"desk"}""",
                        "application/json"
                    );
                    Interlocked.Increment(ref filed);
                }
            }
        );
        Console.WriteLine($"  {"tickets opened a second, 8 callers at once", -60} {filed / watch.Elapsed.TotalSeconds, 10:N0}");
    }

    private static async Task Quantiles(HttpClient http, string what, string path)
    {
        var times = new List<double>();
        for (var i = 0; i < 220; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await Get(http, path);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var sorted = times.Skip(20).Order().ToArray();
        Console.WriteLine($"  {what, -60} {sorted[100], 8:N1} ms p50 {sorted[197], 8:N1} ms p99");
    }

    private static void Say(string what, TimeSpan took) => Console.WriteLine($"  {what, -60} {took.TotalSeconds, 10:N1} s");

    private static async Task Signed(HttpClient http, string id, string text)
    {
        await Post(http, "/api/v1/customers", $$"""{"id":"{{id}}","name":"{{id}}"}""", "application/json");
        await Post(
            http,
            "/api/v1/agreements",
            System.Text.Json.JsonSerializer.Serialize(
                new
                {
                    id,
                    customer = id,
                    text,
                }
            ),
            "application/json"
        );
        var proposed = await Post(http, $"/api/v1/agreements/{id}/proposal", "", "application/json");
        var hash = proposed.Split("\"hash\":\"")[1].Split('"')[0];
        await Post(http, $"/api/v1/agreements/{id}/signatures/provider", $$"""{"hash":"{{hash}}","name":"A"}""", "application/json");
        await Post(
            http,
            $"/api/v1/agreements/{id}/signatures/customer",
            $$"""{"hash":"{{hash}}","name":"B"}""",
            "application/json",
            $"Signatory:{id}"
        );
    }

    private static string Tickets(int agreement)
    {
        var text = new StringBuilder();
        var now = DateTimeOffset.UtcNow;
        for (var n = 1; n <= TicketsEach; n++)
        {
            var opened = now.AddMinutes(-(((agreement * 7) + (n * 11)) % 20_000) - 400);
            text.Append(
                    $$"""{"id":"t{{n}}","kind":"ticket","ticket":"T-{{n}}","event":"opened","at":"{{opened:yyyy-MM-ddTHH:mm:ssZ}}","service":"desk"}"""
                )
                .Append('\n');
            if (n % 5 != 0)
            {
                text.Append(
                        $$"""{"id":"r{{n}}","kind":"ticket","ticket":"T-{{n}}","event":"resolved","side":"provider","at":"{{opened.AddMinutes(200):yyyy-MM-ddTHH:mm:ssZ}}"}"""
                    )
                    .Append('\n');
            }
        }

        return text.ToString();
    }

    private static string MemberFile() =>
        "id,customer,resource,from\n"
        + string.Join('\n', Enumerable.Range(1, Members).Select(n => $"m{n},Customer {n},line-{n},2026-01-01"));

    private static async Task<string> Get(HttpClient http, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await Send(http, request, "Administrator");
    }

    private static async Task<string> Post(HttpClient http, string path, string body, string type, string who = "Administrator")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = body.Length == 0 ? null : new StringContent(body, Encoding.UTF8, type),
        };
        return await Send(http, request, who);
    }

    private static async Task<string> Send(HttpClient http, HttpRequestMessage request, string who)
    {
        request.Headers.Add("X-Bench-Caller", who);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode
            ? text
            : throw new InvalidOperationException($"{request.RequestUri}: {response.StatusCode} {text}");
    }

    private static WebApplication Build(string store) =>
        KeptServer.Build(
            ["--urls", "http://127.0.0.1:0", "--store", store, "--work", "off", "--limits:apiPerActor", "100000000"],
            b =>
            {
                b.Logging.ClearProviders();
                b.Services.AddSingleton<IStartupFilter, SaysWho>();
            }
        );

    /// <summary>The bench says in a header who calls; the server as it is shipped knows no such header.</summary>
    private sealed class SaysWho : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    (context, then) =>
                    {
                        if (context.Request.Headers["X-Bench-Caller"] is [{ } who])
                        {
                            var parts = who.Split(':');
                            context.Features.Set(
                                new Acting($"user/{parts[0]}", Enum.Parse<Role>(parts[0]), parts.Length > 1 ? parts[1] : null)
                            );
                        }

                        return then(context);
                    }
                );
                next(app);
            };
    }
}
