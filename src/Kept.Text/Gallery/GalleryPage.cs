using System.Collections.Immutable;
using System.Text;
using Kept.Core.Checks;

namespace Kept.Text.Gallery;

/// <summary>The page of the gallery: who promises what, what the same outages earn, and what the checks find.</summary>
public static class GalleryPage
{
    public const string FileName = "README.md";

    /// <summary>The chart that the page links, beside it.</summary>
    public const string ChartName = "credits.svg";

    public static string Write(IEnumerable<GalleryEntry> entries)
    {
        var all = entries.OrderBy(e => e.Id, StringComparer.Ordinal).ToImmutableArray();
        var rows = DowntimeRow.Sorted(all);
        return string.Join(
            "\n",
            Introduction(all),
            "## Who promises what\n",
            PromiseTable.Of(all),
            "## The same outages everywhere\n",
            Outages,
            DowntimeTable.Of(rows),
            "## What the checks find\n",
            Findings(all),
            FindingTables.ByAgreement(all),
            "The most frequent findings, by the number of agreements that have them ([all of them](../docs/checks.md)):\n",
            FindingTables.Frequent(all),
            "## What cannot be said\n",
            UnsaidList.Of(all)
        );
    }

    /// <summary>The chart of the credits: SVG.</summary>
    public static string Chart(IEnumerable<GalleryEntry> entries) => DowntimeChart.Draw(DowntimeRow.Sorted(entries));

    private static string Introduction(ImmutableArray<GalleryEntry> all) =>
        $"""
        # The gallery

        {all.Length} public agreements, written in the language of Kept from facts that were recorded about them (metrics, tables, bases,
        exclusions, claims, printed examples). The wording is ours; the first line of each file names whose agreement it is and where it
        was read. Where the original names no price, a fee of 1,000.00 a month is assumed. This page is written by code and held by a
        test: it shows who promises what, what the same outages would earn under each agreement, what the checks find, and what the
        language cannot say.

        {Files}
        An example that is wrong in the original fails with the right figure: `kept check gallery/stablehost/agreement.yaml`. What two or
        more of them needed was built; [decision 0060](../docs/decisions/0060-the-gallery-bends-the-language.md) lists it.

        """;

    private static string Files =>
        MarkdownTable.Of(
            ["File", "Holds"],
            [
                [
                    "`<id>/agreement.yaml`",
                    "the terms, with the defects of the original as they stand there; under `assumed:` what it leaves open; "
                        + "under `examples:` its printed examples, also those that are wrong",
                ],
                [
                    "`<id>/recorded.yaml`",
                    "`recorded:` the defects that are on record, each with the finding that names it and the level in which it stands; "
                        + "`unsaid:` what the language does not say, why, and the smallest extension that would",
                ],
            ]
        );

    private static string Outages =>
        $"""
        What the provider would owe, if it is claimed well, as a percentage of the monthly fee that the credit is taken of: for one outage
        of so long, or for 30 outages of 5 minutes, one a day, in a month of 30 days. The engine assessed all of them on made-up facts:
        the outage has no excuse, begins at 10:00 local time on a working day (or when covered hours begin) and hits everything; notices
        and tickets come at its begin; samples and counts say the same, with requests spread evenly. The credits of all levels that the
        outage touches are added, as the agreement's own caps and rules of combination let them. Where hours are not covered, the part of
        the outage within them counts, and the 30 outages become one on each day that is covered. Shares of a fee of another period count
        against the monthly fee: 10 % of a quarter's fee is 30 %.

        “–”: nothing in it that downtime touches (tickets, latency, trains). “no credit”: promised, and no credit for a miss is agreed or
        known. “0 %”: there are credits, and none for this. Days extend the term; points become something by a later rule. Levels for
        different customers stand apart.

        ![Bars of the credit of each agreement for each pattern of downtime]({ChartName})

        """;

    private static string Findings(ImmutableArray<GalleryEntry> all)
    {
        var (recorded, found) = (all.Sum(e => e.Recorded.Findings.Length), all.Sum(e => e.Recorded.FoundBy(e.Findings).Count()));
        var errors = all.Count(e => e.Count(Severity.Error) > 0);
        return $"""
            Readers recorded {recorded} defects; the checks find {found} of them. {errors} of {all.Length} agreements have errors.
            An error stands in the way of signing, a warning is likely not what is meant, a note is worth knowing.

            """;
    }
}
