using System.Globalization;

namespace Kept.Server.Mail;

/// <summary>Where mail is handed over (<c>mail:host</c>, <c>port</c>, <c>from</c>, <c>user</c>, <c>password</c>, <c>tls</c>).</summary>
/// <param name="Tls">By STARTTLS, before the password is sent; only to be turned off for a server on the same machine.</param>
public sealed record MailSettings(string Host, int Port, string From, string? User, string? Password, bool Tls)
{
    /// <summary>Null where no host is named: then there is no mail.</summary>
    /// <exception cref="InvalidOperationException">A host is named, but what else it needs is missing.</exception>
    public static MailSettings? Read(IConfiguration configuration, Uri? publicUrl)
    {
        var mail = configuration.GetSection("mail");
        if (mail["host"] is not { Length: > 0 } host)
        {
            return null;
        }

        if (publicUrl is null)
        {
            throw new InvalidOperationException("mail:host needs publicUrl too, the address that links in mails begin with");
        }

        var from = mail["from"] ?? throw new InvalidOperationException("mail:host needs mail:from too, the address that mails come from");
        if (!int.TryParse(mail["port"] ?? "587", NumberStyles.None, CultureInfo.InvariantCulture, out var port) || port is 0 or > 65_535)
        {
            throw new InvalidOperationException($"mail:port is a number from 1 to 65535, not \"{mail["port"]}\"");
        }

        return new MailSettings(host, port, from, mail["user"], mail["password"], mail["tls"] is not "false");
    }
}
