using System.Net;
using System.Net.Mail;

namespace Kept.Server.Mail;

/// <summary>Mail by SMTP, each letter over a connection of its own.</summary>
public sealed class SmtpMailer(MailSettings settings, ILogger<SmtpMailer> logger) : IMailer
{
    private const int TimeoutMilliseconds = 20_000;

    public bool CanSend => true;

    public async Task<bool> Send(Letter letter, CancellationToken cancel = default)
    {
        try
        {
            using var client = Client();
            using var message = new MailMessage(settings.From, letter.To, letter.Subject, letter.Text);
            await client.SendMailAsync(message, cancel).WaitAsync(TimeSpan.FromMilliseconds(TimeoutMilliseconds), cancel);
            return true;
        }
        catch (Exception trouble) when (trouble is SmtpException or TimeoutException or FormatException)
        {
            // The exception itself may name the address, so only its kind is logged.
            logger.NotSent(settings.Host, (trouble as SmtpException)?.StatusCode.ToString() ?? trouble.GetType().Name);
            return false;
        }
    }

    private SmtpClient Client() =>
        new(settings.Host, settings.Port)
        {
            EnableSsl = settings.Tls,
            Credentials = settings.User is null ? null : new NetworkCredential(settings.User, settings.Password),
        };
}

internal static partial class MailLog
{
    [LoggerMessage(1020, LogLevel.Error, "A mail could not be handed over to {Host}: {Trouble}")]
    public static partial void NotSent(this ILogger logger, string host, string trouble);
}
