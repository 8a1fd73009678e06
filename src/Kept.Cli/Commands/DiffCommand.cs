using System.CommandLine;
using Kept.Cli.Output;
using Kept.Core.Changes;
using Kept.Core.Problems;
using Kept.Text.Changes;
using Kept.Text.Contract;
using Kept.Text.Language;

namespace Kept.Cli.Commands;

/// <summary><c>kept diff OLD NEW</c>: what changes in meaning between two agreements, or between versions of one.</summary>
internal static class DiffCommand
{
    public static Command Of(Shell shell)
    {
        var files = new Argument<string[]>("AGREEMENT")
        {
            Description = "The old agreement and the new one; or one agreement with its amendments, whose versions are compared.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("diff", "Say what changes in meaning between two agreements or versions, and who gains.") { files };
        command.SetAction(parsed =>
        {
            var read = Read(new AgreementFiles(shell, new Inputs(shell)), parsed.GetValue(files)!);
            if (read.Value is not { } sources)
            {
                return ProblemOutput.Refuse(shell, read.Problems, asJson: false);
            }

            var comparison = Comparer.Compare(sources.Old.Agreement.Versions[sources.First - 1], sources.New.Agreement.Versions[sources.Last - 1]);
            var redline = new Redline(
                ContractSource.Of(sources.Old, sources.First),
                ContractSource.Of(sources.New, sources.Last),
                comparison
            );
            shell.Out.Write(ChangeReport.Write(redline, shell.Width, shell.Colour));
            return ExitCode.Fine;
        });
        return command;
    }

    /// <summary>The two versions that are compared, each by its number.</summary>
    private sealed record Compared(AgreementDocument Old, int First, AgreementDocument New, int Last);

    /// <summary>One agreement: its first version and its last. Two: the last of each.</summary>
    private static Checked<Compared> Read(AgreementFiles files, string[] paths)
    {
        var read = files.ReadEach(paths).ToArray();
        var problems = read.SelectMany(r => r.Result.Problems).Distinct().ToArray();
        if (problems.Length > 0)
        {
            return Checked<Compared>.Refused(problems);
        }

        var documents = read.Select(r => r.Result.Value!).ToArray();
        return Checked<Compared>.Fine(
            documents switch
            {
                [var one] when one.Agreement.Versions.Length > 1 => new Compared(one, 1, one, one.Agreement.Versions.Length),
                [var old, var new_] => new Compared(old, old.Agreement.Versions.Length, new_, new_.Agreement.Versions.Length),
                [_] => throw new UsageException("there is one version only", "name a second agreement, or an amendment"),
                _ => throw new UsageException("two agreements are compared, or one with its amendments"),
            }
        );
    }
}
