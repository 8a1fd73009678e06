using Microsoft.Data.Sqlite;

namespace Kept.Store.Sqlite;

/// <summary>What SQLite's result codes mean for whoever runs Kept. https://sqlite.org/rescode.html</summary>
internal static class SqliteTrouble
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int DiskFull = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    // The index beside the log could not grow, which is how a full disk shows in it.
    private const int IndexCannotGrow = InputOutput | (19 << 8);

    public static StoreException Of(Exception e, string file) => e switch
    {
        SqliteException { SqliteErrorCode: DiskFull } or SqliteException { SqliteExtendedErrorCode: IndexCannotGrow } =>
            new($"there is no room left for {file}: make room on its disk; nothing that was acknowledged is lost", StoreTrouble.Full, e),
        SqliteException { SqliteErrorCode: Busy or Locked } =>
            new($"{file} is being written by another program and did not become free", StoreTrouble.Unreachable, e),
        SqliteException { SqliteErrorCode: CannotOpen } => new($"{file} cannot be opened", StoreTrouble.Unreachable, e),
        SqliteException { SqliteErrorCode: Corrupt } => new($"{file} is damaged: restore it from a backup", StoreTrouble.Damaged, e),
        SqliteException { SqliteErrorCode: NotADatabase } => new($"{file} is no SQLite file", StoreTrouble.Damaged, e),
        SqliteException { SqliteErrorCode: ReadOnly } => new($"{file} may not be written to", StoreTrouble.Other, e),
        SqliteException { SqliteErrorCode: InputOutput } =>
            new($"the disk of {file} failed to read or write: {e.Message}", StoreTrouble.Unreachable, e),
        SqliteException => new($"{file}: {e.Message}", StoreTrouble.Other, e),
        _ => new($"{file} holds what Kept never writes: {e.Message}", StoreTrouble.Damaged, e),
    };

    /// <summary>What comes from the database; all else is a bug, a refusal of ours or a cancellation, and goes on as it is.</summary>
    public static bool IsOf(Exception e) => e is SqliteException or InvalidCastException or OverflowException;
}
