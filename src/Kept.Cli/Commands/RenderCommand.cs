using System.CommandLine;
using System.Runtime.CompilerServices;
using Kept.Cli.Output;
using Kept.Print;
using Kept.Print.Fonts;
using Kept.Text.Contract;
using Kept.Text.Contract.Languages;
using Kept.Text.Contract.Writers;

namespace Kept.Cli.Commands;

/// <summary><c>kept render AGREEMENT --to md|html|pdf</c>: the contract that people sign, or its summary.</summary>
internal static class RenderCommand
{
    public static Command Of(Shell shell)
    {
        var files = new Argument<string[]>("AGREEMENT")
        {
            Description = "The agreement; further files are its amendments and the texts it stands under.",
            Arity = ArgumentArity.OneOrMore,
        };
        var to = new Option<string>("--to") { Description = "The form: md, html or pdf.", DefaultValueFactory = _ => "md" };
        var language = new Option<string>("--language") { Description = "The language: en or de.", DefaultValueFactory = _ => "en" };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write; without it the standard output.",
            HelpName = "FILE",
        };
        var summary = new Option<bool>("--summary") { Description = "One page for people who do not read the rest." };
        to.AcceptOnlyFromAmong("md", "html", "pdf");
        language.AcceptOnlyFromAmong([.. ContractLanguage.Codes]);
        var command = new Command("render", "Print an agreement as the contract that both parties sign.")
        {
            files,
            to,
            language,
            output,
            summary,
        };
        command.SetAction(parsed =>
        {
            var read = new AgreementFiles(shell, new Inputs(shell)).Read(parsed.GetValue(files)!);
            if (read.Value is not { } document)
            {
                return ProblemOutput.Refuse(shell, read.Problems, asJson: false);
            }

            var source = ContractSource.Of(document);
            var words = ContractLanguage.Of(parsed.GetValue(language)!)!;
            var contract = parsed.GetValue(summary) ? ContractComposer.Summarise(source, words) : ContractComposer.Compose(source, words);
            Write(shell, contract, parsed.GetValue(to)!, parsed.GetValue(output));
            return ExitCode.Fine;
        });
        return command;
    }

    private static void Write(Shell shell, ContractDocument contract, string to, string? output)
    {
        if (to == "pdf")
        {
            WritePdf(shell, contract, output ?? throw new UsageException("a PDF needs a file", "write --output contract.pdf"));
            return;
        }

        var text = to == "html" ? HtmlWriter.Write(contract) : MarkdownWriter.Write(contract);
        if (output is null)
        {
            shell.Out.Write(text);
        }
        else
        {
            File.WriteAllText(Path.Combine(shell.Folder, output), text);
        }
    }

    // Not inlined, so that what prints is loaded only when something is printed.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void WritePdf(Shell shell, ContractDocument contract, string output)
    {
        try
        {
            File.WriteAllBytes(Path.Combine(shell.Folder, output), ContractPrinter.Print(contract));
        }
        catch (FontMissingException missing)
        {
            throw new UsageException(missing.Message, missing.Hint);
        }
    }
}
