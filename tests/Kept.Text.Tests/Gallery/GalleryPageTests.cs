using System.Collections.Immutable;
using System.Xml.Linq;
using Kept.Text.Checks;
using Kept.Text.Gallery;
using Kept.Text.Tests.Language;

namespace Kept.Text.Tests.Gallery;

/// <summary>The page of the gallery and its chart are what the code makes of the agreements today.</summary>
public sealed class GalleryPageTests
{
    private static readonly Lazy<ImmutableArray<GalleryEntry>> Entries = new(() => [.. Folders().AsParallel().AsOrdered().Select(Read)]);

    [Fact]
    public void The_page_is_up_to_date() => Holds(GalleryPage.FileName, GalleryPage.Write(Entries.Value));

    [Fact]
    public void The_chart_is_up_to_date_and_runs_nothing()
    {
        var chart = GalleryPage.Chart(Entries.Value);
        XDocument.Parse(chart).Descendants().ShouldNotContain(e => e.Name.LocalName == "script");
        Holds(GalleryPage.ChartName, chart);
    }

    [Fact]
    public void The_made_up_facts_decide_every_level() =>
        Entries.Value.Where(e => e.Downtime.Any(d => d.Credits.Any(c => !c.IsExact))).Select(e => e.Id).ShouldBeEmpty();

    private static void Holds(string file, string text)
    {
        var path = Repository.Path("gallery", file);
        if (Repository.RewritesGolden)
        {
            File.WriteAllText(path, text);
        }

        File.ReadAllText(path).ShouldBe(text);
    }

    private static IEnumerable<string> Folders() =>
        Directory.GetDirectories(Repository.Path("gallery")).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    private static GalleryEntry Read(string id) =>
        GalleryEntry
            .Of(Repository.Source("gallery", id, GalleryEntry.AgreementFile), Repository.Source("gallery", id, RecordedFindings.FileName))
            .OrThrow();
}
