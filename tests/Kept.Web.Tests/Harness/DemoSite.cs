[assembly: AssemblyFixture(typeof(Kept.Web.Tests.Harness.DemoSite))]

namespace Kept.Web.Tests.Harness;

/// <summary>A site with the demo's life, for tests that only look at it. Made once, when the first asks for it.</summary>
public sealed class DemoSite : IAsyncDisposable
{
    public const string Password = "kept demo password";

    private readonly Lazy<Task<Site>> _site = new(Harness.Site.WithDemo);

    public Task<Site> Site => _site.Value;

    public async ValueTask DisposeAsync()
    {
        if (_site.IsValueCreated)
        {
            await (await _site.Value).DisposeAsync();
        }
    }
}
