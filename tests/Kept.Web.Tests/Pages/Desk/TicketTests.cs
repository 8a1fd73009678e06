using Kept.Web.Tests.Harness;
using NodaTime;

namespace Kept.Web.Tests.Pages.Desk;

/// <summary>A ticket from its opening to its end, as those who work on it go through the pages.</summary>
public sealed class TicketTests(Chromium chromium)
{
    [Fact]
    public async Task A_ticket_is_opened_targeted_anew_after_a_look_at_it_answered_and_resolved()
    {
        await using var site = await Site.At(Dates.Start);
        await site.Signed();
        await using var ada = await chromium.Visitor(site, Look.Desktop);
        await ada.SignIn("ada@kept.example");
        await ada.Open("/tickets/new?customer=castor");
        await ada.Sees("Covered");
        await ada.Fill("Subject", "The arm does not move");
        await ada.Choose("Priority", "normal");
        await ada.Press("Show what this does");
        await ada.Sees("Promises that would begin");
        // 10:00 in Berlin on a Monday, four covered hours: 14:00.
        await ada.Sees("3 Mar 2031, 14:00");
        await ada.Press("Open the ticket");
        ada.Page.Url.ShouldEndWith("/agreements/castor-desk/tickets/T-1");
        await ada.Look();

        await ada.Page.GetByText("Change priority, service, team …").ClickAsync();
        await ada.Choose("Priority", "urgent");
        await ada.Page.Locator("#act-change button[name=_preview]").ClickAsync();
        await ada.Page.Locator(".preview").WaitForAsync();
        // Before: 14:00; urgent is due within half an hour: 10:30.
        (await ada.Page.Locator(".preview").InnerTextAsync()).ShouldContain("14:00");
        (await ada.Page.Locator(".preview").InnerTextAsync()).ShouldContain("10:30");
        await ada.Look();
        await ada.Press("Change");
        await ada.Sees("3 Mar 2031, 10:30");

        await site.Pass(Duration.FromMinutes(10));
        await ada.Page.Locator("#reply textarea").FillAsync("We are on our way.");
        await ada.Press("Send");
        await ada.Sees("We are on our way.");
        await ada.Page.Locator("#act-resolution summary").ClickAsync();
        await ada.Press("Resolve");
        await ada.Sees("Resolved");
        site.Log.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_script_a_ticket_can_be_answered_and_paused()
    {
        await using var site = await Site.At(Dates.Start);
        var (_, owner) = await site.Signed();
        await owner.Post(
            "agreements/castor-desk/tickets",
            new
            {
                subject = "The arm does not move",
                service = "desk",
                priority = "normal",
            }
        );
        await using var ada = await chromium.Visitor(site, Look.Phone, withScript: false);
        await ada.SignInWithoutScript("ada@kept.example");
        await ada.Page.GotoAsync("/agreements/castor-desk/tickets/T-1");
        await ada.Page.Locator("#reply textarea").FillAsync("We are on our way.");
        await ada.Page.Locator("#reply .btn-primary").ClickAsync();
        await ada.Page.GetByText("We are on our way.").WaitForAsync();
        await ada.Page.Locator("#act-pause summary").ClickAsync();
        await ada.Page.Locator("#act-pause .btn-primary").ClickAsync();
        await ada.Page.GetByText("waiting on customer").First.WaitForAsync();
        await ada.Sees("Resume");
    }

    [Fact]
    public async Task A_note_is_not_for_the_customer()
    {
        await using var site = await Site.At(Dates.Start);
        var (manager, owner) = await site.Signed();
        await owner.Post(
            "agreements/castor-desk/tickets",
            new
            {
                subject = "The arm does not move",
                service = "desk",
                priority = "normal",
            }
        );
        await manager.Post("agreements/castor-desk/tickets/T-1/notes", new { text = "It is the fuse again" });
        await using var nora = await chromium.Visitor(site, Look.PhoneDark);
        await nora.SignIn("nora@castor.example");
        await nora.Open("/agreements/castor-desk/tickets/T-1");
        (await nora.Text()).ShouldNotContain("fuse");
        (await nora.Text()).ShouldNotContain("Pause");
        await nora.Page.Locator("#reply textarea").FillAsync("It still does not move.");
        await nora.Press("Send");
        await nora.Sees("It still does not move.");
    }

    [Fact]
    public async Task Filters_stand_in_the_address_and_apply_by_themselves()
    {
        await using var site = await Site.At(Dates.Start);
        var (_, owner) = await site.Signed();
        await owner.Post(
            "agreements/castor-desk/tickets",
            new
            {
                subject = "The arm does not move",
                service = "desk",
                priority = "normal",
            }
        );
        await owner.Post(
            "agreements/castor-desk/tickets",
            new
            {
                subject = "The belt is too slow",
                service = "desk",
                priority = "urgent",
            }
        );
        await using var ada = await chromium.Visitor(site, Look.Desktop);
        await ada.SignIn("ada@kept.example");
        await ada.Open("/tickets?priority=urgent");
        await ada.Sees("The belt is too slow");
        (await ada.Text()).ShouldNotContain("The arm does not move");
        await ada.Fill("Priority", "");
        await ada.Page.GetByText("The arm does not move").WaitForAsync();
        ada.Page.Url.ShouldNotContain("priority");
    }
}
