namespace Kept.Server.Mail;

/// <summary>A mail in plain text to one address.</summary>
public sealed record Letter(string To, string Subject, string Text);

/// <summary>The way out for mail.</summary>
public interface IMailer
{
    /// <summary>Whether there is one. Where there is none, a link is shown to the administrator who asked for it.</summary>
    bool CanSend { get; }

    /// <summary>Hands a letter over; false where it was not taken, which is logged without the address.</summary>
    Task<bool> Send(Letter letter, CancellationToken cancel = default);
}

/// <summary>A server without mail.</summary>
public sealed class NoMailer : IMailer
{
    public bool CanSend => false;

    public Task<bool> Send(Letter letter, CancellationToken cancel = default) => Task.FromResult(false);
}
