using Kept.Server.Rights;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Kept.Server.Accounts;

/// <summary>The framework's accounts, with the time from outside and recovery codes that are kept as hashes.</summary>
public sealed class AccountBook(
    IUserStore<Account> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<Account> hasher,
    IEnumerable<IUserValidator<Account>> validators,
    IEnumerable<IPasswordValidator<Account>> passwordValidators,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<AccountBook> logger,
    TimeProvider time
) : UserManager<Account>(store, options, hasher, validators, passwordValidators, normalizer, errors, services, logger)
{
    private const int RecoveryCodes = 10;

    /// <summary>Null where there is none, or it was erased.</summary>
    public async Task<Account?> Find(string id) => await FindByIdAsync(id) is { IsErased: false } account ? account : null;

    /// <summary>Whether somebody can administer the server.</summary>
    public Task<bool> HasAdministrator(CancellationToken cancel = default) =>
        Users.AnyAsync(a => a.Role == Role.Administrator && !a.IsDisabled, cancel);

    public async Task<bool> IsLastAdministrator(Account account) =>
        account is { Role: Role.Administrator, IsDisabled: false }
        && !await Users.AnyAsync(a => a.Id != account.Id && a.Role == Role.Administrator && !a.IsDisabled);

    /// <summary>Forgets the secret of the codes, and the recovery codes with it.</summary>
    public async Task EndCodes(Account account)
    {
        await CodeStore.ReplaceCodesAsync(account, [], CancellationToken);
        await RemoveAuthenticationTokenAsync(account, "[AspNetUserStore]", "AuthenticatorKey");
        await SetTwoFactorEnabledAsync(account, false);
    }

    /// <summary>Sets a password without knowing the one before, if it keeps the rules.</summary>
    public async Task<IdentityResult> SetPassword(Account account, string password)
    {
        var result = await UpdatePasswordHash(account, password, validatePassword: true);
        if (!result.Succeeded)
        {
            return result;
        }

        account.LockoutEnd = null;
        account.AccessFailedCount = 0;
        return await UpdateAsync(account);
    }

    public override Task<bool> IsLockedOutAsync(Account user) =>
        Task.FromResult(user is { LockoutEnabled: true, LockoutEnd: { } end } && end > time.GetUtcNow());

    public override async Task<IdentityResult> AccessFailedAsync(Account user)
    {
        user.AccessFailedCount++;
        if (user.AccessFailedCount >= Options.Lockout.MaxFailedAccessAttempts)
        {
            user.LockoutEnd = time.GetUtcNow().Add(Options.Lockout.DefaultLockoutTimeSpan);
            user.AccessFailedCount = 0;
        }

        return await UpdateAsync(user);
    }

    /// <summary>New ones, shown once; those before are worth nothing.</summary>
    public async Task<string[]> NewRecoveryCodes(Account account)
    {
        var codes = Enumerable.Range(0, RecoveryCodes).Select(_ => Secret.Spoken(3)).ToArray();
        await CodeStore.ReplaceCodesAsync(account, codes.Select(Secret.Hash), CancellationToken);
        await UpdateAsync(account);
        return codes;
    }

    public override async Task<IdentityResult> RedeemTwoFactorRecoveryCodeAsync(Account user, string code) =>
        await CodeStore.RedeemCodeAsync(user, Secret.Hash(code.Trim().ToLowerInvariant()), CancellationToken)
            ? await UpdateAsync(user)
            : IdentityResult.Failed(ErrorDescriber.RecoveryCodeRedemptionFailed());

    /// <summary>When the account can be tried again; null: now.</summary>
    public Instant? LockedUntil(Account account) =>
        account.LockoutEnd is { } end && end > time.GetUtcNow() ? Instant.FromDateTimeOffset(end) : null;

    private IUserTwoFactorRecoveryCodeStore<Account> CodeStore => (IUserTwoFactorRecoveryCodeStore<Account>)Store;
}
