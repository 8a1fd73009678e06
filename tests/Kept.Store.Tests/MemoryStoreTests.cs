namespace Kept.Store.Tests;

/// <summary>The store in memory keeps what every store must.</summary>
public sealed class MemoryStoreTests : StoreConformance
{
    protected override Task<IStore> Opened() => Task.FromResult<IStore>(new MemoryStore());
}
