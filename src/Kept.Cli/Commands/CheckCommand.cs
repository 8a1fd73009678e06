using System.Collections.Immutable;
using System.CommandLine;
using Kept.Cli.Output;
using Kept.Core.Checks;
using Kept.Core.Json;
using Kept.Core.Problems;
using Kept.Text.Checks;
using Kept.Text.Json;
using Kept.Text.Language;
using Kept.Text.Report;

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
        var brief = new Option<bool>("--brief") { Description = "A line for each agreement, without its findings." };
        var command = new Command("check", "Read agreements and say all that is wrong with them.") { files, brief, json };
        command.SetAction(parsed =>
        {
            var agreements = new AgreementFiles(shell, new Inputs(shell));
            var read = agreements.ReadEach(parsed.GetValue(files)!).ToArray();
            var looked = Looked.At(agreements, read);
            return parsed.GetValue(json) ? Json(shell, read, looked) : Text(shell, read, looked, parsed.GetValue(brief));
        });
        return command;
    }

    private static int Text(
        Shell shell,
        IReadOnlyList<(string Path, Checked<AgreementDocument> Result)> read,
        ImmutableArray<Looked> looked,
        bool brief
    )
    {
        foreach (var each in brief && looked.Length > 1 ? [] : looked)
        {
            shell.Out.WriteLine($"{each.Path}: {FindingReport.Summary(each.Plain)}; {Summary(each.Document)}");
            shell.Out.Write(brief ? "" : FindingReport.Write(each.Findings, shell.Width, shell.Colour));
        }

        if (looked.Length > 1)
        {
            CheckTable.Write(shell, looked);
        }

        var problems = Problems(read, looked);
        return !problems.IsEmpty ? ProblemOutput.Refuse(shell, problems, asJson: false) : Code(looked);
    }

    private static int Code(ImmutableArray<Looked> looked) =>
        looked.Any(l => Checker.Blocks(l.Plain)) ? ExitCode.Problems : ExitCode.Fine;

    private static int Json(Shell shell, IReadOnlyList<(string Path, Checked<AgreementDocument> Result)> read, ImmutableArray<Looked> looked)
    {
        var json = new CanonicalJson().BeginObject().Key("agreements").BeginArray();
        foreach (var each in looked)
        {
            var agreement = each.Document.Agreement;
            json.BeginObject().Key("file").Text(each.Path).Key("agreement").Text(agreement.Id).Key("versions").BeginArray();
            foreach (var version in agreement.Versions)
            {
                json.BeginObject().Key("number").Whole(version.Number).Key("label").Text(version.Label);
                json.Key("hash").Text(version.Hash).EndObject();
            }

            FindingJson.Write(json.EndArray().Key("findings"), each.Findings).EndObject();
        }

        var problems = Problems(read, looked);
        ProblemOutput.Write(json.EndArray().Key("problems"), problems).EndObject();
        shell.Out.WriteLine(json);
        return problems.IsEmpty ? Code(looked) : ExitCode.Problems;
    }

    private static ImmutableArray<Problem> Problems(
        IEnumerable<(string Path, Checked<AgreementDocument> Result)> read,
        ImmutableArray<Looked> looked
    ) => [.. read.SelectMany(r => r.Result.Problems).Concat(looked.SelectMany(l => l.Problems)).Distinct()];

    private static string Summary(AgreementDocument document)
    {
        var latest = document.Agreement.Versions[^1];
        var levels = latest.Terms.ServiceLevels.Length;
        var versions = document.Agreement.Versions.Length;
        return $"{document.Agreement.Id}, {levels} {(levels == 1 ? "level" : "levels")}"
            + (versions == 1 ? $", hash {latest.Hash[..12]}" : $", {versions} versions, the last {latest.Hash[..12]}");
    }
}
