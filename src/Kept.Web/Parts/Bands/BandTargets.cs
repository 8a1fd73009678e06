using System.Collections.Immutable;
using NodaTime;

namespace Kept.Web.Parts.Bands;

/// <summary>What can be pressed in a drawing: one band, or several that lie too near to one another to tell them apart by finger.</summary>
/// <param name="Bands">Those that are meant; one opens what it is about, several are looked at closer.</param>
public sealed record BandTarget(ImmutableArray<Placed> Bands, int X, int Width)
{
    public Instant From => Bands[0].Spell.From;

    public Instant Until => Bands[^1].Spell.Until;

    /// <summary>How near two may come, in tenths of a unit: 24 pixels (WCAG 2.5.8) where a unit is somewhat less than one.</summary>
    public const int Least = 27 * BandLayout.Unit;

    /// <summary>The bands that open something, together where they are too near.</summary>
    public static ImmutableArray<BandTarget> Of(BandLayout layout)
    {
        var targets = new List<BandTarget>();
        foreach (var band in layout.Bands.Where(b => b.Spell.Href is not null))
        {
            var target = Around([band], layout.Width);
            while (targets.Count > 0 && targets[^1].X + targets[^1].Width > target.X)
            {
                target = Around([.. targets[^1].Bands, .. target.Bands], layout.Width);
                targets.RemoveAt(targets.Count - 1);
            }

            targets.Add(target);
        }

        return [.. targets];
    }

    private static BandTarget Around(ImmutableArray<Placed> bands, int whole)
    {
        var (from, until) = (bands[0].X, bands[^1].End);
        var width = Math.Min(Math.Max(until - from, Least), whole);
        var x = Math.Clamp((from + until - width) / 2, 0, whole - width);
        return new BandTarget(bands, x, width);
    }
}
