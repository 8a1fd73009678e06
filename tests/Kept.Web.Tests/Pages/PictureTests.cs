using Kept.Web.Tests.Harness;
using Microsoft.Playwright;

namespace Kept.Web.Tests.Pages;

/// <summary>The pages that the README shows. With <c>KEPT_README_PICTURES</c> set to a folder they are taken anew.</summary>
public sealed class PictureTests(Chromium chromium, DemoSite demo)
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("KEPT_README_PICTURES");

    [Theory]
    [InlineData("dashboard", "admin@allora.example", "/", "desktop-light")]
    [InlineData("ticket", "agent@allora.example", "/tickets > main tbody a[data-row]", "desktop-light")]
    [InlineData("reasons", "manager@allora.example", "/agreements/contoso-saas/standing > main a[href*='/levels/']", "desktop-dark")]
    [InlineData("portal", "owner@northwind.example", "/", "phone-light")]
    [InlineData("agreement", "owner@northwind.example", "/agreements/northwind-care", "phone-dark")]
    public async Task What_the_readme_shows_is_there(string name, string email, string page, string look)
    {
        await using var somebody = await chromium.Visitor(await demo.Site, Look.Of(look));
        await somebody.SignIn(email, DemoSite.Password);
        var (address, link) = page.Split(" > ") is [var a, var l] ? (a, l) : (page, null);
        await somebody.Open(address, look: false);
        if (link is not null)
        {
            await somebody.Pressed(somebody.Page.Locator(link).First);
        }

        await somebody.Look();
        if (Folder is not null)
        {
            await somebody.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, $"{name}.png") });
        }
    }
}
