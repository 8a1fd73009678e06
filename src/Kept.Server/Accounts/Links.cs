using Kept.Server.Mail;

namespace Kept.Server.Accounts;

/// <summary>Links with a secret, and the letters that carry them.</summary>
public sealed class Links(ServerSettings settings, IMailer mailer)
{
    /// <summary>Whether a link was mailed; if not, the link itself, to be handed over in another way.</summary>
    public sealed record Sent(bool Mailed, string? Link);

    public bool CanMail => mailer.CanSend;

    /// <summary>
    /// Mails a link, or gives it back where it could not be mailed. Without a public address the link begins with that of the request;
    /// then there is no mail (<see cref="MailSettings.Read"/>), so that a forged one reaches nobody but who forged it.
    /// </summary>
    public async Task<Sent> Send(string to, LinkKind kind, string secret, HttpRequest? request)
    {
        var link = Of(kind, secret, request);
        var mailed = mailer.CanSend && await mailer.Send(new Letter(to, Subject(kind), Text(kind, link)));
        return new Sent(mailed, mailed ? null : link);
    }

    /// <summary>The secret is in the query: it is not logged, and no page passes it on (no referrer).</summary>
    public string Of(LinkKind kind, string secret, HttpRequest? request)
    {
        var start = settings.PublicUrl?.ToString() ?? (request is null ? ServerSettings.DefaultUrls : $"{request.Scheme}://{request.Host}");
        return $"{start.TrimEnd('/')}/{Page(kind)}?secret={secret}";
    }

    private static string Page(LinkKind kind) =>
        kind switch
        {
            LinkKind.Invitation => "invitation",
            LinkKind.PasswordReset => "password-reset",
        };

    private static string Subject(LinkKind kind) =>
        kind switch
        {
            LinkKind.Invitation => "Invitation to Kept",
            LinkKind.PasswordReset => "A new password for Kept",
        };

    private static string Text(LinkKind kind, string link) =>
        kind switch
        {
            LinkKind.Invitation => $"""
                You are invited to Kept, where service agreements and what becomes of them can be read.

                To make your account, open this link within {Invitation.Lasts.Days} days. It works once:
                {link}

                If you do not know what this is about, leave it be.
                """,
            LinkKind.PasswordReset => $"""
                Somebody, probably you, asked for a new password for your account at Kept.

                To choose one, open this link within the hour. It works once:
                {link}

                If it was not you, leave it be: your password stays as it is.
                """,
        };
}

public enum LinkKind
{
    Invitation,
    PasswordReset,
}
