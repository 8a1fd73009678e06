using Kept.Server.Rights;
using Kept.Web.Tests.Harness;

namespace Kept.Web.Tests.Pages.Agreements;

/// <summary>The life of an agreement as its people live it in the browser.</summary>
public sealed class LifeTests(Chromium chromium)
{
    [Fact]
    public async Task From_a_template_to_both_signatures()
    {
        await using var site = await Site.At(Dates.Start);
        var (manager, owner) = (
            await site.Account(Role.AgreementManager, "Marco Ruiz"),
            await site.Account(Role.Signatory, "Nora Wind", "northwind")
        );
        await using var marco = await chromium.Visitor(site, Look.Desktop);
        await using var nora = await chromium.Visitor(site, Look.Phone);
        await marco.SignIn(manager);
        await nora.SignIn(owner);

        await marco.Open("/agreements");
        await marco.Sees("There is no agreement yet");
        await marco.Open("/customers");
        await marco.Fill("Name", "Northwind Dental");
        await marco.Fill("Id", "northwind");
        await marco.Press("Register");
        marco.Page.Url.ShouldEndWith("/customers/northwind");

        await marco.Open("/agreements/new?customer=northwind");
        await marco.Page.Locator("input[value=managed-it]").CheckAsync();
        await marco.Page.Locator("#template input[name=id]").FillAsync("northwind-care");
        await marco.Press("Draft from this template");
        marco.Page.Url.ShouldEndWith("/agreements/northwind-care/draft");
        await marco.Look();
        (await nora.Page.GotoAsync("/agreements/northwind-care"))!.Status.ShouldBe(404);
        nora.Forgive();

        await marco.Open("/agreements/northwind-care/propose");
        await marco.Press("Propose to Example Dental");
        await nora.Open("/agreements/northwind-care/comments?about=5.1");
        await nora.Fill("Your comment", "Does this hold on Saturdays too?");
        await nora.Press("Comment");
        await nora.Sees("Does this hold on Saturdays too?");
        await marco.Open("/agreements/northwind-care/comments");
        await marco.Sees("Nora Wind");

        await marco.Open("/agreements/northwind-care/sign");
        await marco.Fill("Your full name", "Marco Ruiz");
        await marco.Press("Sign for Example IT");
        await nora.Open("/agreements/northwind-care/sign");
        await nora.Sees("What you sign");
        await nora.Fill("Your full name", "Nora Wind");
        await nora.Press("Sign for Example Dental");
        await nora.Sees("Signed");
        await nora.Open("/agreements/northwind-care/versions");
        await nora.Sees("in force");
        await nora.Look();
        site.Log.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_amendment_is_seen_in_words_before_it_is_proposed_and_signed()
    {
        await using var site = await Site.At(Dates.Start);
        await site.Signed();
        await using var ada = await chromium.Visitor(site, Look.Desktop, withScript: false);
        await ada.SignInWithoutScript("ada@kept.example");
        await ada.Open("/agreements/castor-desk/amend", look: false);
        await ada.Page.Locator("input[name=effective]").FillAsync("2031-07-01");
        await ada.Page.Locator("textarea[name=text]").FillAsync("serviceLevels:\n  answered in time:\n    target: at least 95%\n");
        await ada.Page.Locator("button[name=_preview]").ClickAsync();
        await ada.Sees("95%");
        await ada.Sees("customer gains");
        await ada.Page.Locator("#amend button.btn-primary").ClickAsync();
        ada.Page.Url.ShouldEndWith("/versions");
        await ada.Sees("not in force");
        await ada.Page.GotoAsync("/agreements/castor-desk/sign");
        await ada.Page.Locator("input[name=name]").FillAsync("Ada Marsh");
        await ada.Page.Locator("#sign-provider button").ClickAsync();
        await ada.Sees("A new version waits for signatures: the provider has signed");
        site.Log.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_notice_says_first_whether_it_is_in_time()
    {
        await using var site = await Site.At(Dates.Start);
        await site.Signed();
        await using var nora = await chromium.Visitor(site, Look.Phone);
        await nora.SignIn("nora@castor.example");
        await nora.Open("/agreements/castor-desk/notice");
        (await nora.Page.GetByText("Give notice now").CountAsync()).ShouldBe(0);
        await nora.Press("Show what this does");
        await nora.Sees("in time");
        await nora.Look();
        await nora.Press("Give notice now");
        await nora.Sees("ends on");
        site.Log.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_correction_shows_what_it_does_to_the_figures_and_is_found_at_the_fact()
    {
        await using var site = await Site.At(Dates.Start);
        var (manager, _) = await site.Signed(id: "castor-web", template: "hosting");
        await manager.Post(
            "agreements/castor-web/outages",
            new
            {
                service = "web",
                from = "2031-03-01T10:00:00Z",
                until = "2031-03-01T16:00:00Z",
            }
        );
        await using var ada = await chromium.Visitor(site, Look.Desktop);
        await ada.SignIn("ada@kept.example");
        await ada.Open("/agreements/castor-web/evidence?kind=outage");
        await ada.Pressed(ada.Page.Locator("a[data-row]").First);
        await ada.Page.Locator("summary", new() { HasText = "Correct this fact" }).ClickAsync();
        var content = ada.Page.Locator("#correct textarea");
        await content.FillAsync((await content.InputValueAsync()).Replace("T16:00", "T11:00", StringComparison.Ordinal));
        await ada.Page.Locator("#correct input[name=reason]").FillAsync("the monitor was wrong");
        await ada.Pressed(ada.Page.Locator("#correct button[name=_preview]"));
        await ada.Sees("website uptime");
        await ada.Look();
        await ada.Pressed(ada.Page.Locator("#correct button.btn-primary"));
        await ada.Sees("the monitor was wrong");
        await ada.Sees("As it was first recorded");
        site.Log.All.ShouldBeEmpty();
    }
}
