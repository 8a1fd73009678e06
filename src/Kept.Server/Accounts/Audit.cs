using Kept.Core.Json;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Accounts;

/// <summary>
/// What happened to accounts, tokens and settings, and every sign-in, as entries of the stream <c>audit</c>. Payloads hold ids only: no
/// name, no e-mail and no address of a machine, since they can never be taken out again (R15).
/// </summary>
public sealed class Audit(IStore store, TimeProvider time)
{
    public const string Stream = "audit";

    /// <summary>Notes something, with ids and plain words.</summary>
    /// <exception cref="StoreException">The journal cannot be written; then what is to be noted must not go on.</exception>
    public async Task Note(string actor, string kind, params (string Key, string? Value)[] of)
    {
        var now = time.Now();
        var entry = new NewEntry(kind, now, Payload(of));
        await store.Commit(
            new Commit
            {
                At = now,
                Actor = actor,
                Appends = [new Append(Stream, null, [entry])],
            }
        );
    }

    private static string Payload((string Key, string? Value)[] of)
    {
        var json = new CanonicalJson().BeginObject();
        foreach (var (key, value) in of)
        {
            if (value is not null)
            {
                json.Key(key).Text(value);
            }
        }

        return json.EndObject().ToString();
    }
}

/// <summary>The kinds of entries in the stream <c>audit</c>.</summary>
public static class AuditKind
{
    public const string FirstAdministrator = "audit.firstAdministratorMade";
    public const string SignedIn = "audit.signedIn";
    public const string SignInFailed = "audit.signInFailed";
    public const string LockedOut = "audit.lockedOut";
    public const string SignedOut = "audit.signedOut";
    public const string SessionsEnded = "audit.sessionsEnded";
    public const string AccountInvited = "audit.accountInvited";
    public const string InvitationWithdrawn = "audit.invitationWithdrawn";
    public const string AccountMade = "audit.accountMade";
    public const string AccountChanged = "audit.accountChanged";
    public const string AccountErased = "audit.accountErased";
    public const string PasswordChanged = "audit.passwordChanged";
    public const string PasswordResetAsked = "audit.passwordResetAsked";
    public const string PasswordReset = "audit.passwordReset";
    public const string CodesEnabled = "audit.codesEnabled";
    public const string CodesDisabled = "audit.codesDisabled";
    public const string RecoveryCodesMade = "audit.recoveryCodesMade";
    public const string PasskeyAdded = "audit.passkeyAdded";
    public const string PasskeyRemoved = "audit.passkeyRemoved";
    public const string TokenMade = "audit.tokenMade";
    public const string TokenRevoked = "audit.tokenRevoked";
}

internal static class AccountClock
{
    public static Instant Now(this TimeProvider time) => Instant.FromDateTimeOffset(time.GetUtcNow());
}
