using Kept.Web.Tests.Harness;
using Microsoft.Playwright;

namespace Kept.Web.Tests.Hosting;

/// <summary>A fact that is filed somewhere shows on pages that are open elsewhere, by itself.</summary>
public sealed class LiveTests(Chromium chromium)
{
    [Fact]
    public async Task A_ticket_that_somebody_opens_shows_by_itself()
    {
        await using var site = await Site.At(Dates.Start);
        var (manager, owner) = await site.Signed();
        await using var ada = await chromium.Visitor(site, Look.Desktop);
        await ada.SignIn("ada@kept.example");
        await ada.Open("/tickets");
        await ada.Page.Locator("[data-live=on]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });

        await owner.Post(
            "agreements/castor-desk/tickets",
            new
            {
                subject = "The arm does not move",
                service = "desk",
                priority = "normal",
            }
        );
        await ada.Page.GetByText("The arm does not move").WaitForAsync();
        await ada.Look();
        manager.Dispose();
    }

    [Fact]
    public async Task Without_script_it_shows_on_reload()
    {
        await using var site = await Site.At(Dates.Start);
        var (_, owner) = await site.Signed();
        await using var ada = await chromium.Visitor(site, Look.Desktop, withScript: false);
        await ada.SignInWithoutScript("ada@kept.example");
        await ada.Page.GotoAsync("/tickets");
        await owner.Post(
            "agreements/castor-desk/tickets",
            new
            {
                subject = "The arm does not move",
                service = "desk",
                priority = "normal",
            }
        );
        await ada.Page.ReloadAsync();
        await ada.Sees("The arm does not move");
    }
}
