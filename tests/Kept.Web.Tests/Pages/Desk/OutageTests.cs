using Kept.Web.Tests.Harness;
using NodaTime;

namespace Kept.Web.Tests.Pages.Desk;

/// <summary>Outages and maintenance, and the timelines that show them.</summary>
public sealed class OutageTests(Chromium chromium)
{
    private const string Words = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";

    [Fact]
    public async Task An_outage_is_recorded_after_a_look_at_what_it_does_and_shows_in_the_timeline()
    {
        await using var site = await Site.At(Dates.Start);
        await site.Signed("castor-hosting", "hosting");
        await site.Pass(Duration.FromHours(8));
        await using var ada = await chromium.Visitor(site, Look.Desktop);
        await ada.SignIn("ada@kept.example");
        await ada.Open("/outages/new?agreement=castor-hosting");
        await ada.Fill("Since when", "2031-03-03T11:00");
        await ada.Fill("Until when", "2031-03-03T15:00");
        await ada.Press("Show what this does");
        await ada.Sees("Before");
        await ada.Sees("Missed");
        await ada.Press("Record an outage");
        await ada.Sees("Levels that it hits");
        await ada.Sees("4 h");
        await ada.Look();
        await ada.Open("/agreements/castor-hosting/timeline?from=2031-03-01");
        await ada.Sees("= 240 min");
        await ada.Page.Locator(".band-target").First.ClickAsync();
        await ada.Page.WaitForURLAsync("**/outages/**");
        site.Log.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_customer_reports_downtime_and_says_when_it_has_ended()
    {
        await using var site = await Site.At(Dates.Start);
        await site.Signed("castor-hosting", "hosting");
        await using var nora = await chromium.Visitor(site, Look.Phone);
        await nora.SignIn("nora@castor.example");
        await nora.Open("/outages/new?agreement=castor-hosting");
        await nora.Press("Report downtime");
        await nora.Sees("goes on");
        await nora.Look();
        await site.Pass(Duration.FromMinutes(20));
        await nora.Press("It has ended");
        await nora.Sees("20 min");
    }

    [Fact]
    public async Task Maintenance_is_announced_in_time_and_the_customer_approves_it()
    {
        await using var site = await Site.At(Dates.Start);
        await site.Signed("castor-hosting", "hosting");
        await using var ada = await chromium.Visitor(site, Look.Desktop);
        await ada.SignIn("ada@kept.example");
        await ada.Open("/maintenance/new?agreement=castor-hosting");
        await ada.Fill("From", "2031-03-23T03:00");
        await ada.Fill("Until", "2031-03-23T04:00");
        await ada.Press("Is it in time?");
        await ada.Sees("Leaves the measurement");
        await ada.Press("Announce maintenance");
        var address = new Uri(ada.Page.Url).PathAndQuery;
        await using var nora = await chromium.Visitor(site, Look.PhoneDark);
        await nora.SignIn("nora@castor.example");
        await nora.Open(address);
        await nora.Press("Approve");
        await nora.Sees("Approved");
        await nora.Look();
        await nora.Open("/calendar?month=2031-03");
        await nora.Sees("Maintenance");
    }

    [Theory]
    [InlineData("phone-light")]
    [InlineData("desktop-dark")]
    public async Task Forty_outages_and_very_long_words_do_not_break_a_page(string look)
    {
        await using var site = await Site.At(Dates.Start);
        var (manager, owner) = await site.Signed("castor-hosting", "hosting");
        await site.Pass(Duration.FromDays(25));
        foreach (var i in Enumerable.Range(0, 40))
        {
            var from = Dates.Start + Duration.FromHours(14 * i) + Duration.FromMinutes(i % 7);
            var note = new
            {
                service = "web",
                from = $"{from}",
                until = $"{from + Duration.FromMinutes(3 + i * 2)}",
                cause = Words,
                note = Words + Words,
            };
            await manager.Post("agreements/castor-hosting/outages", note);
        }

        await owner.Post(
            "agreements/castor-hosting/tickets",
            new { subject = string.Concat(Enumerable.Repeat(Words, 6)), text = Words + Words }
        );
        await using var ada = await chromium.Visitor(site, Look.Of(look));
        await ada.SignIn("ada@kept.example");
        foreach (
            var page in (string[])
                [
                    "/outages",
                    "/services",
                    "/agreements/castor-hosting/timeline?from=2031-03-01",
                    "/calendar?month=2031-03",
                    "/tickets",
                    "/agreements/castor-hosting/tickets/T-1",
                ]
        )
        {
            await ada.Open(page);
        }
    }
}
