using System.Net;
using Kept.Server.Rights;
using Kept.Server.Tests.Accounts;

namespace Kept.Server.Tests.Work;

/// <summary>Who must act is written to in time, and can subscribe to a calendar.</summary>
public sealed class ReminderTests
{
    [Fact]
    public async Task Sixty_days_before_the_last_day_for_a_notice_both_sides_get_a_mail_once()
    {
        using var box = new MailBox();
        var (server, ada) = await Running.WithAdministrator(box.Settings);
        await using var _ = server;
        var owner = await Signed(server, ada);

        // The last day for a notice is 29 January 2027, over at 08:00 UTC on the 30th; sixty days before is 1 December 08:00.
        server.Time.Pass(new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero) - server.Time.GetUtcNow());
        var mails = new List<(string To, string Text)>();
        while (mails.Count(m => m.Text.Contains("in 60 days: the last day for a notice")) < 2)
        {
            mails.Add(await box.Next());
        }

        var reminders = mails.Where(m => m.Text.Contains("in 60 days: the last day for a notice")).ToArray();
        reminders.Select(m => m.To).Order().ShouldBe(["ada@kept.example", "owner@northwind.example"]);
        reminders.ShouldAllBe(m => m.Text.Contains("https://kept.example/agreements/care"));
        await Task.Delay(600);
        box.Mails.Count(m => m.Text.Contains("in 60 days: the last day for a notice")).ShouldBe(0);
        owner.Dispose();
    }

    [Fact]
    public async Task A_calendar_has_the_deadlines_of_whose_it_is_until_its_token_is_revoked()
    {
        var (server, ada) = await Running.WithAdministrator();
        await using var _ = server;
        using var owner = await Signed(server, ada);
        var made = (await owner.Post("calendars", new { name = "telephone" }).Ok()).Json!;
        using var program = new HttpClient { BaseAddress = server.Address };
        for (var tries = 0; ; tries++)
        {
            var text = await program.GetStringAsync((string)made["path"]!);
            text.ShouldStartWith("BEGIN:VCALENDAR");
            if (text.Contains("SUMMARY:care: the last day for a notice", StringComparison.Ordinal))
            {
                break;
            }

            tries.ShouldBeLessThan(50);
            await Task.Delay(100);
        }

        await owner.Delete($"tokens/{made["token"]}").Ok();
        (await program.GetAsync((string)made["path"]!)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>An agreement in force, and its customer's owner, signed in.</summary>
    private static async Task<Visitor> Signed(Running server, Visitor ada)
    {
        await ada.Post("customers", new { id = "northwind", name = "Northwind" }).Ok();
        await ada.Post(
                "agreements",
                new
                {
                    id = "care",
                    customer = "northwind",
                    template = "managed-it",
                }
            )
            .Ok();
        var hash = (string)(await ada.Post("agreements/care/proposal", new { }).Ok()).Json!["hash"]!;
        await ada.Post("agreements/care/signatures/provider", new { hash, name = "Ada" }).Ok();
        var account = await server.Account(Role.Signatory, "northwind", "owner@northwind.example");
        var owner = server.Visitor();
        await owner.SignIn(account.Email!, Running.Password).Ok();
        await owner.Post("agreements/care/signatures/customer", new { hash, name = "Nora" }).Ok();
        return owner;
    }
}
