using System.Text;
using Kept.Core.Problems;

namespace Kept.Text;

/// <summary>A chapter of the page of problems: all kinds that reading one sort of file reports.</summary>
/// <param name="Fence">How its files are shown: <c>yaml</c>, <c>json</c>.</param>
/// <param name="Example">For a code, the file that provokes it and what reading it reports.</param>
public sealed record ProblemChapter(
    string Title,
    string Introduction,
    string Fence,
    IEnumerable<ProblemKind> Kinds,
    Func<string, (string File, string Output)> Example
);

/// <summary>The page that shows every kind of problem with a file that provokes it.</summary>
public static class ProblemPage
{
    public static string Write(params IEnumerable<ProblemChapter> chapters)
    {
        var page = new StringBuilder("# Problems\n\n");
        page.Append(
            "Reading gives a value or all problems that stand in its way, each with a code, a place (file, line, column), a"
                + " sentence and, where possible, a hint.\n"
        );
        page.Append(
            "Nothing is half-applied. Below stands each code with a file that provokes it; file and output are checked by a test.\n"
        );
        foreach (var chapter in chapters)
        {
            page.Append($"\n## {chapter.Title}\n\n{chapter.Introduction}\n");
            foreach (var kind in chapter.Kinds)
            {
                var (file, output) = chapter.Example(kind.Code);
                page.Append(
                    $"\n### {kind.Code}\n\n{kind.Title}."
                        + $" {kind.Explanation}\n\n```{chapter.Fence}\n{Shown(file)}```\n\n```text\n{output}```\n"
                );
            }
        }

        return page.ToString();
    }

    // What cannot be seen is shown as its number.
    private static string Shown(string file)
    {
        var text = file.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        return string.Concat(
            text.Select(c =>
                c == '\t' ? "\\t"
                : (char.IsControl(c) && c != '\n') || c is '\uFFFD' or (>= '\u202A' and <= '\u202E') ? $"\\u{(int)c:X4}"
                : c.ToString()
            )
        );
    }
}
