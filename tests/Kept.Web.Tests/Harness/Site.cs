using Kept.Server;
using Kept.Server.Accounts;
using Kept.Server.Demo;
using Kept.Server.Rights;
using Kept.Server.Work;
using Kept.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Kept.Web.Tests.Harness;

/// <summary>The whole server with its pages on a port of its own: real accounts and sessions, everything in memory.</summary>
public sealed class Site : IAsyncDisposable
{
    public const string Password = "four plain words here";

    private readonly WebApplication _app;

    private Site(WebApplication app, Clock? clock) =>
        (_app, Clock, Address) = (
            app,
            clock,
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        );

    public string Address { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Null: the site has the machine's clock.</summary>
    public Clock? Clock { get; }

    /// <summary>Errors that the server logged: there are to be none.</summary>
    public Troubles Log { get; } = new();

    /// <summary>Empty but for accounts, with a clock that the test moves.</summary>
    public static async Task<Site> At(Instant start, params string[] settings)
    {
        var clock = new Clock(start);
        return await Start(clock, ["--store=memory", "--work=off", .. settings]);
    }

    /// <summary>With fourteen months of made-up life up to now.</summary>
    public static async Task<Site> WithDemo()
    {
        var site = await Start(null, ["--store=memory"]);
        await DemoSeed.Fill(site.Services, _ => { });
        return site;
    }

    private static async Task<Site> Start(Clock? clock, string[] settings)
    {
        var log = new Troubles();
        var app = KeptServer.Build(
            ["--urls=http://127.0.0.1:0", "--limits:signInPerAddress=1000", "--limits:signInPerAccount=1000", .. settings],
            builder =>
            {
                if (clock is not null)
                {
                    builder.Services.AddSingleton<TimeProvider>(clock);
                }

                builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);
                builder.Logging.ClearProviders().AddProvider(log);
            }
        );
        await app.Services.GetRequiredService<IStore>().Open();
        await app.StartAsync();
        return new Site(app, clock);
    }

    /// <summary>An account that one can sign in to with <see cref="Password"/>.</summary>
    public async Task<string> Account(Role role, string name, string? customer = null)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var email = $"{name.Split(' ')[0]}@{customer ?? "kept"}.example".ToLowerInvariant();
        var (account, problems) = await scope
            .ServiceProvider.GetRequiredService<AccountMaking>()
            .Make(new NewAccount(name, email, role, customer), Password, "system");
        account.ShouldNotBeNull(string.Join('\n', problems));
        _app.Services.GetRequiredService<SetupState>().Done();
        return email;
    }

    /// <summary>Somebody who uses the API with a token, for what a test is not about.</summary>
    public async Task<Caller> Caller(Role role, string name, string? customer = null)
    {
        var email = await Account(role, name, customer);
        await using var scope = _app.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<AccountBook>().FindByEmailAsync(email);
        var (_, secret) = await scope.ServiceProvider.GetRequiredService<Tokens>().Make(account!.Id, new Tokens.Wish("test", null, null));
        return new Caller(Address, secret);
    }

    /// <summary>Lets time pass, with all that comes due by itself.</summary>
    public async Task Pass(Duration time)
    {
        Clock!.Now += time;
        await Services.GetRequiredService<Scheduler>().RunDue();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
