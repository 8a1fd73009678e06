using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Kept.Server;
using Kept.Server.Demo;
using Kept.Store;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kept.Bench;

/// <summary>
/// How long the server takes for a page, from the request to the last byte, over HTTP on 127.0.0.1, and how large it is when compressed. A
/// browser's cookies and a session as anybody has them.
/// </summary>
internal static partial class PagesBench
{
    private const int Times = 60;

    private static readonly string[] OfProvider =
    [
        "/",
        "/tickets",
        "/tickets?state=all",
        "/services",
        "/agreements",
        "/agreements/northwind-care",
        "/agreements/northwind-care/standing",
        "/agreements/northwind-care/levels/hosting%20availability",
        "/agreements/nord-hosting/timeline",
        "/agreements/willow-care/draft",
        "/outages",
        "/calendar",
        "/credits",
        "/credits/claimable",
        "/statements",
        "/customers/northwind",
        "/journal",
        "/settings/accounts",
        "/search?q=northwind",
        "/help/rulings",
    ];

    private static readonly string[] OfCustomer = ["/", "/agreements/northwind-care", "/services", "/credits/claimable", "/statements"];

    public static IEnumerable<Row> Run()
    {
        Demo().GetAwaiter().GetResult();
        yield break;
    }

    private static async Task Demo()
    {
        await using var app = KeptServer.Build(
            ["--urls", "http://127.0.0.1:0", "--store", "memory", "--limits:apiPerActor", "100000000"],
            b => b.Logging.ClearProviders()
        );
        await app.Services.GetRequiredService<IStore>().Open();
        await DemoSeed.Fill(app.Services, _ => { });
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Console.WriteLine("\nThe demo's data, as the administrator of the provider");
        await FirstLoad(address);
        await Of(address, DemoCast.Admin.Email, DemoCast.Password, OfProvider);
        Console.WriteLine("As the owner of a customer");
        await Of(address, DemoCast.Northwind.Email, DemoCast.Password, OfCustomer);
        await app.StopAsync();
    }

    /// <summary>Signs in as a person and measures pages one after the other.</summary>
    public static async Task Of(string address, string email, string password, IEnumerable<string> pages)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        await SignIn(http, email, password);
        var medians = new List<double>();
        foreach (var page in pages)
        {
            medians.Add(await One(http, page));
        }

        Console.WriteLine($"  {"all pages, the median of their medians", -72} {medians.Order().ElementAt(medians.Count / 2), 8:N1} ms");
    }

    /// <summary>What a browser loads at the first page: the page itself, styles, scripts and icons.</summary>
    public static async Task FirstLoad(string address)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(address) };
        var page = await http.GetStringAsync("/sign-in");
        http.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        var bytes = (await http.GetByteArrayAsync("/sign-in")).Length;
        foreach (var asset in Asset().Matches(page).Select(m => m.Value.Split('#')[0]).Distinct())
        {
            bytes += (await http.GetByteArrayAsync(asset)).Length;
        }

        Console.WriteLine($"  {"first load: page, styles, scripts and icons, compressed", -72} {bytes / 1000.0, 8:N1} kB");
    }

    private static async Task<double> One(HttpClient http, string page)
    {
        var times = new List<double>();
        var size = 0;
        for (var n = 0; n < Times; n++)
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await http.GetAsync(page);
            size = (await response.Content.ReadAsByteArrayAsync()).Length;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new InvalidOperationException($"{page}: {response.StatusCode}");
            }
        }

        var sorted = times.Skip(5).Order().ToArray();
        var (median, late) = (sorted[sorted.Length / 2], sorted[^2]);
        Console.WriteLine($"  {page, -72} {median, 8:N1} ms p50 {late, 8:N1} ms p96 {size / 1000.0, 7:N1} kB");
        return median;
    }

    private static async Task SignIn(HttpClient http, string email, string password)
    {
        http.DefaultRequestHeaders.Remove("Accept-Encoding");
        var page = await http.GetStringAsync("/sign-in");
        http.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["email"] = email,
                ["password"] = password,
                ["antiforgery"] = page.Split("name=\"antiforgery\" value=\"")[1].Split('"')[0],
                ["_then"] = "/",
            }
        );
        using var response = await http.PostAsync("/do/post/session", form);
        if (response.StatusCode != HttpStatusCode.SeeOther)
        {
            throw new InvalidOperationException($"sign-in: {response.StatusCode}");
        }
    }

    [GeneratedRegex("/assets/[^\"]+")]
    private static partial Regex Asset();
}
