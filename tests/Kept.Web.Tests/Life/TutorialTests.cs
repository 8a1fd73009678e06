using System.Text.RegularExpressions;
using Kept.Shared;
using Kept.Web.Tests.Harness;

namespace Kept.Web.Tests.Life;

/// <summary>What docs/web.md says to do is done, step by step.</summary>
public sealed partial class TutorialTests(Chromium chromium)
{
    [Theory]
    [InlineData("desktop-light")]
    [InlineData("phone-dark")]
    public async Task The_first_ten_minutes_go_as_they_are_written(string look)
    {
        await using var site = await Site.WithDemo();
        await using var visitor = await chromium.Visitor(site, Look.Of(look));
        var steps = Steps()
            .Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "web.md")))
            .Select(m => m.Groups[1].Value)
            .ToArray();
        steps.Length.ShouldBeGreaterThan(25);
        foreach (var (step, number) in steps.Select((s, n) => (s, n + 1)))
        {
            try
            {
                await Do(visitor, step);
            }
            catch (Exception trouble) when (trouble is not OutOfMemoryException)
            {
                throw new InvalidOperationException($"step {number}, {step}: {trouble.Message}", trouble);
            }
        }

        site.Log.All.ShouldBeEmpty();
    }

    private static async Task Do(Visitor visitor, string step)
    {
        var quoted = Quoted().Matches(step).Select(m => m.Groups[1].Value).ToArray();
        var page = visitor.Page;
        await (
            step.Split(' ') switch
            {
                ["sign", "in", "as", var email] => SignIn(visitor, email),
                ["open", var address] => visitor.Open(address),
                ["see", ..] => visitor.Sees(quoted[0]),
                ["press", ..] => visitor.Press(quoted[0]),
                ["write", ..] => visitor.Fill(quoted[1], quoted[0]),
                ["follow", "the", "first", "row"] => visitor.Pressed(page.Locator("main tbody a[data-row]").First),
                ["follow", "the", "first", "claim"] => visitor.Pressed(page.Locator("main a[href*='claims/new']").First),
                ["follow", ..] => visitor.Follow(quoted[0]),
                _ => throw new InvalidOperationException("nobody knows how to do that"),
            }
        );
    }

    private static async Task SignIn(Visitor visitor, string email)
    {
        await visitor.Page.Context.ClearCookiesAsync();
        await visitor.SignIn(email, DemoSite.Password);
    }

    [GeneratedRegex("^- `([^`]+)`", RegexOptions.Multiline)]
    private static partial Regex Steps();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();
}
