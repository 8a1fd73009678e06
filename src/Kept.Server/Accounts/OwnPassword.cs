using Kept.Server.Security;

namespace Kept.Server.Accounts;

/// <summary>
/// Asks for the password once more before what protects an account is changed: an open browser that somebody left must not be enough.
/// Failures count as failed sign-ins do.
/// </summary>
public sealed class OwnPassword(AccountBook accounts)
{
    /// <summary>The refusal where the password does not fit; null: go on.</summary>
    internal async Task<IResult?> Refuse(Account account, string? password, string member = "/password")
    {
        if (!await accounts.IsLockedOutAsync(account) && await accounts.CheckPasswordAsync(account, password ?? ""))
        {
            return null;
        }

        await accounts.AccessFailedAsync(account);
        var problem = new Core.Problems.Problem("password-wrong", new Core.Problems.Place(member, 0, 0), "the password does not fit");
        return Answer.Refuse(StatusCodes.Status403Forbidden, problem);
    }
}
