using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Kept.Web.Tests.Harness.Chromium))]

namespace Kept.Web.Tests.Harness;

/// <summary>A real browser, one for all tests. Each reader has a context of her own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not { } program)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = program,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            }
        );
    }

    /// <summary>Somebody with a browser. Skips the test where there is none on this machine.</summary>
    public async Task<Visitor> Visitor(Site site, Look look, bool withScript = true)
    {
        Assert.SkipWhen(_browser is null, "no Chromium on this machine: sudo apt-get install chromium");
        var context = await _browser!.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = site.Address,
                ViewportSize = new ViewportSize { Width = look.Width, Height = look.Height },
                ColorScheme = look.IsDark ? ColorScheme.Dark : ColorScheme.Light,
                Locale = look.Locale,
                TimezoneId = "Europe/Rome",
                JavaScriptEnabled = withScript,
            }
        );
        context.SetDefaultTimeout(30_000);
        return new Visitor(context, await context.NewPageAsync(), look);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}

/// <summary>How somebody looks at pages.</summary>
public sealed record Look(string Name, int Width, int Height, bool IsDark, string Locale = "en-GB")
{
    public static readonly Look Desktop = new("desktop-light", 1280, 800, false);
    public static readonly Look DesktopDark = new("desktop-dark", 1280, 800, true);
    public static readonly Look Phone = new("phone-light", 375, 812, false);
    public static readonly Look PhoneDark = new("phone-dark", 375, 812, true);

    /// <summary>Two of the four looks are held to every rule; in the others only what colours and widths change.</summary>
    public bool IsHeldToAll => this == Desktop || IsDark && Width < 500 || Locale != "en-GB";

    public static readonly Look[] All = [Desktop, DesktopDark, Phone, PhoneDark];

    public static TheoryData<string> Names => [.. All.Select(l => l.Name)];

    public static Look Of(string name) => All.Single(l => l.Name == name);

    public override string ToString() => Name;
}
