using System.Text;
using Kept.Core.Checks;
using Kept.Text.Checks;

namespace Kept.Text.Report;

/// <summary>Findings for people: what, where, and the facts that show it.</summary>
public static class FindingReport
{
    /// <param name="width">Columns of the terminal.</param>
    public static string Write(IEnumerable<PlacedFinding> findings, int width = 100, bool colour = false)
    {
        var text = new StringBuilder();
        foreach (var found in findings)
        {
            Append(text, found, new Ink(colour), width);
        }

        return text.ToString();
    }

    /// <summary><c>2 errors, 1 warning, 3 notes, 1 accepted</c>.</summary>
    public static string Summary(IEnumerable<Finding> findings)
    {
        var all = findings.ToArray();
        var open = all.Where(f => f.Accepted is null).ToArray();
        string[] parts =
        [
            Count(open.Count(f => f.Severity == Severity.Error), "error"),
            Count(open.Count(f => f.Severity == Severity.Warning), "warning"),
            Count(open.Count(f => f.Severity == Severity.Note), "note"),
            all.Length > open.Length ? $"{all.Length - open.Length} accepted" : "",
        ];
        var said = parts.Where(p => p.Length > 0).ToArray();
        return said.Length == 0 ? "nothing found" : string.Join(", ", said);
    }

    public static string Name(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Note => "note",
    };

    private static void Append(StringBuilder text, PlacedFinding found, Ink ink, int width)
    {
        var finding = found.Finding;
        var clause = finding.Clause is { Length: > 0 } c ? $" (clause {c})" : "";
        var accepted = finding.Accepted is null ? "" : " accepted";
        text.Append($"{ink.Strong(found.At.ToString())}: {Name(finding.Severity)}{accepted}: {finding.Code}{clause}\n");
        Wrapped(text, finding.Sentence, width, "    ", "    ");
        foreach (var example in finding.Examples)
        {
            Wrapped(text, $"{example.Facts}: {example.Shows}", width, "      e.g. ", "           ");
        }

        foreach (var line in finding.Because)
        {
            Wrapped(text, line, width, "      because ", "              ");
        }

        if (finding.Hint is { } hint && finding.Accepted is null)
        {
            Wrapped(text, hint, width, "      → ", "        ");
        }

        if (finding.Accepted is { } accept)
        {
            Wrapped(text, $"accepted{(accept.By is null ? "" : $" by {accept.By}")}: {accept.Reason}", width, "      ", "      ");
        }
    }

    private static void Wrapped(StringBuilder text, string sentence, int width, string first, string rest)
    {
        var lines = Wrap.Lines(sentence, Math.Max(40, width - first.Length)).ToArray();
        for (var n = 0; n < lines.Length; n++)
        {
            text.Append(n == 0 ? first : rest).Append(lines[n]).Append('\n');
        }
    }

    private static string Count(int count, string thing) => count == 0 ? "" : count == 1 ? $"1 {thing}" : $"{count} {thing}s";
}
