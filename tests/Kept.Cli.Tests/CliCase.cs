using System.Text;

namespace Kept.Cli.Tests;

/// <summary>
/// One command of a case file: <c>$ kept …</c>, what it reads (<c>&lt; </c>), writes (<c>&gt; </c>), says on the error stream (<c>! </c>)
/// and its exit code (<c>= </c>). Lines with # before a command belong to it as words for people. <c>COLOUR=1</c> before it: as on a
/// terminal.
/// </summary>
internal sealed record CliCase(string[] Words, string Command, string Input)
{
    public string Run(string folder)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var arguments = Split(Command["kept ".Length..]).ToArray();
        var shell = new Shell
        {
            In = new MemoryStream(Encoding.UTF8.GetBytes(Input)),
            Out = output,
            Error = error,
            Folder = folder,
            Colour = Words.Contains("# COLOUR=1"),
        };
        var code = App.Run(arguments, shell);
        return string.Concat(Words.Select(w => $"{w}\n"))
            + $"$ {Command}\n"
            + Marked("< ", Input)
            + Marked("> ", output.ToString())
            + Marked("! ", error.ToString())
            + $"= {code}\n";
    }

    public static IEnumerable<CliCase> Read(string text)
    {
        var words = new List<string>();
        var input = new StringBuilder();
        string? command = null;
        foreach (var line in text.Split('\n').Append("# end"))
        {
            if (command is not null && (line.StartsWith('#') || line.StartsWith("$ ", StringComparison.Ordinal)))
            {
                yield return new CliCase([.. words], command, input.ToString());
                (command, input) = (null, new StringBuilder());
                words.Clear();
            }

            if (line.StartsWith('#'))
            {
                words.Add(line);
            }
            else if (line.StartsWith("$ kept ", StringComparison.Ordinal))
            {
                command = line[2..];
            }
            else if (line.StartsWith("< ", StringComparison.Ordinal))
            {
                input.Append(line.AsSpan(2)).Append('\n');
            }
        }
    }

    private static string Marked(string mark, string text) =>
        string.Concat(
            text.Split('\n').SkipLast(text.EndsWith('\n') || text.Length == 0 ? 1 : 0).Select(l => $"{mark}{l}".TrimEnd() + "\n")
        );

    /// <summary>Splits at spaces that are not in single quotes.</summary>
    private static IEnumerable<string> Split(string command) =>
        command.Split('\'').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
