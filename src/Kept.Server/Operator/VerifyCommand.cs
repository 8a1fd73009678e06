using System.CommandLine;
using Kept.Core.Problems;
using Kept.Server.Journal;
using Kept.Store;

namespace Kept.Server.Operator;

/// <summary><c>kept-server verify</c>: does the chain hold, also against the heads in its statements? As <c>kept verify</c> does it.</summary>
internal static class VerifyCommand
{
    public static Command Of(OperatorShell shell)
    {
        var heads = new Option<string[]>("--heads")
        {
            Description = "Heads that were handed out: a statement, or a file of heads. May be given several times.",
            HelpName = "FILE",
        };
        var command = new Command("verify", "Verify that nothing in the journal was changed, taken out or put in.") { heads };
        command.SetAction(
            (parsed, cancel) =>
                OperatorStore.On(
                    parsed,
                    readOnly: true,
                    async store =>
                    {
                        var further = (parsed.GetValue(heads) ?? []).SelectMany(Read).ToArray();
                        var verified = await Verified.Of(store, further, n => shell.Progress($"{n:N0} entries"), cancel);
                        shell.Done();
                        return Say(shell, "the store", verified);
                    }
                )
        );
        return command;
    }

    /// <summary>What was found of a journal, and the exit code that goes with it.</summary>
    public static int Say(OperatorShell shell, string name, Verified verified)
    {
        if (!verified.Holds)
        {
            return shell.Refuse([.. verified.Faults.Select(f => new Problem(f.Code, new Place(name, 0, 0), f.Sentence))]);
        }

        shell.Out.WriteLine(
            FormattableString.Invariant(
                $"{name}: {verified.Entries:N0} entries in {verified.Heads.Length:N0} streams, the chain holds, and it has the {verified.HandedOut:N0} heads that were handed out."
            )
        );
        shell.Out.WriteLine($"Hash of its heads {verified.Hash}");
        return OperatorExit.Fine;
    }

    /// <exception cref="OperatorRefused">The file has none.</exception>
    private static IReadOnlyList<Head> Read(string file) =>
        HeadsJson.Read(File.ReadAllBytes(file))
        ?? throw new OperatorRefused($"there are no heads in {file}: name a statement with `heads`, or a file of heads");
}
