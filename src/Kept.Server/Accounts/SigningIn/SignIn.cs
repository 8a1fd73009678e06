using System.Security.Claims;
using Kept.Server.Rights;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Kept.Server.Accounts.SigningIn;

/// <summary>
/// The framework's sign-in, ending in a session of ours: whichever way somebody signs in (password, code, passkey), it is noted in the
/// journal first, and a session begins whose id the cookie carries.
/// </summary>
public sealed class SignIn(
    AccountBook accounts,
    IHttpContextAccessor contextAccessor,
    IUserClaimsPrincipalFactory<Account> claims,
    IOptions<IdentityOptions> options,
    ILogger<SignIn> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    Sessions sessions,
    Audit audit
) : SignInManager<Account>(accounts, contextAccessor, claims, options, logger, schemes, confirmation)
{
    public override Task<bool> CanSignInAsync(Account user) => Task.FromResult(!user.IsDisabled);

    public override async Task SignInWithClaimsAsync(
        Account user,
        AuthenticationProperties? authenticationProperties,
        IEnumerable<Claim> additionalClaims
    )
    {
        var session = await sessions.Begin(user, Context.Request.Headers.UserAgent.ToString());
        var way = additionalClaims.FirstOrDefault(c => c.Type is "amr" or ClaimTypes.AuthenticationMethod)?.Value;
        await audit.Note(user.Actor, AuditKind.SignedIn, ("account", user.Id), ("session", session.Id), ("by", way));
        var acting = new Acting(user.Actor, user.Role, user.Customer);
        var principal = Claims.Principal(acting, user.Id, IdentityConstants.ApplicationScheme, session.Id);
        await Context.SignInAsync(IdentityConstants.ApplicationScheme, principal, new AuthenticationProperties { IsPersistent = true });
        Context.User = principal;
    }
}
