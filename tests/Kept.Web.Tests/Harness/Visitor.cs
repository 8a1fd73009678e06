using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Kept.Web.Tests.Harness;

/// <summary>Somebody with a browser, whose console and accessibility are watched on every page that they open.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private static readonly AxeRunOptions All = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
    };

    /// <summary>What can differ between looks of one page: the same markup is held to all rules in the others.</summary>
    private static readonly AxeRunOptions OfLooks = new()
    {
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "target-size", "link-in-text-block"] },
    };

    private readonly IBrowserContext _context;
    private readonly Look _look;
    private readonly List<string> _console = [];
    private (string Email, string Password)? _signedInAs;

    public Visitor(IBrowserContext context, IPage page, Look look)
    {
        (_context, Page, _look) = (context, page, look);
        page.Console += (_, message) => Note(message.Type is "error" or "warning" ? message.Text : null);
        page.PageError += (_, error) => Note(error);
    }

    public IPage Page { get; }

    public async Task SignIn(string email, string password = Site.Password)
    {
        await Page.GotoAsync("/sign-in");
        await Enter(email, password);
    }

    private async Task Enter(string email, string password)
    {
        _signedInAs = (email, password);
        await Page.Locator("input[name=email]").FillAsync(email);
        await Page.Locator("input[name=password]").FillAsync(password);
        await Pressed(Page.Locator("main button.btn-primary"));
        Page.Url.ShouldNotContain("sign-in", Case.Insensitive, await Text());
    }

    public async Task SignInWithoutScript(string email)
    {
        await Page.GotoAsync("/sign-in");
        await Page.Locator("input[name=email]").FillAsync(email);
        await Page.Locator("input[name=password]").FillAsync(Site.Password);
        await Page.Locator("main button.btn-primary").ClickAsync();
        await Page.WaitForURLAsync(url => !url.Contains("sign-in", StringComparison.Ordinal));
    }

    /// <summary>Presses it and waits until the page that it leads to is there.</summary>
    public async Task Pressed(ILocator button)
    {
        await Page.EvaluateAsync("window.before = true");
        await button.ClickAsync();
        _console.RemoveAll(l => l.Contains("the server responded with a status of 4", StringComparison.Ordinal));
        await Page.WaitForFunctionAsync("() => !window.before && document.readyState === 'complete'");
    }

    /// <summary>Opens a page, which must be there, and looks at it.</summary>
    public async Task Open(string address, bool look = true)
    {
        var response = await Page.GotoAsync(address);
        if (Page.Url.Contains("/sign-in?", StringComparison.Ordinal) && _signedInAs is { } who)
        {
            // Where a test lets days pass, the session has run out, as it is to.
            await Enter(who.Email, who.Password);
        }

        response!.Status.ShouldBe(200, $"{address} as {_look}");
        if (look)
        {
            await Look();
        }
    }

    /// <summary>The page as it stands now: accessible (axe, A and AA), nothing in the console, nothing wider than the screen.</summary>
    public async Task Look()
    {
        var where = $"{Page.Url} as {_look}";
        var width = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        width.ShouldBeLessThanOrEqualTo(_look.Width, $"{where} is wider than the screen");
        var found = await Page.RunAxe(_look.IsHeldToAll ? All : OfLooks);
        var said = found.Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {v.Help}\n    {n.Html}")).ToArray();
        said.ShouldBeEmpty($"{where}\n{string.Join('\n', said)}");
        _console.ShouldBeEmpty($"console of {where}");
    }

    /// <summary>Presses what has this name, and waits for the page that comes.</summary>
    public async Task Press(string name)
    {
        await Pressed(Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true }).First);
    }

    /// <summary>Follows the first link of this name, and waits for the page that comes.</summary>
    public async Task Follow(string name) =>
        await Pressed(Page.Locator("#main").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = name, Exact = true }).First);

    /// <summary>Writes into a text that the editor may have taken over.</summary>
    public async Task Write(string field, string text)
    {
        var editor = Page.Locator(".cm-content");
        if (await editor.CountAsync() == 0)
        {
            await Page.Locator(field).FillAsync(text);
            return;
        }

        await editor.First.ClickAsync();
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.InsertTextAsync(text);

        // What the browser itself styles when all is written over is refused by the policy, as it is to be, and said.
        _console.RemoveAll(l => l.Contains("Applying inline style", StringComparison.Ordinal));
    }

    public async Task Fill(string label, string value) =>
        await Page.GetByLabel(label, new PageGetByLabelOptions { Exact = true }).First.FillAsync(value);

    public async Task Choose(string label, string value) =>
        await Page.GetByLabel(label, new PageGetByLabelOptions { Exact = true }).First.SelectOptionAsync(new[] { value });

    /// <summary>What can be read on the page.</summary>
    public async Task<string> Text() => await Page.Locator("body").InnerTextAsync();

    public async Task Sees(string text)
    {
        var all = await Text();
        all.Contains(text, StringComparison.OrdinalIgnoreCase).ShouldBeTrue($"“{text}” is not on {Page.Url}, which says:\n{all}");
    }

    /// <summary>A refused form answers 4xx, which the browser writes into the console: that is meant.</summary>
    public void Forgive() => _console.Clear();

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Note(string? line)
    {
        if (line is not null)
        {
            _console.Add($"{Page.Url}: {line}");
        }
    }
}
