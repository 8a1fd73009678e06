using Microsoft.EntityFrameworkCore;

namespace Kept.Server.Accounts;

/// <summary>
/// The way to the first administrator: a code that only who reads the server's output knows, so that a stranger on the network cannot be
/// first. It is in the database, so that all nodes and the next start ask for the same, and goes once it was used.
/// </summary>
public sealed class Setup(AccountsContext context, AccountBook accounts, SetupState state)
{
    private const string Name = "setupCode";

    /// <summary>The code to print; null: there is an administrator already.</summary>
    public async Task<string?> Begin(CancellationToken cancel)
    {
        if (await accounts.HasAdministrator(cancel))
        {
            state.Done();
            return null;
        }

        // Of several nodes that start at once, one is first and the others print its code.
        var code = Secret.Spoken(4);
        await context.Database.ExecuteSqlAsync(
            $"""INSERT INTO account_values ("Name", "Value") VALUES ({Name}, {code}) ON CONFLICT DO NOTHING""",
            cancel
        );
        return (await Stored(cancel))?.Value;
    }

    public async Task<bool> Fits(string code, CancellationToken cancel) =>
        await Stored(cancel) is { } stored && Secret.Same(stored.Value, code.Trim().ToLowerInvariant());

    /// <summary>There is an administrator: the code is worth nothing from now on.</summary>
    public async Task End()
    {
        await context.Values.Where(v => v.Name == Name).ExecuteDeleteAsync(CancellationToken.None);
        state.Done();
    }

    private Task<StoredValue?> Stored(CancellationToken cancel) =>
        context.Values.AsNoTracking().SingleOrDefaultAsync(v => v.Name == Name, cancel);
}

/// <summary>Opens the accounts before the first request, and prints the setup code where there is no administrator.</summary>
internal sealed class AccountsOpening(IServiceScopeFactory scopes, IConfiguration configuration, ILogger<AccountsOpening> logger)
    : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await AccountsSchema.Open(scope.ServiceProvider.GetRequiredService<AccountsContext>(), cancellationToken);
        if (await scope.ServiceProvider.GetRequiredService<Setup>().Begin(cancellationToken) is { } code)
        {
            logger.SetupPending(code);
        }

        await Recover(scope.ServiceProvider);
    }

    /// <summary>The way back in where nobody is left who could help: whoever starts the server may set any account's password.</summary>
    private async Task Recover(IServiceProvider of)
    {
        if (configuration["recover"] is not { Length: > 0 } email)
        {
            return;
        }

        if (await of.GetRequiredService<AccountBook>().FindByEmailAsync(email) is not { IsDisabled: false } account)
        {
            throw new InvalidOperationException("recover: there is no account with this e-mail that can sign in");
        }

        var secret = await of.GetRequiredService<PasswordResets>().Make(account);
        await of.GetRequiredService<Audit>().Note("system", AuditKind.PasswordResetAsked, ("account", account.Id), ("by", "recover"));
        logger.Recovery(of.GetRequiredService<Links>().Of(LinkKind.PasswordReset, secret, null));
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

internal static partial class SetupLog
{
    [LoggerMessage(1010, LogLevel.Warning, "There is no administrator yet. Open /setup and make the first one with the setup code {Code}")]
    public static partial void SetupPending(this ILogger logger, string code);

    [LoggerMessage(1011, LogLevel.Warning, "A new password, within the hour and once: {Link}")]
    public static partial void Recovery(this ILogger logger, string link);
}
