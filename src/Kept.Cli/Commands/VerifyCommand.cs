using System.CommandLine;
using Kept.Cli.Verify;

namespace Kept.Cli.Commands;

/// <summary><c>kept verify PATH…</c>: does the journal's chain hold? Nothing of the store is loaded before it is asked for.</summary>
internal static class VerifyCommand
{
    public static Command Of(Shell shell)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description =
                "An export (its folder, or .jsonl files; - is standard input), a SQLite file, or a connection string of PostgreSQL "
                + "(Host=…).",
            Arity = ArgumentArity.OneOrMore,
        };
        var heads = new Option<string[]>("--heads")
        {
            Description = "Heads that were handed out: a statement, or a file of heads. May be given several times.",
            HelpName = "FILE",
        };
        var json = Shared.Json();
        var command = new Command("verify", "Verify that nothing in a journal was changed, taken out or put in.") { paths, heads, json };
        command.SetAction(
            (parsed, cancel) =>
                Verification.Run(shell, parsed.GetValue(paths)!, parsed.GetValue(heads) ?? [], parsed.GetValue(json), cancel)
        );
        return command;
    }
}
