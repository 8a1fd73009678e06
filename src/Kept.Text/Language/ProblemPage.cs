using System.Text;
using Kept.Core.Problems;

namespace Kept.Text.Language;

/// <summary>The page that shows every kind of problem with a file that provokes it.</summary>
public static class ProblemPage
{
    /// <param name="example">For a code, the file and what reading it reports.</param>
    public static string Write(IReadOnlyList<ProblemKind> codes, Func<string, (string File, string Output)> example)
    {
        var page = new StringBuilder("# Problems\n\n");
        page.Append(
            "Reading an agreement gives a document or all its problems, each with a code, a place (file, line, column), a "
                + "sentence and, where possible, a hint.\n"
        );
        page.Append(
            "Nothing is half-applied. Below stands each code with a file that provokes it; file and output are checked by a test.\n"
        );
        foreach (var code in codes)
        {
            var (file, output) = example(code.Code);
            page.Append($"\n## {code.Code}\n\n{code.Title}. {code.Explanation}\n\n```yaml\n{Shown(file)}```\n\n```text\n{output}```\n");
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
