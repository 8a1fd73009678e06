using System.CommandLine;
using Kept.Core.Problems;
using Kept.Server.Journal;
using Kept.Store;

namespace Kept.Server.Operator;

/// <summary><c>kept-server export FOLDER</c>: all of the journal as files, while the server runs.</summary>
internal static class ExportCommand
{
    public static Command Of(OperatorShell shell)
    {
        var folder = new Argument<string>("FOLDER") { Description = "A new folder." };
        var command = new Command("export", "Write the journal into a folder: for kept verify, kept assess, and kept-server import.")
        {
            folder,
        };
        command.SetAction(
            (parsed, cancel) =>
                OperatorStore.On(
                    parsed,
                    readOnly: true,
                    async store =>
                    {
                        var exported = await new JournalExport(store, new ExportFolder(parsed.GetValue(folder)!), shell.Progress).Run(
                            cancel
                        );
                        shell.Done();
                        await shell.Out.WriteLineAsync(
                            FormattableString.Invariant(
                                $"Exported {exported.Entries:N0} entries in {exported.Heads.Length:N0} streams, {exported.Agreements:N0} agreements and {exported.Texts:N0} texts."
                            )
                        );
                        await shell.Out.WriteLineAsync($"Hash of its heads {HeadsJson.Hash(exported.Heads)}");
                        return exported.Faults.IsEmpty
                            ? OperatorExit.Fine
                            : shell.Refuse([.. exported.Faults.Select(f => new Problem(f.Code, new Place("the store", 0, 0), f.Sentence))]);
                    }
                )
        );
        return command;
    }
}
