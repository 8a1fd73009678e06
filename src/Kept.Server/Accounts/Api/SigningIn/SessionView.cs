using System.Collections.Immutable;
using Kept.Server.Rights;
using Kept.Server.Security;
using Microsoft.AspNetCore.Antiforgery;

namespace Kept.Server.Accounts.Api;

/// <summary>Who is signed in, what they may do, and what a page must send with each change.</summary>
internal sealed record SessionView(
    bool SignedIn,
    AccountView? Account,
    ImmutableArray<Permission>? Permissions,
    SessionView.AntiforgeryView Antiforgery,
    bool? CodeNeeded = null,
    bool? SetupPending = null
)
{
    public sealed record AntiforgeryView(string Header, string Field, string Token);

    /// <summary>Of the request's user, as it is now: after a sign-in the new one.</summary>
    public static SessionView Of(HttpContext context, Account? account, bool codeNeeded = false)
    {
        var acting = Claims.Acting(context.User);
        return new SessionView(
            acting is not null,
            account is null ? null : AccountView.Of(account),
            acting is null ? null : [.. Enum.GetValues<Permission>().Where(acting.May)],
            Forgery(context),
            codeNeeded ? true : null,
            context.RequestServices.GetRequiredService<SetupState>().IsDone ? null : true
        );
    }

    private static AntiforgeryView Forgery(HttpContext context)
    {
        var tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return new AntiforgeryView(Security.Antiforgery.Header, Security.Antiforgery.Field, tokens.RequestToken!);
    }
}

/// <summary>An account as administrators, and its owner, see it.</summary>
internal sealed record AccountView(
    string Id,
    string Name,
    string Email,
    Role Role,
    string? Customer,
    bool Disabled,
    bool CodesOn,
    NodaTime.Instant CreatedAt,
    NodaTime.Instant? LockedUntil
)
{
    public static AccountView Of(Account account) =>
        new(
            account.Id,
            account.Name,
            account.Email ?? "",
            account.Role,
            account.Customer,
            account.IsDisabled,
            account.TwoFactorEnabled,
            account.CreatedAt,
            account.LockoutEnd is { } end ? NodaTime.Instant.FromDateTimeOffset(end) : null
        );
}
