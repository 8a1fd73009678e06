using Kept.Web.Tests.Harness;
using Microsoft.Playwright;

namespace Kept.Web.Tests.Pages;

/// <summary>
/// Every page with the demo's life, as provider and as customer, at a desk and on a phone, light and dark: accessible, nothing in the
/// console, nothing wider than the screen. With <c>KEPT_PICTURES</c> set to a folder, what is seen is kept there.
/// </summary>
public sealed class EveryPageTests(Chromium chromium, DemoSite demo)
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("KEPT_PICTURES");

    private static readonly string[] OfProvider =
    [
        "/",
        "/tickets",
        "/tickets?state=all",
        "/tickets/new",
        "/tickets/new?customer=orchard",
        "/agreements/castor-support/tickets/T-108",
        "/services",
        "/agreements/lumen-calls/timeline?from=2026-03-01",
        "/outages",
        "/outages/new?agreement=contoso-saas",
        "/agreements/lumen-calls/outages/o-1",
        "/maintenance",
        "/maintenance/new?agreement=northwind-care",
        "/calendar",
        "/search?q=northwind",
        "/agreements",
        "/agreements/northwind-care",
        "/agreements/northwind-care/standing",
        "/agreements/castor-support/levels/first%20answer",
        "/agreements/harbour-lines/levels/uptime",
        "/agreements/contoso-saas/versions",
        "/agreements/northwind-care/dates",
        "/agreements/northwind-care/backing",
        "/agreements/meridian-line/members",
        "/agreements/northwind-care/evidence",
        "/agreements/northwind-care/comments",
        "/agreements/northwind-care/amend",
        "/agreements/northwind-care/notice",
        "/agreements/northwind-care/renew",
        "/agreements/contoso-saas/terminate",
        "/agreements/northwind-care/assign",
        "/agreements/northwind-care/end",
        "/agreements/willow-care/sign",
        "/agreements/willow-care/propose",
        "/agreements/willow-care/draft",
        "/agreements/willow-care/guided",
        "/agreements/new",
        "/agreements/new/guided",
        "/customers",
        "/customers/northwind",
        "/credits",
        "/credits?state=accepted&month=2026-01",
        "/credits/claimable",
        "/credits/claims",
        "/credits/disputes",
        "/agreements/nord-hosting/claims/claim-1",
        "/agreements/nord-hosting/claims/new",
        "/agreements/nord-hosting/disputes/dispute-1",
        "/agreements/nord-hosting/disputes/new",
        "/agreements/nord-hosting/elections/new",
        "/statements",
        "/statements/issue",
        "/statements/run",
        "/journal",
        "/journal/verification?run=1",
        "/journal/heads",
        "/journal/export",
        "/settings",
        "/settings/accounts",
        "/settings/accounts/00000000000000000000000000000003",
        "/settings/invitations",
        "/settings/mail",
        "/settings/webhooks",
        "/settings/mappings",
        "/settings/mappings/new?name=zammad",
        "/settings/holidays",
        "/settings/erasure",
        "/account",
        "/account/codes",
        "/account/passkeys",
        "/account/sessions",
        "/account/tokens",
        "/help",
        "/help/rulings",
        "/help/how-to/desk",
        "/help/rights",
        "/help?words=claim",
    ];

    private static readonly string[] OfCustomer =
    [
        "/",
        "/tickets",
        "/tickets/new",
        "/services",
        "/agreements/northwind-care/timeline",
        "/outages",
        "/outages/new",
        "/maintenance",
        "/maintenance/new?agreement=northwind-care",
        "/calendar",
        "/agreements",
        "/agreements/northwind-care",
        "/agreements/northwind-care/standing",
        "/agreements/northwind-care/levels/hosting%20availability",
        "/agreements/northwind-care/evidence",
        "/agreements/northwind-care/comments",
        "/agreements/northwind-care/notice",
        "/credits",
        "/credits/claimable",
        "/credits/claims",
        "/credits/disputes",
        "/statements",
        "/agreements/northwind-care/claims/new",
        "/agreements/northwind-care/disputes/new",
        "/settings",
        "/settings/holidays",
        "/account",
        "/help",
    ];

    public static TheoryData<string> Looks => Look.Names;

    [Theory]
    [MemberData(nameof(Looks))]
    public Task The_providers_pages_are_well_made(string look) => Walk("admin@allora.example", OfProvider, Look.Of(look), "provider");

    [Theory]
    [MemberData(nameof(Looks))]
    public Task The_customers_pages_are_well_made(string look) => Walk("owner@northwind.example", OfCustomer, Look.Of(look), "customer");

    [Theory]
    [InlineData("/tickets")]
    [InlineData("/")]
    public async Task In_german_too(string page)
    {
        await using var somebody = await chromium.Visitor(await demo.Site, Look.Phone with { Locale = "de-DE" });
        await somebody.SignIn("admin@allora.example", DemoSite.Password);
        await somebody.Open(page);
        (await somebody.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("de");
    }

    private async Task Walk(string email, string[] pages, Look look, string side)
    {
        var site = await demo.Site;
        await using var somebody = await chromium.Visitor(site, look);
        await somebody.SignIn(email, DemoSite.Password);
        var troubles = new List<string>();
        foreach (var page in pages)
        {
            try
            {
                await somebody.Open(page);
            }
            catch (Exception trouble) when (trouble is not OutOfMemoryException)
            {
                troubles.Add($"{page}: {trouble.Message}");
                somebody.Forgive();
            }

            await Keep(somebody.Page, $"{side}{Name(page)}", look);
        }

        troubles.ShouldBeEmpty(string.Join("\n\n", troubles));
        site.Log.All.ShouldBeEmpty();
    }

    private static async Task Keep(IPage page, string name, Look look)
    {
        if (Pictures is not null)
        {
            var path = Path.Combine(Pictures, look.Name, $"{name}.png");
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = true });
        }
    }

    private static string Name(string page) =>
        page == "/" ? "-home" : string.Concat(page.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).TrimEnd('-');
}
