using Kept.Server.Accounts;
using Kept.Server.Filing;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Demo;

/// <summary>Fills an empty store with the demo: a life of fourteen months up to now, and accounts that one can sign in to.</summary>
internal static class DemoSeed
{
    /// <returns>A token of the administrator; null where the store has something in it already.</returns>
    public static async Task<string?> Fill(IServiceProvider services, Action<string> say)
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
        return (await tokens.Make(DemoCast.Admin.Id, new Tokens.Wish("demo", null, now + Duration.FromDays(1)))).Secret;
    }

    private static async Task Accounts(IServiceProvider services)
    {
        var making = services.GetRequiredService<AccountMaking>();
        foreach (var person in DemoCast.People)
        {
            var (_, problems) = await making.Make(new NewAccount(person.Name, person.Email, person.Role, person.Customer) { GivenId = person.Id }, DemoCast.Password, "system");
            if (!problems.IsEmpty)
            {
                throw new InvalidOperationException(string.Join('\n', problems));
            }
        }

        services.GetRequiredService<SetupState>().Done();
    }
}
