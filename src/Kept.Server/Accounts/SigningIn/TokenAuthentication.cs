using System.Text.Encodings.Web;
using Kept.Server.Rights;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Kept.Server.Accounts.SigningIn;

/// <summary>Sign-in of programs: <c>Authorization: Bearer kept_…</c>.</summary>
public sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    Tokens tokens
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "token";

    private const string Bearer = "Bearer ";

    /// <summary>The secret that a request carries; null: none.</summary>
    public static string? SecretOf(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var value && value.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? value[Bearer.Length..].Trim()
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SecretOf(Request) is not { } secret)
        {
            return AuthenticateResult.NoResult();
        }

        return await tokens.Recognise(secret, Context.RequestAborted) is var (acting, account)
            ? AuthenticateResult.Success(new AuthenticationTicket(Claims.Principal(acting, account, SchemeName), SchemeName))
            : AuthenticateResult.Fail("the token is unknown, expired or revoked");
    }
}
