using System.CommandLine;
using Kept.Cli.Output;
using Kept.Text.Imports.OpenSlo;
using Kept.Text.Report;

namespace Kept.Cli.Commands;

/// <summary><c>kept import openslo FILE</c>: an agreement to begin with, from objectives written for another tool.</summary>
internal static class ImportCommand
{
    public static Command Of(Shell shell) =>
        new("import", "Make an agreement of what another tool has: kept import openslo FILE.") { OpenSlo(shell) };

    private static Command OpenSlo(Shell shell)
    {
        var file = new Argument<string>("FILE") { Description = "OpenSLO v1 as YAML, in any number of documents; - is standard input." };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The agreement to write, which must not exist yet; without it the standard output.",
            HelpName = "FILE",
        };
        var json = Shared.Json();
        var command = new Command("openslo", "Make the measuring part of an agreement from OpenSLO v1 objectives.") { file, output, json };
        command.SetAction(parsed => Import(shell, parsed.GetValue(file)!, parsed.GetValue(output), parsed.GetValue(json)));
        return command;
    }

    private static int Import(Shell shell, string file, string? output, bool json)
    {
        var source = new AgreementFiles(shell, new Inputs(shell)).Text(file);
        if (source.Value is not { } text)
        {
            return ProblemOutput.Refuse(shell, source.Problems, json);
        }

        var read = OpenSloImport.Read(text);
        if (read.Value is not { } imported)
        {
            return ProblemOutput.Refuse(shell, read.Problems, json);
        }

        NewFile.Write(shell, json ? ImportOutput.Json(imported) : imported.Text, output);
        foreach (var left in json ? [] : imported.Left)
        {
            shell.Error.WriteLine($"{new Ink(shell.Colour).Strong(left.At.ToString())}: not carried over: {left.What} ({left.Why})");
        }

        return ExitCode.Fine;
    }
}
