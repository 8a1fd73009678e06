using System.Text.Json.Nodes;
using Kept.Server.Accounts.SigningIn;
using Kept.Server.Rights;
using Kept.Server.Security;
using Microsoft.AspNetCore.Identity;

namespace Kept.Server.Accounts.Api;

/// <summary>POST /account/passkeys: takes the passkey that a browser made.</summary>
internal static class AddPasskey
{
    /// <param name="Credential">As the browser gives it (<c>PublicKeyCredential.toJSON()</c>).</param>
    public sealed record Body(string? Name, JsonObject? Credential);

    public static async Task<IResult> Handle(HttpContext context, AccountBook accounts, SignIn signIn, Audit audit, TimeProvider time)
    {
        var asked = await Asked<Body>.Of(context);
        asked
            .Check(asked.Body?.Name is { Length: > 0 and <= 200 }, "/name", "name-wrong", "a passkey has a name of 1 to 200 characters")
            .Check(asked.Body?.Credential is not null, "/credential", "credential-missing", "the credential is missing");
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var account = await accounts.Own(context);
        if (await Attested(signIn, asked.Body!.Credential!, account) is not { } passkey)
        {
            return Answer.Refuse(400, "passkey-wrong", "the passkey cannot be taken", "ask for options anew, answer within five minutes");
        }

        await accounts.AddOrUpdatePasskeyAsync(account, Named(passkey, asked.Body.Name!, time));
        await audit.Note(context.Acting().Actor, AuditKind.PasskeyAdded, ("account", account.Id), ("passkey", Passkeys.IdOf(passkey)));
        return Answer.With(new { id = Passkeys.IdOf(passkey) }, StatusCodes.Status201Created);
    }

    private static async Task<UserPasskeyInfo?> Attested(SignIn signIn, JsonObject credential, Account account)
    {
        try
        {
            var result = await signIn.PerformPasskeyAttestationAsync(credential.ToJsonString());
            return result.Succeeded && result.UserEntity.Id == account.Id ? result.Passkey : null;
        }
        catch (InvalidOperationException)
        {
            // Nobody asked for options, or too long ago.
            return null;
        }
    }

    private static UserPasskeyInfo Named(UserPasskeyInfo p, string name, TimeProvider time) =>
        new(
            p.CredentialId,
            p.PublicKey,
            time.GetUtcNow(),
            p.SignCount,
            p.Transports,
            p.IsUserVerified,
            p.IsBackupEligible,
            p.IsBackedUp,
            p.AttestationObject,
            p.ClientDataJson
        )
        {
            Name = name,
        };
}
