using System.Collections.Immutable;
using System.CommandLine;
using Kept.Cli.Output;
using Kept.Core.Json;
using Kept.Core.Problems;
using Kept.Text.Language;

namespace Kept.Cli.Commands;

/// <summary><c>kept check AGREEMENT…</c>: reads and validates.</summary>
internal static class CheckCommand
{
    public static Command Of(Shell shell)
    {
        var files = new Argument<string[]>("AGREEMENT")
        {
            Description = "Agreements with their amendments; - is standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var json = Shared.Json();
        var command = new Command("check", "Read agreements and say all that is wrong with them.") { files, json };
        command.SetAction(parsed =>
        {
            var read = new AgreementFiles(shell, new Inputs(shell)).ReadEach(parsed.GetValue(files)!).ToArray();
            return parsed.GetValue(json) ? Json(shell, read) : Text(shell, read);
        });
        return command;
    }

    private static int Text(Shell shell, IReadOnlyList<(string Path, Checked<AgreementDocument> Result)> read)
    {
        foreach (var (path, result) in read.Where(r => r.Result.IsFine))
        {
            shell.Out.WriteLine($"{path}: fine, {Summary(result.Value!)}");
        }

        var problems = Problems(read);
        return problems.IsEmpty ? ExitCode.Fine : ProblemOutput.Refuse(shell, problems, asJson: false);
    }

    private static int Json(Shell shell, IReadOnlyList<(string Path, Checked<AgreementDocument> Result)> read)
    {
        var json = new CanonicalJson().BeginObject().Key("agreements").BeginArray();
        foreach (var (path, result) in read.Where(r => r.Result.IsFine))
        {
            var agreement = result.Value!.Agreement;
            json.BeginObject().Key("file").Text(path).Key("agreement").Text(agreement.Id).Key("versions").BeginArray();
            foreach (var version in agreement.Versions)
            {
                json.BeginObject()
                    .Key("number")
                    .Whole(version.Number)
                    .Key("label")
                    .Text(version.Label)
                    .Key("hash")
                    .Text(version.Hash)
                    .EndObject();
            }

            json.EndArray().EndObject();
        }

        var problems = Problems(read);
        ProblemOutput.Write(json.EndArray().Key("problems"), problems).EndObject();
        shell.Out.WriteLine(json);
        return problems.IsEmpty ? ExitCode.Fine : ExitCode.Problems;
    }

    private static ImmutableArray<Problem> Problems(IEnumerable<(string Path, Checked<AgreementDocument> Result)> read) =>
        [.. read.SelectMany(r => r.Result.Problems).Distinct()];

    private static string Summary(AgreementDocument document)
    {
        var latest = document.Agreement.Versions[^1];
        var levels = latest.Terms.ServiceLevels.Length;
        var versions = document.Agreement.Versions.Length;
        return $"{document.Agreement.Id}, {levels} {(levels == 1 ? "level" : "levels")}"
            + (versions == 1 ? $", hash {latest.Hash[..12]}" : $", {versions} versions, the last {latest.Hash[..12]}");
    }
}
