using System.CommandLine;
using Kept.Cli.Output;
using Kept.Core.Changes;
using Kept.Core.Problems;
using Kept.Text.Changes;
using Kept.Text.Contract;
using Kept.Text.Contract.Writers;

namespace Kept.Cli.Commands;

/// <summary><c>kept diff OLD NEW</c>: what changes in meaning between two agreements, or between versions of one.</summary>
internal static class DiffCommand
{
    public static Command Of(Shell shell)
    {
        var options = new DiffOptions();
        var command = new Command("diff", "Say what changes in meaning between two agreements or versions, and who gains.");
        options.AddTo(command);
        command.SetAction(parsed => Run(shell, options, parsed));
        return command;
    }

    private static int Run(Shell shell, DiffOptions options, ParseResult parsed)
    {
        var json = parsed.GetValue(options.Json);
        var inputs = new Inputs(shell);
        var read = Compared.Read(new AgreementFiles(shell, inputs), options, parsed);
        if (read.Value is not { } compared)
        {
            return ProblemOutput.Refuse(shell, read.Problems, json);
        }

        var comparison = Compare(inputs, compared, options, parsed);
        if (comparison.Value is not { } changes)
        {
            return ProblemOutput.Refuse(shell, comparison.Problems, json);
        }

        Write(
            shell,
            new Redline(compared.From, compared.To, changes),
            json ? "json" : parsed.GetValue(options.To)!,
            parsed.GetValue(options.Output)
        );
        return parsed.GetValue(options.FailOn) is not null && changes.IsWeaker ? ExitCode.Problems : ExitCode.Fine;
    }

    private static Checked<AgreementComparison> Compare(Inputs inputs, Compared compared, DiffOptions options, ParseResult parsed)
    {
        var day = parsed.GetValue(options.On) is { } on ? Times.Day("--on", on) : (NodaTime.LocalDate?)null;
        if (parsed.GetValue(options.Question.Evidence) is not { Length: > 0 } files)
        {
            return Checked<AgreementComparison>.Fine(Comparer.Compare(compared.Old, compared.New, day));
        }

        var facts = Facts(inputs, compared, options.Question, parsed, files);
        return facts.Value is { } known
            ? Comparer.Compare(compared.Old, compared.New, day, known)
            : Checked<AgreementComparison>.Refused(facts.Problems);
    }

    private static Checked<KnownFacts> Facts(Inputs inputs, Compared compared, QuestionOptions options, ParseResult parsed, string[] files)
    {
        var zone = compared.New.Terms.Zone;
        var asOf = parsed.GetValue(options.AsOf) is { } at ? Times.At("--as-of", at, zone) : (NodaTime.Instant?)null;
        var read = inputs.Evidence(files, compared.EvidenceOptions, asOf);
        if (read.Value is not { } book)
        {
            return Checked<KnownFacts>.Refused(read.Problems);
        }

        var period = Question.Asked(parsed, options, zone) ?? Question.Touched(book, zone);
        return Checked<KnownFacts>.Fine(
            new KnownFacts(book, period, asOf ?? NodaTime.Instant.Max(period.Until, book.LatestKnowledge ?? period.Until))
        );
    }

    private static void Write(Shell shell, Redline redline, string to, string? output)
    {
        var text = to switch
        {
            "json" => ChangeJson.Write(redline) + "\n",
            "md" => MarkdownWriter.Write(ChangeDocument.Of(redline)),
            "html" => HtmlWriter.Write(ChangeDocument.Of(redline)),
            _ => ChangeReport.Write(redline, shell.Width, shell.Colour && output is null),
        };
        if (output is null)
        {
            shell.Out.Write(text);
        }
        else
        {
            File.WriteAllText(Path.Combine(shell.Folder, output), text);
        }
    }
}
