using Kept.Server.Accounts.SigningIn;
using Kept.Server.Security;
using Microsoft.AspNetCore.Identity;

namespace Kept.Server.Accounts.Api;

/// <summary>POST /account/passkeys/options: what a browser needs to make a passkey (<c>navigator.credentials.create</c>).</summary>
internal static class PasskeyOptions
{
    public sealed record Body(string? Password);

    public static async Task<IResult> Handle(HttpContext context, AccountBook accounts, SignIn signIn, OwnPassword own)
    {
        var asked = await Asked<Body>.Of(context);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        var account = await accounts.Own(context);
        if (await own.Refuse(account, asked.Body.Password) is { } wrong)
        {
            return wrong;
        }

        var entity = new PasskeyUserEntity
        {
            Id = account.Id,
            Name = account.Email!,
            DisplayName = account.Name,
        };
        return Results.Text(await signIn.MakePasskeyCreationOptionsAsync(entity), "application/json");
    }
}
