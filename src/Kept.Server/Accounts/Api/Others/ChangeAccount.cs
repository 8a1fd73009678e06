using System.Collections.Immutable;
using Kept.Core.Problems;
using Kept.Server.Api;
using Kept.Server.Rights;
using Kept.Server.Security;
using Kept.Store;

namespace Kept.Server.Accounts.Api;

/// <summary>PATCH /accounts/{account}: name, e-mail, role, customer, or whether it is disabled; what is left out stays.</summary>
internal static class ChangeAccount
{
    /// <param name="Customer">Goes by itself where the new role is one of the provider's side.</param>
    public sealed record Body(string? Name, string? Email, string? Role, string? Customer, bool? Disabled);

    public static async Task<IResult> Handle(
        HttpContext context,
        string account,
        AccountBook accounts,
        AccountMaking making,
        Sessions sessions,
        IStore store,
        Audit audit
    )
    {
        var asked = await Asked<Body>.Of(context);
        if (asked.Refusal is { } refusal)
        {
            return refusal;
        }

        if (await accounts.Find(account) is not { } found)
        {
            return Answer.Unknown("account");
        }

        var next = After(found, asked.Body);
        ImmutableArray<Problem> problems = [.. await Wrong(found, asked.Body, next, making, store), .. await Last(found, next, accounts)];
        return problems.IsEmpty
            ? await Change(context, found, next, accounts, sessions, audit)
            : Answer.Refuse(StatusCodes.Status400BadRequest, problems);
    }

    private sealed record Next(string Name, string Email, Role Role, string? Customer, bool Disabled);

    /// <summary>The account as it would be. Pure.</summary>
    private static Next After(Account found, Body body)
    {
        var role = RoleAsked.Of(body.Role) ?? found.Role;
        var customer = RoleRights.IsCustomers(role) ? body.Customer ?? found.Customer : body.Customer;
        var (name, email) = (body.Name?.Trim() ?? found.Name, body.Email ?? found.Email!);
        return new Next(name, email, role, customer, body.Disabled ?? found.IsDisabled);
    }

    private static async Task<ImmutableArray<Problem>> Wrong(Account found, Body body, Next next, AccountMaking making, IStore store) =>
        [
            .. NewAccount.NameProblems(next.Name),
            .. NewAccount.EmailProblems(next.Email),
            .. string.Equals(next.Email, found.Email, StringComparison.OrdinalIgnoreCase) ? [] : await making.Taken(next.Email),
            .. body.Role is null && body.Customer is null
                ? []
                : await RoleAsked.Problems(body.Role ?? Words.Of(next.Role), next.Customer, store),
        ];

    /// <summary>Somebody must be able to administer the server.</summary>
    private static async Task<IEnumerable<Problem>> Last(Account found, Next next, AccountBook accounts) =>
        (next.Disabled || next.Role != Role.Administrator) && await accounts.IsLastAdministrator(found)
            ? [new Problem("last-administrator", default, "this is the last administrator", "make another one first")]
            : [];

    private static async Task<IResult> Change(
        HttpContext context,
        Account found,
        Next next,
        AccountBook accounts,
        Sessions sessions,
        Audit audit
    )
    {
        (found.Name, found.Email, found.Role, found.Customer, found.IsDisabled) = next;
        var result = await accounts.UpdateAsync(found);
        if (!result.Succeeded)
        {
            return Answer.Refuse(StatusCodes.Status409Conflict, AccountMaking.Problems(result));
        }

        if (next.Disabled)
        {
            await sessions.EndAll(found.Id);
        }

        await audit.Note(
            context.Acting().Actor,
            AuditKind.AccountChanged,
            ("account", found.Id),
            ("role", Words.Of(next.Role)),
            ("customer", next.Customer),
            ("disabled", next.Disabled ? "true" : "false")
        );
        return Answer.With(AccountView.Of(found));
    }
}
