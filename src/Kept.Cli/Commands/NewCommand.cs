using System.CommandLine;
using Kept.Cli.Output;
using Kept.Core.Json;
using Kept.Text.Evidence;
using Kept.Text.Language;
using Kept.Text.Report;

namespace Kept.Cli.Commands;

/// <summary><c>kept new [TEMPLATE]</c>: an agreement to start from, out of the program itself.</summary>
internal static class NewCommand
{
    public static Command Of(Shell shell)
    {
        var name = new Argument<string?>("TEMPLATE")
        {
            Description = "Which template; without it all are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The file to write, which must not exist yet; without it the standard output.",
            HelpName = "FILE",
        };
        var json = Shared.Json();
        var command = new Command("new", "Copy a template of an agreement, or list them.") { name, output, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(name) is not { } asked)
            {
                shell.Out.Write(parsed.GetValue(json) ? Json() : List(shell));
                return ExitCode.Fine;
            }

            NewFile.Write(shell, (Templates.Of(asked) ?? throw Unknown(asked)).Text, parsed.GetValue(output));
            return ExitCode.Fine;
        });
        return command;
    }

    private static UsageException Unknown(string name) =>
        new($"there is no template {name}", NearWords.DidYouMean(name, Templates.Names) ?? "kept new lists them");

    private static string List(Shell shell)
    {
        var ink = new Ink(shell.Colour);
        return string.Concat(Templates.All.Select(t => $"{ink.Strong(t.Name)}\n{Lines(t.Summary)}{Lines(t.Use)}"))
            + "\nkept new TEMPLATE --output FILE copies one.\n";

        string Lines(string text) => string.Concat(Wrap.Lines(text, shell.Width - 4).Select(l => $"    {l}\n"));
    }

    private static string Json()
    {
        var json = new CanonicalJson().BeginArray();
        foreach (var template in Templates.All)
        {
            json.BeginObject()
                .Key("name")
                .Text(template.Name)
                .Key("summary")
                .Text(template.Summary)
                .Key("use")
                .Text(template.Use)
                .EndObject();
        }

        return json.EndArray() + "\n";
    }
}
