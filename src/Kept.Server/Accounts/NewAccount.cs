using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Kept.Core.Problems;
using Kept.Server.Rights;

namespace Kept.Server.Accounts;

/// <summary>An account as it is wished for, and what is wrong with the wish.</summary>
/// <param name="Customer">Null exactly where the role is one of the provider's side.</param>
public sealed partial record NewAccount(string Name, string Email, Role Role, string? Customer)
{
    public const int LongestName = 200;

    /// <summary>The id it gets, where the journal names it already; null: a fresh one.</summary>
    public string? GivenId { get; init; }

    /// <summary>All problems at once; none: it can be made. Pure.</summary>
    public ImmutableArray<Problem> Problems() => [.. NameProblems(Name), .. EmailProblems(Email), .. RoleProblems(Role, Customer)];

    public static IEnumerable<Problem> NameProblems(string? name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || name.Any(char.IsControl))
        {
            yield return new Problem("name-wrong", new Place("/name", 0, 0), $"a name has 1 to {LongestName} characters");
        }
    }

    /// <summary>Only what is surely none is refused: whether an address is one, only a mail to it shows.</summary>
    public static IEnumerable<Problem> EmailProblems(string? email)
    {
        if (email is null || email.Length > 254 || !Address().IsMatch(email))
        {
            yield return new Problem("email-wrong", new Place("/email", 0, 0), "this is no e-mail address", "name@example.org");
        }
    }

    public static IEnumerable<Problem> RoleProblems(Role role, string? customer)
    {
        var at = new Place("/customer", 0, 0);
        if (RoleRights.IsCustomers(role) && customer is null)
        {
            yield return new Problem("customer-missing", at, $"the role {role} belongs to a customer", "say which in customer");
        }

        if (!RoleRights.IsCustomers(role) && customer is not null)
        {
            yield return new Problem("customer-not-wanted", at, $"the role {role} is of the provider's side", "leave customer out");
        }

        if (customer is not null && !Id().IsMatch(customer))
        {
            yield return new Problem("customer-wrong", at, "this is no id of a customer");
        }
    }

    [GeneratedRegex(@"^[^@\s\x00-\x1f<>,;]+@[^@\s\x00-\x1f<>,;]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
