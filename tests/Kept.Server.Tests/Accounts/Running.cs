using System.Collections.Concurrent;
using System.Net.Http.Headers;
using Kept.Server.Accounts;
using Kept.Server.Rights;
using Kept.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kept.Server.Tests.Accounts;

/// <summary>The whole server on a port of its own, with accounts in SQLite in memory, a clock of the test's, and its log.</summary>
public sealed class Running : IAsyncDisposable
{
    public const string Password = "four plain words here";

    private Running(WebApplication app, ManualTime time, Lines log) => (App, Time, Log) = (app, time, log);

    public WebApplication App { get; }

    public ManualTime Time { get; }

    public Lines Log { get; }

    public Uri Address { get; private init; } = null!;

    public string Origin => Address.ToString().TrimEnd('/');

    public IStore Store => App.Services.GetRequiredService<IStore>();

    /// <summary>The code that the log tells the operator.</summary>
    public string SetupCode => Log.All.Select(l => l.Split("setup code ")).Single(p => p.Length == 2)[1];

    public static Task<Running> Start(params string[] settings) => Start(new ManualTime(), settings);

    public static async Task<Running> Start(ManualTime time, params string[] settings)
    {
        var log = new Lines();
        string[] args =
        [
            "--store=memory",
            "--urls=http://127.0.0.1:0",
            "--limits:signInPerAddress=1000",
            "--limits:signInPerAccount=1000",
            .. settings,
        ];
        var app = KeptServer.Build(
            args,
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(time);
                builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1000);
                builder.Logging.ClearProviders().AddProvider(log);
            }
        );
        await Begin(app);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new Running(app, time, log) { Address = new Uri(address) };
    }

    private static async Task Begin(WebApplication app)
    {
        try
        {
            await app.Services.GetRequiredService<IStore>().Open();
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    /// <summary>A running server with its first administrator, and a client signed in as that.</summary>
    public static async Task<(Running Server, Visitor Administrator)> WithAdministrator(params string[] settings)
    {
        var server = await Start(settings);
        return (server, await server.Administrator());
    }

    /// <summary>Makes the first administrator and signs in as that.</summary>
    public async Task<Visitor> Administrator()
    {
        var visitor = Visitor();
        var wish = new
        {
            setupCode = SetupCode,
            name = "Ada Admin",
            email = "ada@kept.example",
            password = Password,
        };
        await visitor.Post("setup", wish).Ok();
        await visitor.SignIn("ada@kept.example", Password);
        return visitor;
    }

    /// <summary>Somebody with a browser: cookies are kept.</summary>
    public Visitor Visitor() => new(Address);

    /// <summary>An account made behind the server's back, for tests about something else.</summary>
    public async Task<Account> Account(Role role, string? customer = null, string? email = null)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var making = scope.ServiceProvider.GetRequiredService<AccountMaking>();
        var address = email ?? $"{role}@{customer ?? "kept"}.example".ToLowerInvariant();
        var wish = new NewAccount($"{role} of {customer ?? "Kept"}", address, role, customer);
        var (account, problems) = await making.Make(wish, Password, "system");
        return account ?? throw new InvalidOperationException(string.Join('\n', problems));
    }

    /// <summary>A program with a token of an account.</summary>
    public async Task<Visitor> Program(Account account, params Permission[] scopes)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var tokens = scope.ServiceProvider.GetRequiredService<Tokens>();
        var (_, secret) = await tokens.Make(account.Id, new Tokens.Wish("test", scopes.Length == 0 ? null : scopes, null));
        var visitor = Visitor();
        visitor.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return visitor;
    }

    /// <summary>Waits for a line of the log: some are written when the answer is already on its way.</summary>
    public async Task Logged(string part)
    {
        for (var i = 0; i < 100 && !Log.All.Any(l => l.Contains(part, StringComparison.Ordinal)); i++)
        {
            await Task.Delay(50);
        }

        Log.All.ShouldContain(l => l.Contains(part, StringComparison.Ordinal));
    }

    public async Task<IReadOnlyList<Entry>> Audit(string? kind = null) =>
        await Store.Read("audit").Where(e => kind is null || e.Kind == kind).ToListAsync();

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
    }

    /// <summary>What the server logged.</summary>
    public sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public IReadOnlyList<string> All => [.. _lines];

        public ILogger CreateLogger(string categoryName) => this;

        public void Dispose() { }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => _lines.Enqueue(formatter(state, exception) + exception);
    }
}
