using System.Buffers.Text;
using Kept.Server.Rights;
using Kept.Server.Security;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Kept.Server.Accounts.Api;

/// <summary>GET /account/passkeys and DELETE /account/passkeys/{passkey}: one's passkeys, and one less.</summary>
internal static class Passkeys
{
    public static async Task<IResult> List(HttpContext context, AccountBook accounts)
    {
        var all = await accounts.GetPasskeysAsync(await accounts.Own(context));
        return Answer.With(
            new
            {
                passkeys = all.Select(p => new
                {
                    id = IdOf(p),
                    p.Name,
                    createdAt = Instant.FromDateTimeOffset(p.CreatedAt),
                    p.IsBackedUp,
                }),
            }
        );
    }

    public static async Task<IResult> Remove(HttpContext context, string passkey, AccountBook accounts, Audit audit)
    {
        var account = await accounts.Own(context);
        if ((await accounts.GetPasskeysAsync(account)).SingleOrDefault(p => IdOf(p) == passkey) is not { } found)
        {
            return Answer.Unknown("passkey");
        }

        await accounts.RemovePasskeyAsync(account, found.CredentialId);
        await audit.Note(context.Acting().Actor, AuditKind.PasskeyRemoved, ("account", account.Id), ("passkey", passkey));
        return Results.NoContent();
    }

    public static string IdOf(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);
}
