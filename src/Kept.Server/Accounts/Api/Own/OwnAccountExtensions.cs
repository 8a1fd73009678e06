using Kept.Server.Rights;

namespace Kept.Server.Accounts.Api;

/// <summary>The account that a request is signed in to, for operations on one's own.</summary>
internal static class OwnAccountExtensions
{
    /// <exception cref="InvalidOperationException">It is gone, though its session was recognised a moment ago.</exception>
    public static async Task<Account> Own(this AccountBook accounts, HttpContext context) =>
        await accounts.Find(context.AccountId()) ?? throw new InvalidOperationException("the account is gone");
}
