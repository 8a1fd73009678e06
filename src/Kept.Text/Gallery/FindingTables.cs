using System.Globalization;
using Kept.Core.Checks;
using Kept.Text.Checks;
using Kept.Text.Report;

namespace Kept.Text.Gallery;

/// <summary>What the checks find: agreement by agreement, and which findings are the most frequent.</summary>
internal static class FindingTables
{
    private const int MostFrequent = 20;

    public static string ByAgreement(IEnumerable<GalleryEntry> entries) =>
        MarkdownTable.Of(
            ["Agreement", "Errors:", "Warnings:", "Notes:", "Recorded:", "Found:"],
            entries.Select(e =>
                new[]
                {
                    e.Link,
                    Number(e.Count(Severity.Error)),
                    Number(e.Count(Severity.Warning)),
                    Number(e.Count(Severity.Note)),
                    Number(e.Recorded.Findings.Length),
                    Number(e.Recorded.FoundBy(e.Findings).Count()),
                }
            )
        );

    /// <summary>By how many agreements have it.</summary>
    public static string Frequent(IEnumerable<GalleryEntry> entries) =>
        MarkdownTable.Of(
            ["Finding", "", "What it says", "Agreements:"],
            entries
                .SelectMany(e => e.Findings.Select(f => f.Kind).DistinctBy(k => k.Code))
                .GroupBy(k => k.Code)
                .OrderByDescending(g => g.Count())
                .ThenBy(g => g.Key, StringComparer.Ordinal)
                .Take(MostFrequent)
                .Select(g => new[] { $"`{g.Key}`", FindingReport.Name(g.First().Severity), g.First().Title, Number(g.Count()) })
        );

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
