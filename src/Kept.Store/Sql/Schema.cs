namespace Kept.Store.Sql;

/// <summary>
/// The tables, written once for both dialects: PostgreSQL reads <c>INTEGER</c> as <c>BIGINT</c> and gives texts the collation "C", which is
/// how SQLite compares them anyway. Instants are ticks of 100 ns since the Unix epoch.
/// </summary>
internal static class Schema
{
    /// <summary>Of the tables. A store of a later one is refused, one of an earlier one is brought up when it is opened.</summary>
    public const int Version = 1;

    public const string Tables = """
        CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS entries (
          sequence INTEGER PRIMARY KEY,
          stream TEXT NOT NULL,
          version INTEGER NOT NULL,
          kind TEXT NOT NULL,
          kind_version INTEGER NOT NULL,
          happened_at INTEGER NOT NULL,
          recorded_at INTEGER NOT NULL,
          actor TEXT NOT NULL,
          source TEXT,
          payload TEXT NOT NULL,
          previous TEXT NOT NULL,
          hash TEXT NOT NULL);
        CREATE UNIQUE INDEX IF NOT EXISTS entries_version ON entries (stream, version);
        CREATE UNIQUE INDEX IF NOT EXISTS entries_source ON entries (stream, source) WHERE source IS NOT NULL;
        CREATE TABLE IF NOT EXISTS heads (
          stream TEXT PRIMARY KEY, version INTEGER NOT NULL, hash TEXT NOT NULL, recorded_at INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS rows (
          view TEXT NOT NULL,
          key TEXT NOT NULL,
          stream TEXT NOT NULL,
          customer TEXT,
          agreement TEXT,
          state TEXT,
          at INTEGER NOT NULL,
          words TEXT NOT NULL,
          body TEXT NOT NULL,
          PRIMARY KEY (view, key));
        CREATE INDEX IF NOT EXISTS rows_at ON rows (view, at, key);
        CREATE INDEX IF NOT EXISTS rows_stream ON rows (view, stream, at, key);
        CREATE INDEX IF NOT EXISTS rows_customer ON rows (view, customer, at, key);
        CREATE INDEX IF NOT EXISTS rows_agreement ON rows (view, agreement, at, key);
        CREATE INDEX IF NOT EXISTS rows_state ON rows (view, state, at, key);
        CREATE TABLE IF NOT EXISTS texts (id TEXT PRIMARY KEY, subject TEXT NOT NULL, content TEXT);
        CREATE INDEX IF NOT EXISTS texts_subject ON texts (subject, id);
        CREATE TABLE IF NOT EXISTS replies (
          actor TEXT NOT NULL,
          key TEXT NOT NULL,
          digest TEXT NOT NULL,
          status INTEGER NOT NULL,
          body TEXT NOT NULL,
          headers TEXT NOT NULL,
          at INTEGER NOT NULL,
          PRIMARY KEY (actor, key));
        CREATE INDEX IF NOT EXISTS replies_at ON replies (at);
        CREATE TABLE IF NOT EXISTS leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL);
        """;

    /// <summary>Indexes that stores made before them get when they are opened; the tables are the same with and without.</summary>
    public const string Later = """
        CREATE INDEX IF NOT EXISTS rows_customer_state ON rows (view, customer, state, at, key);
        CREATE INDEX IF NOT EXISTS rows_agreement_state ON rows (view, agreement, state, at, key);
        """;

    /// <summary>Makes the tables in an empty store; refuses one of a later version of Kept. True: they were made.</summary>
    public static async Task<bool> See(Session session, CancellationToken cancel)
    {
        await session.Run(session.Dialect("CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)"), cancel);
        var found = await session.Text("SELECT value FROM settings WHERE name = 'schema'", cancel);
        if (found is null)
        {
            await session.Run(session.Dialect(Tables), cancel);
            await session.Run($"INSERT INTO settings (name, value) VALUES ('schema', '{Version}')", cancel);
        }
        else
        {
            Refuse(found);
        }

        await session.Run(Later, cancel);
        return found is null;
    }

    /// <summary>Refuses what Kept did not make, and what a later version made.</summary>
    /// <param name="tables">How many of the tables settings and entries are there.</param>
    public static async Task Look(Session session, long tables, CancellationToken cancel)
    {
        var found = tables < 2 ? null : await session.Text("SELECT value FROM settings WHERE name = 'schema'", cancel);
        Refuse(found ?? throw new StoreException("it is a database, and none that Kept made", StoreTrouble.Other));
    }

    /// <exception cref="StoreException">It is of a later version.</exception>
    private static void Refuse(string found)
    {
        if (!int.TryParse(found, out var version) || version > Version)
        {
            throw new StoreException(
                $"the store has tables of version {found}, and this version of Kept knows those up to {Version}: start the later one",
                StoreTrouble.TooNew);
        }
    }
}
