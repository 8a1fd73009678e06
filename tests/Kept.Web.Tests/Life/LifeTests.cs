using Kept.Server.Rights;
using Kept.Web.Tests.Harness;
using NodaTime;

namespace Kept.Web.Tests.Life;

/// <summary>The life of an agreement from its draft to the notice that ends it, as provider and customer do it, in every look.</summary>
public sealed class LifeTests(Chromium chromium)
{
    private const string Agreement = "/agreements/bakery-site";

    public static TheoryData<string> Looks => ["desktop-light"];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task An_agreement_lives(string name)
    {
        var look = Look.Of(name);
        await using var site = await Site.At(Dates.Start);
        await site.Account(Role.Administrator, "Ada Marsh");
        await site.Account(Role.Signatory, "Nora Wind", "bakery");
        await using var ada = await chromium.Visitor(site, look);
        await using var nora = await chromium.Visitor(site, look);
        await ada.SignIn("ada@kept.example");
        await nora.SignIn("nora@bakery.example");

        await Draft(ada);
        await Propose(ada, nora);
        await Sign(ada, nora);
        await Breach(site, ada, nora);
        await Outage(site, ada);
        await Claim(site, nora);
        await Silence(site, nora);
        await State(ada, nora);
        await Correct(ada);
        await Adjust(ada, nora);
        await Amend(ada, nora);
        await Renew(site, ada);
        await Notice(nora);
        site.Log.All.ShouldBeEmpty();
    }

    private static async Task Draft(Visitor ada)
    {
        await ada.Open("/customers");
        await ada.Fill("Name", "Market Street Bakery");
        await ada.Fill("Id", "bakery");
        await ada.Press("Register");
        await ada.Sees("bakery");
        await ada.Open("/agreements/new");
        await ada.Page.GetByText("hosting", new() { Exact = true }).ClickAsync();
        await ada.Page.Locator("#template input[name=id]").FillAsync("bakery-site");
        await ada.Page.Locator("#template select[name=customer]").SelectOptionAsync("bakery");
        await ada.Press("Draft from this template");

        // The template's term begins years ago, and its examples are about that year.
        var text = await ada.Page.Locator("#draft-text").InputValueAsync();
        text = text[..text.IndexOf("examples:", StringComparison.Ordinal)];
        await ada.Write("#draft-text", text.Replace("starts: 2026-01-01", "starts: 2031-03-01", StringComparison.Ordinal));
        await ada.Press("Save");
        await ada.Sees("The draft is saved");
        await ada.Look();
    }

    private static async Task Propose(Visitor ada, Visitor nora)
    {
        await ada.Follow("Propose");
        await ada.Look();
        await ada.Pressed(ada.Page.Locator("main form button.btn-primary"));
        await ada.Sees("proposed");

        await nora.Open("/agreements");
        await nora.Follow("Hosting Agreement");
        await nora.Look();
        await nora.Follow("Comments");
        await nora.Fill("Your comment", "Could maintenance begin after eleven at night?");
        await nora.Pressed(nora.Page.Locator("main form:has(textarea[name=text]) button.btn-primary"));
        await nora.Sees("after eleven at night");
        await ada.Open($"{Agreement}/comments");
        await ada.Sees("after eleven at night");
    }

    private static async Task Sign(Visitor ada, Visitor nora)
    {
        await nora.Open($"{Agreement}/sign");
        await nora.Page.Locator("#sign-customer [name=name]").FillAsync("Nora Wind");
        await nora.Pressed(nora.Page.Locator("#sign-customer button.btn-primary"));
        await ada.Open($"{Agreement}/sign");
        await ada.Page.Locator("#sign-provider [name=name]").FillAsync("Ada Marsh");
        await ada.Pressed(ada.Page.Locator("#sign-provider button.btn-primary"));
        await ada.Sees("Signed");
        await ada.Look();
    }

    /// <summary>Opened on Tuesday at 10:00 in Amsterdam, answered at 15:00: five hours of the office, and four are promised.</summary>
    private static async Task Breach(Site site, Visitor ada, Visitor nora)
    {
        await site.Pass(Duration.FromHours(24));
        await nora.Open("/tickets/new");
        await nora.Fill("Subject", "The shop shows an empty page");
        await nora.Choose("Service", "web");
        await nora.Press("Show what this does");
        await nora.Sees("4 Mar 2031, 14:00");
        await nora.Press("Open the ticket");
        await nora.Look();
        await site.Pass(Duration.FromHours(5));
        await ada.Open("/tickets");
        await ada.Follow("T-1");
        await ada.Fill("Words", "We are looking into it.");
        await ada.Press("Show what this does");
        await ada.Look();
        await ada.Press("Send");
        await ada.Sees("Missed");
        await ada.Look();
    }

