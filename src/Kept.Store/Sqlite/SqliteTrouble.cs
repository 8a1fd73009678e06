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

    public static StoreException Of(SqliteException e, string file) => e switch
    {
        { SqliteErrorCode: DiskFull } or { SqliteExtendedErrorCode: IndexCannotGrow } =>
            new($"there is no room left for {file}: make room on its disk; nothing that was acknowledged is lost", StoreTrouble.Full, e),
        { SqliteErrorCode: Busy or Locked } =>
            new($"{file} is being written by another program and did not become free", StoreTrouble.Unreachable, e),
        { SqliteErrorCode: CannotOpen } => new($"{file} cannot be opened", StoreTrouble.Unreachable, e),
        { SqliteErrorCode: Corrupt } => new($"{file} is damaged: restore it from a backup", StoreTrouble.Damaged, e),
        { SqliteErrorCode: NotADatabase } => new($"{file} is no SQLite file", StoreTrouble.Damaged, e),
        { SqliteErrorCode: ReadOnly } => new($"{file} may not be written to", StoreTrouble.Other, e),
        { SqliteErrorCode: InputOutput } =>
            new($"the disk of {file} failed to read or write: {e.Message}", StoreTrouble.Unreachable, e),
        _ => new($"{file}: {e.Message}", StoreTrouble.Other, e),
    };
}
