using System.CommandLine;
using Kept.Server.Journal;
using Kept.Store.Sqlite;

namespace Kept.Server.Operator;

/// <summary><c>kept-server backup FILE</c>: a copy of all there is, accounts too, while the server runs.</summary>
internal static class BackupCommand
{
    private const string Instead = "back it up with pg_dump, or write the journal into files with kept-server export";

    public static Command Of(OperatorShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "A new file." };
        var command = new Command("backup", "Copy a store on SQLite, accounts included, into one new file while the server runs.") { file };
        command.SetAction((parsed, cancel) => Copied(shell, OperatorStore.FileOf(parsed, Instead), parsed.GetValue(file)!, cancel));
        return command;
    }

    /// <summary>Copies a store and verifies the copy; a copy whose chain does not hold is kept and told of.</summary>
    public static async Task<int> Copied(OperatorShell shell, string from, string to, CancellationToken cancel)
    {
        if (!File.Exists(from))
        {
            throw new OperatorRefused($"there is no store {from}");
        }

        await using (var store = new SqliteStore(from, readOnly: true))
        {
            await store.Open(cancel);
            await store.Backup(to, cancel);
        }

        await using var copy = new SqliteStore(to, readOnly: true);
        await copy.Open(cancel);
        var verified = await Verified.Of(copy, [], n => shell.Progress($"{n:N0} entries verified"), cancel);
        shell.Done();
        return VerifyCommand.Say(shell, to, verified);
    }
}
