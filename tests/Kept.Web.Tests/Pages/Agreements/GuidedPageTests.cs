using Kept.Server.Rights;
using Kept.Web.Tests.Harness;

namespace Kept.Web.Tests.Pages.Agreements;

/// <summary>Drafting by the form, there and back, with script and without.</summary>
public sealed class GuidedPageTests(Chromium chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_form_makes_a_draft_and_opens_it_again(bool withScript)
    {
        await using var site = await Site.At(Dates.Start);
        await using var marco = await chromium.Visitor(site, Look.Desktop, withScript);
        var email = await site.Account(Role.AgreementManager, "Marco Ruiz");
        await (withScript ? marco.SignIn(email) : marco.SignInWithoutScript(email));
        await marco.Page.GotoAsync("/agreements/new/guided");
        await Set(marco, "title", "Hosting Agreement");
        await Set(marco, "id", "bakery-hosting");
        await Set(marco, "provider.name", "Allora Consulting");
        await Set(marco, "customer.name", "Bakery");
        await Set(marco, "starts", "2031-04-01");
        await Set(marco, "service[0].price", "500.00");
        await marco.Page.Locator("button[value=add-step-0]").ClickAsync();
        await Set(marco, "level[0].step[1].beyond", "99.0%");
        await Set(marco, "level[0].step[1].give", "25%");
        await marco.Page.Locator("button[value=add-level-response]").ClickAsync();
        await Set(marco, "level[1].name", "first answer");
        await Set(marco, "level[1].service", "hosting");
        await Set(marco, "level[1].target", "4 hours");
        await marco.Page.Locator(".guided-actions button[value=terms]").ClickAsync();
        await marco.Page.Locator("#result").WaitForAsync();
        if (withScript)
        {
            await marco.Look();
        }

        await marco.Page.Locator("#make button.btn-primary").ClickAsync();
        await marco.Page.WaitForURLAsync("**/agreements/bakery-hosting/draft");
        await marco.Page.GotoAsync("/agreements/bakery-hosting/guided");
        (await marco.Page.Locator("[name='level[0].step[1].give']").InputValueAsync()).ShouldBe("25%");
        (await marco.Page.Locator("[name='level[1].target']").InputValueAsync()).ShouldBe("4 hours");
        (await marco.Page.Locator("[name=title]").InputValueAsync()).ShouldBe("Hosting Agreement");
        site.Log.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_more_than_the_form_can_say_leads_to_the_editor()
    {
        await using var site = await Site.At(Dates.Start);
        var manager = await site.Caller(Role.Administrator, "Ada Marsh");
        await manager.Post("agreements", new { id = "care", template = "managed-it" });
        await using var ada = await chromium.Visitor(site, Look.Phone);
        await ada.SignIn("ada@kept.example");
        await ada.Open("/agreements/care/guided");
        await ada.Sees("more than the form can");
        await ada.Sees("contacts");
    }

    private static Task Set(Visitor visitor, string name, string value) => visitor.Page.Locator($"[name='{name}']").FillAsync(value);
}
