using Kept.Web.Tests.Harness;
using Microsoft.Playwright;

namespace Kept.Web.Tests.Layout;

/// <summary>Everything by keyboard alone, and the short ways for who is here all day.</summary>
public sealed class KeyboardTests(Chromium chromium, DemoSite demo)
{
    [Fact]
    public async Task Keys_lead_to_the_search_to_rows_and_to_places()
    {
        await using var agent = await chromium.Visitor(await demo.Site, Look.Desktop);
        await agent.SignIn("agent@allora.example", DemoSite.Password);
        await agent.Open("/tickets?state=all", look: false);
        await agent.Page.Keyboard.PressAsync("j");
        await Focus(agent, "[data-row]");
        await agent.Page.Keyboard.PressAsync("/");
        await Focus(agent, "[data-search]");
        await agent.Page.Keyboard.TypeAsync("northwind");
        await agent.Page.Keyboard.PressAsync("Enter");
        await agent.Page.WaitForURLAsync("**/search?q=northwind");
        await agent.Page.Keyboard.PressAsync("?");
        (await agent.Page.Locator("dialog#keys[open]").CountAsync()).ShouldBe(1);
        await agent.Look();
        await agent.Page.Keyboard.PressAsync("Escape");
        await agent.Page.Keyboard.PressAsync("g");
        await agent.Page.Keyboard.PressAsync("a");
        await agent.Page.WaitForURLAsync("**/agreements");
    }

    [Fact]
    public async Task The_first_stop_skips_to_the_content()
    {
        await using var agent = await chromium.Visitor(await demo.Site, Look.Phone);
        await agent.SignIn("agent@allora.example", DemoSite.Password);
        await agent.Open("/tickets", look: false);
        await agent.Page.Keyboard.PressAsync("Tab");
        await Focus(agent, ".skip-link");
        await agent.Page.Keyboard.PressAsync("Enter");
        await Focus(agent, "#main");
    }

    private static async Task Focus(Visitor visitor, string selector) =>
        await visitor
            .Page.Locator($"{selector}:focus")
            .First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
}
