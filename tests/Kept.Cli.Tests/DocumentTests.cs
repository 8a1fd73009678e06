using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Kept.Cli.Tests;

/// <summary>What the README shows and the tutorial tells to type does what they say.</summary>
public sealed partial class DocumentTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", ".."));

    [Fact]
    public void The_readme_shows_what_its_command_prints()
    {
        var block = Regex.Match(
            File.ReadAllText(Path.Combine(Root, "README.md")),
            @"```\n\$ \./do kept (.*?)\n(.*?)```",
            RegexOptions.Singleline
        );
        var output = Squeezed(Kept(Root, block.Groups[1].Value).Output);

        var lines = block.Groups[2].Value.Split('\n').Where(l => l.Trim() is not ("" or "…")).ToArray();
        lines.Length.ShouldBeGreaterThan(8);
        foreach (var line in lines)
        {
            output.ShouldContain(Squeezed(line));
        }
    }

    /// <summary>
    /// Facts are put into events.jsonl as they come, commands run in order; the statement goes where the redirection says.
    /// </summary>
    [Fact]
    public void The_tutorial_can_be_typed_from_beginning_to_end()
    {
        var folder = Directory.CreateTempSubdirectory("kept-tutorial-").FullName;
        var text = File.ReadAllText(Path.Combine(Root, "docs/tutorial.md"));
        File.WriteAllText(
            Path.Combine(folder, "mine.yaml"),
            Regex.Match(text, "```yaml\n(.*?)```", RegexOptions.Singleline).Groups[1].Value
        );
        var last = "";
        var told = Regex.Replace(text, "```yaml\n.*?```", "", RegexOptions.Singleline);
        foreach (
            var line in told.Split('\n')
                .Where(l => l.StartsWith("    ", StringComparison.Ordinal))
                .Select(l => l.Trim())
                .Where(l => l.Length > 0)
        )
        {
            last = line.StartsWith('{') ? Append(folder, line) : Typed(folder, line);
        }

        last.ShouldContain("granted +8.00");
        Directory.Delete(folder, recursive: true);
    }

    private static string Append(string folder, string fact)
    {
        File.AppendAllText(Path.Combine(folder, "events.jsonl"), fact + "\n");
        return "";
    }

    private static string Typed(string folder, string line)
    {
        line.ShouldStartWith("./do kept ");
        var parts = line["./do kept ".Length..].Split(" > ");
        var (code, output) = Kept(folder, parts[0]);
        code.ShouldBe(0, line);
        if (parts.Length == 2)
        {
            File.WriteAllText(Path.Combine(folder, parts[1]), output);
        }

        return output;
    }

    private static (int Code, string Output) Kept(string folder, string arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = App.Run(
            arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            new Shell
            {
                In = Stream.Null,
                Out = output,
                Error = error,
                Folder = folder,
            }
        );
        return (code, output + error.ToString());
    }

    private static string Squeezed(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex(@"[\s│├└─]+")]
    private static partial Regex Blanks();

    private static string Here([CallerFilePath] string path = "") => path;
}
