using System.CommandLine;

namespace Kept.Server.Operator;

/// <summary><c>kept-server restore FILE</c>: a backup becomes the store. What is there already is never written over.</summary>
internal static class RestoreCommand
{
    private const string Instead = "restore a dump with pg_restore, or take an export into an empty database with kept-server import";

    public static Command Of(OperatorShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "What kept-server backup wrote." };
        var command = new Command("restore", "Make a backup the store, where there is none yet.") { file };
        command.SetAction(
            (parsed, cancel) =>
            {
                var store = OperatorStore.FileOf(parsed, Instead);
                var rest = new[] { store, $"{store}-wal", $"{store}-shm" }.FirstOrDefault(File.Exists);
                return rest is null
                    ? BackupCommand.Copied(shell, parsed.GetValue(file)!, store, cancel)
                    : throw new OperatorRefused($"{rest} is there: stop the server and move the old store away first");
            }
        );
        return command;
    }
}
