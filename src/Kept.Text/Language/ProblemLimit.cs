using Kept.Core.Problems;

namespace Kept.Text.Language;

/// <summary>Lists the first problems of each code in a file and counts the rest, so that one fault written again and again is readable.</summary>
internal static class ProblemLimit
{
    /// <summary>Listed of each code and file before the rest is counted.</summary>
    public const int AtMost = 100;

    /// <summary>The problems by file and place, each once; after those of a file, one line for each code with more of them.</summary>
    public static IEnumerable<Problem> InOrder(IEnumerable<Problem> problems) =>
        problems.Distinct().GroupBy(p => p.At.File).OrderBy(f => f.Key, StringComparer.Ordinal).SelectMany(OfFile);

    private static IEnumerable<Problem> OfFile(IGrouping<string, Problem> file)
    {
        var byCode = file.GroupBy(p => p.Code).Select(c => (First: Sorted(c).Take(AtMost).ToArray(), All: c.Count())).ToArray();
        var rest = byCode.Where(c => c.All > AtMost).Select(c => Rest(c.First[0], c.All - AtMost));
        return Sorted(byCode.SelectMany(c => c.First)).Concat(rest.OrderBy(p => p.Code, StringComparer.Ordinal));
    }

    private static Problem Rest(Problem like, int count) =>
        new(like.Code, like.At with { Line = 0, Column = 0 }, FormattableString.Invariant($"and {count:N0} more like it")) { Count = count };

    private static IEnumerable<Problem> Sorted(IEnumerable<Problem> problems) =>
        problems.OrderBy(p => p.At.Line).ThenBy(p => p.At.Column).ThenBy(p => p.Code, StringComparer.Ordinal);
}
