using Kept.Store.Sqlite;

namespace Kept.Store.Tests;

/// <summary>The store in a file keeps what every store must.</summary>
public sealed class SqliteStoreTests : StoreConformance, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kept-store-").FullName;
    private int _files;

    protected override async Task<IStore> Opened()
    {
        var store = new SqliteStore(Path.Combine(_folder, $"{++_files}.db"));
        await store.Open();
        return store;
    }

    public void Dispose() => Directory.Delete(_folder, true);
}
