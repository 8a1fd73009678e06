using System.Text.Json.Nodes;
using Kept.Server.Accounts.SigningIn;
using Kept.Server.Security;

namespace Kept.Server.Accounts.Api;

/// <summary>POST /session/passkey/options and /session/passkey: sign-in by passkey, which says itself whose it is.</summary>
internal static class SignInByPasskey
{
    /// <param name="Credential">As the browser gives it (<c>PublicKeyCredential.toJSON()</c>).</param>
    public sealed record Body(JsonObject? Credential);

    /// <summary>For <c>navigator.credentials.get</c>. Names no account, so nobody learns from it who has one.</summary>
    public static async Task<IResult> Options(SignIn signIn) =>
        Results.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public static async Task<IResult> Handle(HttpContext context, PasskeySignIn signIn)
    {
        var asked = await Asked<Body>.Of(context);
        asked.Check(asked.Body?.Credential is not null, "/credential", "credential-missing", "the credential is missing");
        return asked.Refusal ?? SignInByPassword.Told(context, await signIn.Try(asked.Body!.Credential!.ToJsonString()));
    }
}
