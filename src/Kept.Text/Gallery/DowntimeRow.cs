using System.Collections.Immutable;
using Kept.Core.Checks;
using Kept.Core.Money;

namespace Kept.Text.Gallery;

/// <summary>What one agreement owes for downtime: a row of the table and of the chart.</summary>
/// <param name="Part">The services or customers meant, where an agreement has several that differ; else empty.</param>
/// <param name="Downtime">Null: nothing in it that downtime could touch.</param>
internal sealed record DowntimeRow(GalleryEntry Entry, string Part, ServiceDowntime? Downtime)
{
    /// <summary>Where the credit for 24 hours stands among the patterns.</summary>
    private const int WholeDay = 3;

    /// <summary>From the greatest credit for 24 hours to the least, then by name; those without money last.</summary>
    public static ImmutableArray<DowntimeRow> Sorted(IEnumerable<GalleryEntry> entries) =>
        [
            .. entries
                .SelectMany(Of)
                .OrderBy(r => r.Rank)
                .ThenByDescending(r => r.IsMoney ? r.Downtime!.Credits[WholeDay].Share : Rational.Zero)
                .ThenBy(r => r.Entry.Id, StringComparer.Ordinal)
                .ThenBy(r => r.Part, StringComparer.Ordinal),
        ];

    public string Name => Part.Length == 0 ? Entry.Id : $"{Entry.Id}, {Part}";

    /// <summary>Whether it gives money (or would, for a longer outage).</summary>
    public bool IsMoney => Downtime is { GivesCredit: true } down && down.Credits.All(c => c.Days.Sign == 0 && c.Points.Sign == 0);

    private int Rank => IsMoney ? 0 : Downtime is { GivesCredit: true } ? 1 : Downtime is not null ? 2 : 3;

    /// <summary>What stands in the cell of a pattern.</summary>
    public string Cell(int pattern) =>
        Downtime is not { } down ? "–"
        : !down.GivesCredit ? "no credit"
        : down.Credits[pattern] is { Days.Sign: > 0 } days ? Counted(days.Days, "day")
        : down.Credits[pattern] is { Points.Sign: > 0 } points ? Counted(points.Points, "point")
        : IsMoney ? Percent(down.Credits[pattern].Share)
        : "0";

    /// <summary><c>12.5 %</c>: two decimals at most.</summary>
    public static string Percent(Rational share)
    {
        var text = (share * Rational.Hundred).ToDecimalString(2, RoundingMode.HalfAwayFromZero);
        var trimmed = text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
        return trimmed == "0" && share.Sign > 0 ? "< 0.01 %" : $"{trimmed} %";
    }

    private static string Counted(Rational number, string unit)
    {
        var whole = number.ToDecimalString(0, RoundingMode.HalfAwayFromZero);
        return number == Rational.One ? $"{whole} {unit}" : $"{whole} {unit}s";
    }

    /// <summary>Services and customers of an agreement for whom the same is owed stand in one row.</summary>
    private static IEnumerable<DowntimeRow> Of(GalleryEntry entry)
    {
        var alike = entry
            .Downtime.GroupBy(d => (d.GivesCredit, Owed: string.Join(' ', d.Credits.Select(c => (c.Share, c.Days, c.Points)))))
            .ToArray();
        return alike.Length == 0
            ? [new DowntimeRow(entry, "", null)]
            : alike.Select(g => new DowntimeRow(entry, alike.Length == 1 ? "" : Words(entry, [.. g]), g.First()));
    }

    /// <summary>Services where the agreement has several, and customers where it tells them apart.</summary>
    private static string Words(GalleryEntry entry, ServiceDowntime[] alike)
    {
        var isNamed = entry.Downtime.Select(d => d.Service).Distinct().Count() > 1;
        var services = isNamed ? alike.Select(d => entry.Draft.Service(d.Service)).Distinct() : [];
        var parts = new[] { string.Join(" / ", services), string.Join(" / ", alike.Select(d => d.For).Distinct()) };
        return string.Join(", ", parts.Where(w => w.Length > 0));
    }
}
