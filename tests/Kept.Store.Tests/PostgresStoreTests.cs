using Kept.Shared;
using Kept.Store.Postgres;

namespace Kept.Store.Tests;

/// <summary>The store in a PostgreSQL database keeps what every store must.</summary>
public sealed class PostgresStoreTests : StoreConformance
{
    protected override async Task<IStore> Opened()
    {
        Assert.SkipWhen(PostgresCluster.One is null, PostgresCluster.Missing);
        var store = new PostgresStore(PostgresCluster.One!.NewDatabase());
        await store.Open();
        return store;
    }
}