    /// <summary>Four hours down on 10 March. March has 743 hours, since the clocks go forward: 739 ÷ 743 = 99.46 %, and 99.8 are promised.</summary>
    private static async Task Outage(Site site, Visitor ada)
    {
        await site.Pass(Duration.FromDays(7));
        await ada.Open("/outages/new?agreement=bakery-site");
        await ada.Page.Locator("#outage select[name=service]").SelectOptionAsync("web");
        await ada.Page.Locator("#outage [name^='from:time']").FillAsync("2031-03-10T10:00");
        await ada.Page.Locator("#outage [name^='until:time']").FillAsync("2031-03-10T14:00");
        await ada.Press("Show what this does");
        await ada.Look();
        await ada.Pressed(ada.Page.Locator("#outage button.btn-primary"));
        await ada.Look();
        await ada.Open($"{Agreement}/timeline?from=2031-03-01&until=2031-04-01");
        await ada.Sees("4 h");
    }

    /// <summary>Between 99.0 and 99.8 %: 10 % of 80.00 are 8.00, for who claims them within thirty days of the month.</summary>
    private static async Task Claim(Site site, Visitor nora)
    {
        await site.Pass(Duration.FromDays(23));
        await nora.Open("/credits/claimable");
        await nora.Sees("8.00");
        await nora.Pressed(nora.Page.Locator("main a[href*='claims/new']").First);
        await nora.Press("Show what this does");
        await nora.Look();
        await nora.Pressed(nora.Page.Locator("#claim button.btn-primary"));
        await nora.Sees("The provider's time to answer runs");
        await nora.Look();
    }

    /// <summary>Ten days of the office without an answer: the claim is accepted.</summary>
    private static async Task Silence(Site site, Visitor nora)
    {
        await site.Pass(Duration.FromDays(24));
        await nora.Open(nora.Page.Url);
        await nora.Sees("accepted by silence");
        await nora.Look();
    }

    private static async Task State(Visitor ada, Visitor nora)
    {
        await ada.Open("/statements/issue?agreement=bakery-site&period=2031-03");
        await ada.Sees("8.00");
        await ada.Pressed(ada.Page.Locator("#issue button.btn-primary"));
        await ada.Look();
        await nora.Open("/statements");
        await nora.Pressed(nora.Page.Locator("main tbody a[data-row]").First);
        await nora.Sees("kept assess bakery-site.yaml");
        await nora.Look();
    }

    /// <summary>The shop came back at 20:00, not at 14:00: ten hours down, 733 ÷ 743 = 98.65 %, and 30 % of 80.00 are 24.00.</summary>
    private static async Task Correct(Visitor ada)
    {
        await ada.Open("/outages?agreement=bakery-site");
        await ada.Pressed(ada.Page.Locator("main tbody a[data-row]").First);
        await ada.Page.Locator("details:has(#correct) > summary").ClickAsync();
        await ada.Page.Locator("#correct [name*='until']").FillAsync("2031-03-10T20:00");
        await ada.Page.Locator("#correct [name=reason]").FillAsync("The shop came back only in the evening.");
        await ada.Pressed(ada.Page.Locator("#correct button[name=_preview]"));
        await ada.Sees("24.00");
        await ada.Pressed(ada.Page.Locator("#correct button.btn-primary"));
        await ada.Look();
    }

    /// <summary>24.00 less the 8.00 that were stated.</summary>
    private static async Task Adjust(Visitor ada, Visitor nora)
    {
        await ada.Open("/statements/issue?agreement=bakery-site&period=2031-03");
        await ada.Sees("16.00");
        await ada.Pressed(ada.Page.Locator("#issue button.btn-primary"));
        await nora.Open($"/statements");
        await nora.Pressed(nora.Page.Locator("main tbody a[data-row]").First);
        await nora.Sees("16.00");
        await nora.Look();
    }

    private static async Task Amend(Visitor ada, Visitor nora)
    {
        await ada.Open($"{Agreement}/amend");
        await ada.Page.Locator("#amend [name=effective]").FillAsync("2031-06-01");
        await ada.Write("#amend-text", "serviceLevels:\n  website uptime:\n    target: at least 99.9%\n");
        await ada.Press("Show what this does");
        await ada.Sees("99.9");
        await ada.Look();
        await ada.Pressed(ada.Page.Locator("#amend button.btn-primary"));
        await ada.Look();
        foreach (var (who, name, party) in new[] { (ada, "Ada Marsh", "provider"), (nora, "Nora Wind", "customer") })
        {
            await who.Open($"{Agreement}/sign");
            await who.Page.Locator($"#sign-{party} [name=name]").FillAsync(name);
            await who.Pressed(who.Page.Locator($"#sign-{party} button.btn-primary"));
        }

        await nora.Open($"{Agreement}/versions");
        await nora.Sees("99.9");
    }

    /// <summary>Nobody gave notice by the end of January: on 1 March 2032 the term begins anew, until the end of February 2033.</summary>
    private static async Task Renew(Site site, Visitor ada)
    {
        await site.Pass(Duration.FromDays(320));
        await ada.Open($"{Agreement}/dates");
        await ada.Sees("2033");
    }

    private static async Task Notice(Visitor nora)
    {
        await nora.Open($"{Agreement}/notice");
        await nora.Press("Show what this does");
        await nora.Sees("in time");
        await nora.Look();
        await nora.Pressed(nora.Page.Locator("#notice button.btn-danger"));
        await nora.Look();
        await nora.Open($"{Agreement}/dates");
        await nora.Look();
    }
}
