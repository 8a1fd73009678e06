using Kept.Server.Rights;
using Kept.Web.Tests.Harness;
using NodaTime;

namespace Kept.Web.Tests.Pages.Money;

/// <summary>
/// The template for hosting: 99.8 % of a month, 10 % of 80.00 below it, claimed within 30 days, answered within ten office days; silence
/// accepts. Four hours down in February 2031 (672 h) are 99.40 %, so 8.00.
/// </summary>
public sealed class ClaimTests(Chromium chromium)
{
    private const string Line = "/agreements/castor-site/line?level=website%20uptime&days=2031-02-01/2031-03-01";

    [Fact]
    public async Task What_can_be_claimed_is_claimed_with_one_press_and_accepted_after_a_look_at_what_that_grants()
    {
        await using var site = await Missed();
        await using var nora = await chromium.Visitor(site, Look.Phone);
        await nora.SignIn("nora@castor.example");
        await nora.Open("/credits/claimable");
        await nora.Sees("website uptime");
        await nora.Pressed(nora.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Claim the credit of website uptime" }));
        await nora.Sees("Claimed now, it would be");
        await nora.Look();
        await nora.Press("File the claim");
        await nora.Sees("waits for an answer");
        await nora.Sees("left");
        await nora.Look();

        await using var ada = await chromium.Visitor(site, Look.Desktop);
        await ada.SignIn("ada@kept.example");
        await ada.Open("/credits/claims");
        await ada.Pressed(ada.Page.Locator("main a[data-row]").First);
        await ada.Press("Show what this does");
        await ada.Sees("What changes");
        await ada.Look();
        await ada.Press("Accept");
        await ada.Sees("The answer is filed");
        await ada.Fill("Number of the credit note or invoice", "CN-1");
        await ada.Press("Record the settlement");
        await ada.Sees("CN-1");
        await ada.Open(Line);
        await ada.Sees("accepted");
        site.Log.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_claim_that_nobody_answers_says_so_and_what_silence_makes_of_it()
    {
        await using var site = await Missed();
        var nora = await site.Caller(Role.Signatory, "Nils Wind", "castor");
        await nora.Post("agreements/castor-site/claims", new { level = "website uptime", period = "2031-02" });
        await site.Pass(Duration.FromDays(20));
        await using var ada = await chromium.Visitor(site, Look.Desktop);
        await ada.SignIn("ada@kept.example");
        await ada.Open("/credits/claims");
        await ada.Pressed(ada.Page.Locator("main a[data-row]").First);
        await ada.Sees("accepted by silence");
        await ada.Sees("passed");
    }

    [Fact]
    public async Task What_is_contested_is_decided_after_a_look_at_what_that_changes()
    {
        await using var site = await Missed();
        await using var nora = await chromium.Visitor(site, Look.Desktop);
        await nora.SignIn("nora@castor.example");
        await nora.Open(Line);
        await nora.Pressed(nora.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Contest this" }));
        await nora.Fill("Contested", "o-1");
        await nora.Fill("Why it is wrong", "It was longer.");
        await nora.Press("File the dispute");
        await nora.Sees("Dispute dispute-1");

        await using var ada = await chromium.Visitor(site, Look.PhoneDark);
        await ada.SignIn("ada@kept.example");
        await ada.Open("/credits/disputes");
        await ada.Pressed(ada.Page.Locator("main a[data-row]").First);
        await ada.Choose("Outcome", "rejected");
        await ada.Press("Show what this does");
        await ada.Look();
        await ada.Press("File the outcome");
        await ada.Sees("rejected");
        site.Log.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_statement_is_looked_at_issued_and_says_how_to_get_its_hash_again()
    {
        await using var site = await Missed();
        await using var ada = await chromium.Visitor(site, Look.Desktop);
        await ada.SignIn("ada@kept.example");
        await ada.Open("/statements/issue?agreement=castor-site&period=2031-02");
        await ada.Sees("What would be stated: Feb 2031");
        await ada.Press("Issue it");
        await ada.Sees("The statement is issued");
        await ada.Sees("kept assess castor-site.yaml --evidence castor-site.jsonl --period 2031-02 --as-of 2031-03-03T09:00:00Z --json");
        await ada.Look();

        // Found a week later that it was down for longer: the statement stays, and the next adjusts it.
        site.Clock!.Now += Duration.FromDays(7);
        using var program = await site.Caller(Role.Administrator, "Ida Marsh");
        await program.Post(
            "agreements/castor-site/corrections",
            new
            {
                of = "o-1",
                reason = "the log",
                replace = new
                {
                    kind = "outage",
                    service = "web",
                    from = "2031-02-10T10:00:00Z",
                    until = "2031-02-11T10:00:00Z",
                },
            }
        );
        await ada.SignIn("ada@kept.example");
        await ada.Open("/statements/issue?agreement=castor-site&period=2031-02");
        await ada.Sees("What this adjusts");
        await ada.Press("Issue it");
        await ada.Sees("--replaces replaced.json");
        await ada.Look();
        site.Log.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_run_shows_what_it_would_state_before_it_states_it()
    {
        await using var site = await Missed();
        await using var ada = await chromium.Visitor(site, Look.Desktop);
        await ada.SignIn("ada@kept.example");
        await ada.Open("/statements/run");
        await ada.Fill("Period", "2031-02");
        await ada.Press("Show what would be stated");
        await ada.Sees("would be issued");
        await ada.Press("Issue the statements of 2031-02");
        await ada.Sees("statement-2031-02-1");
    }

    /// <summary>Signed in January, down in February, and now it is March.</summary>
    private static async Task<Site> Missed()
    {
        var site = await Site.At(Instant.FromUtc(2031, 1, 2, 9, 0));
        var (manager, _) = await site.Signed("castor-site", "hosting");
        site.Clock!.Now = Dates.Start;
        await manager.Post(
            "agreements/castor-site/evidence",
            new
            {
                id = "o-1",
                kind = "outage",
                service = "web",
                from = "2031-02-10T10:00:00Z",
                until = "2031-02-10T14:00:00Z",
            }
        );
        await site.Pass(Duration.Zero);
        return site;
    }
}
