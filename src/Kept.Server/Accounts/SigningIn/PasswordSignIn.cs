using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kept.Server.Accounts.SigningIn;

/// <summary>What became of a sign-in.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome() { }

    public sealed record SignedIn(Account Account) : SignInOutcome;

    /// <summary>The password fits; a code from the app, or a recovery code, is wanted too.</summary>
    public sealed record CodeNeeded : SignInOutcome;

    /// <summary>
    /// It does not fit, the account is disabled, locked for a while, or not there: the one who asks is not told which, so that nobody can
    /// find out who has an account.
    /// </summary>
    public sealed record Failed : SignInOutcome;
}

/// <summary>Sign-in by e-mail and password, then by code where the account has one.</summary>
public sealed class PasswordSignIn(AccountBook accounts, SignIn signIn, NobodysPassword nobody, Audit audit)
{
    public async Task<SignInOutcome> Try(string email, string password)
    {
        var account = await accounts.FindByEmailAsync(email);
        if (account is null || account.IsDisabled || await accounts.IsLockedOutAsync(account))
        {
            nobody.Try(password);
            return await Failed(
                account,
                account is null ? "unknown"
                    : account.IsDisabled ? "disabled"
                    : "locked"
            );
        }

        var result = await signIn.PasswordSignInAsync(account, password, isPersistent: true, lockoutOnFailure: true);
        return result.Succeeded ? new SignInOutcome.SignedIn(account)
            : result.RequiresTwoFactor ? new SignInOutcome.CodeNeeded()
            : await Failed(account, "password", result.IsLockedOut);
    }

    /// <summary>The second step; the first left a sealed cookie that says whose it is, for five minutes.</summary>
    public async Task<SignInOutcome> TryCode(string? code, string? recoveryCode)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return new SignInOutcome.Failed();
        }

        var result = recoveryCode is not null
            ? await signIn.TwoFactorRecoveryCodeSignInAsync(recoveryCode)
            : await signIn.TwoFactorAuthenticatorSignInAsync(code ?? "", isPersistent: true, rememberClient: false);
        return result.Succeeded
            ? new SignInOutcome.SignedIn(account)
            : await Failed(account, recoveryCode is not null ? "recoveryCode" : "code", result.IsLockedOut);
    }

    private async Task<SignInOutcome> Failed(Account? account, string by, bool locked = false)
    {
        await audit.Note("system", AuditKind.SignInFailed, ("account", account?.Id), ("by", by));
        if (locked)
        {
            await audit.Note("system", AuditKind.LockedOut, ("account", account?.Id));
        }

        return new SignInOutcome.Failed();
    }
}

/// <summary>Tried where there is no account to try, so that the answer takes as long as where there is one.</summary>
public sealed class NobodysPassword
{
    private readonly PasswordHasher<Account> _hasher;
    private readonly string _hash;

    public NobodysPassword(IOptions<PasswordHasherOptions> options)
    {
        _hasher = new PasswordHasher<Account>(options);
        _hash = _hasher.HashPassword(new Account(), Secret.New());
    }

    public void Try(string password) => _hasher.VerifyHashedPassword(new Account(), _hash, password);
}
