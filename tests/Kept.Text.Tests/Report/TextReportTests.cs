using Kept.Core.Assessment;
using Kept.Core.Money;
using Kept.Core.Time;
using Kept.Text.Report;
using Kept.Text.Tests.Evidence;
using Kept.Text.Tests.Json;
using NodaTime;

namespace Kept.Text.Tests.Report;

public sealed class TextReportTests
{
    private static readonly ReportOptions Options = new(SampleResults.LosAngeles, "Customer Agreement", Width: 100);

    [Fact]
    public void A_statement_reads_as_agreed() =>
        CaseFiles.ShouldMatch(
            Path.Combine(CaseFiles.Folder("results"), "consultancy.txt"),
            TextReport.Render(SampleResults.Consultancy(), Options)
        );

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(200)]
    public void Reasons_and_timelines_keep_to_the_width(int width)
    {
        var lines = TextReport.Render(SampleResults.Consultancy(), Options with { Width = width }).Split('\n');

        lines.Where(l => l.StartsWith("  ", StringComparison.Ordinal) && l.Length > width).ShouldBeEmpty();
    }

    [Fact]
    public void Colour_changes_nothing_but_the_colour()
    {
        var plain = TextReport.Render(SampleResults.Consultancy(), Options);
        var coloured = TextReport.Render(SampleResults.Consultancy(), Options with { Colour = true });

        coloured.ShouldNotBe(plain);
        System
            .Text.RegularExpressions.Regex.Replace(coloured, "\u001b\\[[0-9;]*m", "")
            .Split('\n')
            .Select(l => l.TrimEnd())
            .ShouldBe(plain.Split('\n'));
    }

    [Fact]
    public void An_outage_of_a_second_is_seen_in_a_year()
    {
        var year = new TimeRange(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2027, 1, 1, 0, 0));
        var second = new TimeRange(Instant.FromUtc(2026, 6, 1, 0, 0), Instant.FromUtc(2026, 6, 1, 0, 0) + Duration.FromSeconds(1));

        var cells = Timeline.Cells(new Bands(IntervalSet.Of(year), IntervalSet.Of(second), IntervalSet.Empty, IntervalSet.Empty), year, 72);

        cells.Length.ShouldBe(72);
        cells.Count(c => c == '█').ShouldBe(1);
    }

    [Fact]
    public void A_time_that_happens_twice_is_said_with_its_offset()
    {
        var words = new LocalWords(SampleResults.LosAngeles);

        words.At(Instant.FromUtc(2026, 11, 1, 8, 30)).ShouldBe("2026-11-01 01:30 (-07:00)");
        words.At(Instant.FromUtc(2026, 11, 1, 10, 30)).ShouldBe("2026-11-01 02:30");
    }
}
