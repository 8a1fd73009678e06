using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace Kept.Server.Accounts.SigningIn;

/// <summary>
/// Sign-in by passkey. It shows possession and, as it is asked to, a finger, a face or a PIN: two factors in one, so no code is wanted. An
/// account that rests after wrong passwords can be signed in to by passkey, since those say nothing about it.
/// </summary>
public sealed class PasskeySignIn(AccountBook accounts, SignIn signIn, Audit audit)
{
    public async Task<SignInOutcome> Try(string credential)
    {
        var result = await Asserted(credential);
        if (result is not { Succeeded: true } || !await signIn.CanSignInAsync(result.User))
        {
            await audit.Note("system", AuditKind.SignInFailed, ("account", result?.User?.Id), ("by", "passkey"));
            return new SignInOutcome.Failed();
        }

        await accounts.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        await signIn.SignInWithClaimsAsync(result.User, isPersistent: true, [new Claim("amr", "passkey")]);
        return new SignInOutcome.SignedIn(result.User);
    }

    private async Task<PasskeyAssertionResult<Account>?> Asserted(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // Nobody asked for options, or too long ago.
            return null;
        }
    }
}
