using System.Threading.Channels;

namespace Kept.Server.Accounts;

/// <summary>
/// People who forgot their password. They are answered at once and alike; whether there is an account is found out afterwards, so that the
/// time of the answer does not tell.
/// </summary>
public sealed class AskedResets(IServiceScopeFactory scopes, ILogger<AskedResets> logger) : BackgroundService
{
    private readonly Channel<string> _emails = Channel.CreateBounded<string>(
        new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Ask(string email) => _emails.Writer.TryWrite(email);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var email in _emails.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await Send(email);
            }
            catch (Exception trouble) when (trouble is not OperationCanceledException)
            {
                logger.ResetFailed(trouble.GetType().Name);
            }
        }
    }

    /// <summary>Without mail nothing is sent, and the journal shows the administrator who asked.</summary>
    private async Task Send(string email)
    {
        await using var scope = scopes.CreateAsyncScope();
        var of = scope.ServiceProvider;
        if (await of.GetRequiredService<AccountBook>().FindByEmailAsync(email) is not { IsDisabled: false } account)
        {
            return;
        }

        await of.GetRequiredService<Audit>().Note("system", AuditKind.PasswordResetAsked, ("account", account.Id));
        var links = of.GetRequiredService<Links>();
        if (links.CanMail)
        {
            var secret = await of.GetRequiredService<PasswordResets>().Make(account);
            await links.Send(account.Email!, LinkKind.PasswordReset, secret, null);
        }
    }
}

internal static partial class ResetLog
{
    [LoggerMessage(1030, LogLevel.Error, "A link for a new password could not be made: {Trouble}")]
    public static partial void ResetFailed(this ILogger logger, string trouble);
}
