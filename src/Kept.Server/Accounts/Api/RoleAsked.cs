using System.Collections.Immutable;
using Kept.Core.Problems;
using Kept.Server.Api;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Accounts.Api;

/// <summary>A role and a customer as they come in, checked against each other and against the customers that there are.</summary>
internal static class RoleAsked
{
    private static string Known => string.Join(", ", Enum.GetValues<Role>().Select(Words.Of));

    public static Role? Of(string? word) => Enum.GetValues<Role>().Where(r => Words.Of(r) == word).Select(r => (Role?)r).FirstOrDefault();

    public static async Task<ImmutableArray<Problem>> Problems(string? word, string? customer, IStore store) =>
        Of(word) is not { } role
            ? [new Problem("role-wrong", new Place("/role", 0, 0), $"{word ?? "nothing"} is no role", Known)]
            : [.. NewAccount.RoleProblems(role, customer), .. await Unknown(customer, store)];

    private static async Task<IEnumerable<Problem>> Unknown(string? customer, IStore store) =>
        customer is not null && await store.Find(new RowKey("customers", customer)) is null
            ? [new Problem("customer-unknown", new Place("/customer", 0, 0), $"there is no customer {customer}")]
            : [];
}
