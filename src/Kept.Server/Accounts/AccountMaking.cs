using System.Collections.Immutable;
using Kept.Core.Problems;
using Kept.Server.Api;
using Microsoft.AspNetCore.Identity;

namespace Kept.Server.Accounts;

/// <summary>Makes accounts: the first administrator's, an invited person's, the demo's.</summary>
public sealed class AccountMaking(AccountBook accounts, Audit audit, TimeProvider time)
{
    /// <summary>Checks everything and says all that is wrong, or makes the account.</summary>
    /// <param name="actor">Who makes it; null: the new account itself.</param>
    public async Task<(Account? Account, ImmutableArray<Problem> Problems)> Make(NewAccount wish, string password, string? actor = null)
    {
        var problems = await Wrong(wish, password);
        if (!problems.IsEmpty)
        {
            return (null, problems);
        }

        var account = Of(wish);
        var made = await accounts.CreateAsync(account, password);
        if (!made.Succeeded)
        {
            return (null, Problems(made));
        }

        (string, string?)[] of = [("account", account.Id), ("role", Words.Of(account.Role)), ("customer", account.Customer)];
        await audit.Note(actor ?? account.Actor, AuditKind.AccountMade, of);
        return (account, []);
    }

    /// <summary>All that is wrong with a wish; empty: it can be made.</summary>
    public async Task<ImmutableArray<Problem>> Wrong(NewAccount wish, string password) =>
        [.. wish.Problems(), .. PasswordRules.Broken(password, wish.Name, wish.Email), .. await Taken(wish.Email)];

    /// <summary>What the framework found wrong, as problems.</summary>
    public static ImmutableArray<Problem> Problems(IdentityResult result) =>
        [.. result.Errors.Select(e => new Problem(e.Code, default, e.Description))];

    private Account Of(NewAccount wish)
    {
        var id = wish.GivenId ?? Secret.Id(time);
        return new Account
        {
            Id = id,
            UserName = id,
            Name = wish.Name.Trim(),
            Email = wish.Email,
            Role = wish.Role,
            Customer = wish.Customer,
            CreatedAt = time.Now(),
        };
    }

    public async Task<IEnumerable<Problem>> Taken(string email) =>
        email is { Length: > 0 } && await accounts.FindByEmailAsync(email) is not null
            ? [new Problem("email-taken", new Place("/email", 0, 0), "there is an account with this e-mail")]
            : [];
}
