using System.CommandLine;
using Kept.Server.Filing;

namespace Kept.Server.Operator;

/// <summary><c>kept-server rebuild</c>: the read models made anew from the journal. Commands wait meanwhile, and reading goes on.</summary>
internal static class RebuildCommand
{
    public static Command Of(OperatorShell shell)
    {
        var command = new Command("rebuild", "Drop all read models and make them anew from the journal.");
        command.SetAction(
            (parsed, cancel) =>
                OperatorStore.On(
                    parsed,
                    readOnly: false,
                    async store =>
                    {
                        var streams = 0;
                        await new Rebuild(store).Run(
                            (done, all) =>
                            {
                                streams = done;
                                shell.Progress($"{done} of {all} streams");
                            },
                            cancel
                        );
                        shell.Done();
                        await shell.Out.WriteLineAsync($"Rebuilt the read models of {streams} streams.");
                        return OperatorExit.Fine;
                    }
                )
        );
        return command;
    }
}
