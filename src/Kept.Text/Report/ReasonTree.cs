using System.Collections.Immutable;
using Kept.Core.Assessment;

namespace Kept.Text.Report;

/// <summary>Reasons as a tree with lines drawn from each to what it follows from.</summary>
public static class ReasonTree
{
    public static IEnumerable<string> Draw(Reason reason, ReportOptions options) => Draw(reason, "", "", options);

    private static IEnumerable<string> Draw(Reason reason, string first, string rest, ReportOptions options)
    {
        var because = reason.Because.IsDefault ? [] : reason.Because;
        var head = first;
        var below = because.IsEmpty ? rest + "  " : rest + "│ ";
        foreach (var line in Wrap.Lines(reason.Text + Source(reason), Math.Max(30, options.Width - rest.Length)))
        {
            yield return head + line;
            head = first.Length == 0 && because.IsEmpty ? "  " : below;
        }

        for (var i = 0; i < because.Length; i++)
        {
            var last = i == because.Length - 1;
            foreach (var line in Draw(because[i], rest + (last ? "└─ " : "├─ "), rest + (last ? "   " : "│  "), options))
            {
                yield return line;
            }
        }
    }

    /// <summary><c> [clause 5.2, R7; from o1, o2]</c></summary>
    private static string Source(Reason reason)
    {
        var rules = new[] { reason.Clause is { } clause ? $"clause {clause}" : null, reason.Ruling }.Where(r => r is not null);
        var facts = Facts(reason.Facts.IsDefault ? [] : reason.Facts);
        var parts = new[] { string.Join(", ", rules), facts }.Where(p => p.Length > 0);
        var source = string.Join("; ", parts);
        return source.Length == 0 ? "" : $" [{source}]";
    }

    private static string Facts(ImmutableArray<string> facts) => facts.Length switch
    {
        0 => "",
        <= 6 => $"from {string.Join(", ", facts)}",
        _ => $"from {string.Join(", ", facts.Take(5))} and {facts.Length - 5} more",
    };
}
