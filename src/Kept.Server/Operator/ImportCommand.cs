using System.CommandLine;
using Kept.Server.Filing;
using Kept.Server.Journal;
using Kept.Store;

namespace Kept.Server.Operator;

/// <summary><c>kept-server import FOLDER</c>: an export into an empty store, all of it or nothing.</summary>
internal static class ImportCommand
{
    public static Command Of(OperatorShell shell)
    {
        var folder = new Argument<string>("FOLDER") { Description = "What kept-server export wrote." };
        var command = new Command("import", "Take an export into an empty store, once all of it was verified.") { folder };
        command.SetAction((parsed, cancel) => Run(shell, OperatorStore.Named(parsed), new ExportFolder(parsed.GetValue(folder)!), cancel));
        return command;
    }

    private static async Task<int> Run(OperatorShell shell, string name, ExportFolder folder, CancellationToken cancel)
    {
        if (!Directory.Exists(folder.Path))
        {
            throw new OperatorRefused($"there is no folder {folder.Path}");
        }

        var reading = new ImportReading(folder, shell.Progress);
        var problems = await reading.Problems(cancel);
        shell.Done();
        if (!problems.IsEmpty)
        {
            return shell.Refuse(problems);
        }

        await using var store = OperatorStore.Of(name, readOnly: false);
        await store.Open(cancel);
        await Take(shell, store, folder, cancel);
        await shell.Out.WriteLineAsync(FormattableString.Invariant($"Imported {reading.Entries:N0} entries."));
        await shell.Out.WriteLineAsync($"Hash of its heads {HeadsJson.Hash(await store.Heads(cancel: cancel))}");
        return OperatorExit.Fine;
    }

    private static async Task Take(OperatorShell shell, IStore store, ExportFolder folder, CancellationToken cancel)
    {
        await store.Restore(ExportOrder.Entries(folder, cancel), ExportOrder.Texts(folder, cancel), cancel);
        await new Rebuild(store).Run((done, all) => shell.Progress($"{done} of {all} streams rebuilt"), cancel);
        shell.Done();
    }
}
