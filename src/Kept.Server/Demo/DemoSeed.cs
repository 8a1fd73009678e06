using Kept.Server.Accounts;
using Kept.Server.Filing;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Demo;

/// <summary>Fills an empty store with the demo: a life of fourteen months up to now, and accounts that one can sign in to.</summary>
internal static class DemoSeed
{
    /// <returns>Tokens of the administrator and of a customer's owner, for a day.</returns>
    public static async Task<DemoTokens> Fill(IServiceProvider services, Action<string> say)
    {
        var store = services.GetRequiredService<IStore>();
        var now = Instant.FromUnixTimeSeconds(services.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds());
        await using var scope = services.CreateAsyncScope();
        await AccountsSchema.Open(scope.ServiceProvider.GetRequiredService<AccountsContext>(), CancellationToken.None);
        if (await store.LastSequence() == 0)
        {
            say("Making up fourteen months of a consultancy …");
            await using var lived = await new DemoLife(now).Live();
            await store.Restore(lived.ReadAll(), lived.TextsOf());
            await store.ReplaceRows(Rebuild.Rows(lived));
            await Accounts(scope.ServiceProvider);
        }

        var tokens = scope.ServiceProvider.GetRequiredService<Tokens>();
        return new DemoTokens(await Token(DemoCast.Admin), await Token(DemoCast.Northwind));

        async Task<string> Token(DemoCast.Person person) =>
            (await tokens.Make(person.Id, new Tokens.Wish("demo", null, now + Duration.FromDays(1)))).Secret;
    }

    private static async Task Accounts(IServiceProvider services)
    {
        var making = services.GetRequiredService<AccountMaking>();
        foreach (var person in DemoCast.People)
        {
            var (_, problems) = await making.Make(
                new NewAccount(person.Name, person.Email, person.Role, person.Customer) { GivenId = person.Id },
                DemoCast.Password,
                "system"
            );
            if (!problems.IsEmpty)
            {
                throw new InvalidOperationException(string.Join('\n', problems));
            }
        }

        services.GetRequiredService<SetupState>().Done();
    }
}

/// <summary>What one tries the demo with.</summary>
/// <param name="Provider">Of the administrator.</param>
/// <param name="Customer">Of Northwind's owner.</param>
public sealed record DemoTokens(string Provider, string Customer);
