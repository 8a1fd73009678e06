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
        await nora.Press("Say it");
        await nora.Sees("after eleven at night");
        await ada.Open($"{Agreement}/comments");
        await ada.Sees("after eleven at night");
    }

    private static async Task Sign(Visitor ada, Visitor nora)
    {
        await nora.Open($"{Agreement}/sign");
        await nora.Fill("Your name", "Nora Wind");
        await nora.Pressed(nora.Page.Locator("#sign-customer button.btn-primary"));
        await ada.Open($"{Agreement}/sign");
        await ada.Fill("Your name", "Ada Marsh");
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
}
