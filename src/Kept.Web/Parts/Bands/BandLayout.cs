using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Kept.Web.Parts.Bands;

/// <summary>Something that lasted: a stretch of a drawing.</summary>
/// <param name="Kind">What it is drawn as: <c>down</c>, <c>running</c>; empty: nothing.</param>
/// <param name="Title">What it says to who points at it.</param>
/// <param name="Href">What it opens; null: nothing.</param>
public sealed record Spell(Instant From, Instant Until, string Kind, string Title = "", string? Href = null, bool Ahead = false);

/// <summary>A spell where it is drawn, in tenths of a unit.</summary>
public sealed record Placed(Spell Spell, int X, int Width)
{
    public int End => X + Width;
}

/// <summary>
/// Spells side by side on a line of time. Together they are as wide as the line; none is narrower than can be seen: what a narrow one
/// takes too much, its neighbours give, so that all others stand where their time is.
/// </summary>
public sealed class BandLayout
{
    /// <summary>Tenths in a unit of the drawing.</summary>
    public const int Unit = 10;

    private readonly Instant _from;
    private readonly Instant _until;

    /// <param name="width">Of the line, in units.</param>
    /// <param name="least">The least width that can be seen, in tenths of a unit.</param>
    public BandLayout(IEnumerable<Spell> spells, Instant from, Instant until, int width, int least = 20)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(until, from);
        (_from, _until, Width) = (from, until, width * Unit);
        Bands = Place([.. Filled(spells)], least);
    }

    /// <summary>In tenths of a unit.</summary>
    public int Width { get; }

    /// <summary>In their order in time, without gaps.</summary>
    public ImmutableArray<Placed> Bands { get; }

    /// <summary>Where an instant is, in the spell that it lies in.</summary>
    public int X(Instant at)
    {
        var inside =
            at < _from ? _from
            : at > _until ? _until
            : at;
        var band = Bands.LastOrDefault(b => b.Spell.From <= inside) ?? Bands[0];
        return band.X + Share(inside - band.Spell.From, band.Spell.Until - band.Spell.From, band.Width);
    }

    /// <summary>A number of tenths as SVG writes it: 125 is 12.5.</summary>
    public static string Svg(int tenths) =>
        tenths % Unit == 0
            ? (tenths / Unit).ToString(CultureInfo.InvariantCulture)
            : ((decimal)tenths / Unit).ToString("0.0", CultureInfo.InvariantCulture);

    /// <summary>Cut to the line and in order; what lies between them is a spell of nothing.</summary>
    private IEnumerable<Spell> Filled(IEnumerable<Spell> spells)
    {
        var at = _from;
        foreach (var spell in spells.OrderBy(s => s.From))
        {
            var (from, until) = (Instant.Max(spell.From, at), Instant.Min(spell.Until, _until));
            if (until <= from)
            {
                continue;
            }

            if (from > at)
            {
                yield return new Spell(at, from, "");
            }

            yield return spell with
            {
                From = from,
                Until = until,
            };
            at = until;
        }

        if (at < _until)
        {
            yield return new Spell(at, _until, "");
        }
    }

    private ImmutableArray<Placed> Place(ImmutableArray<Spell> spells, int wanted)
    {
        var least = Math.Min(wanted, Width / spells.Length);
        var ends = spells.Select(s => Share(s.Until - _from, _until - _from, Width)).ToArray();
        for (var i = 0; i < ends.Length; i++)
        {
            ends[i] = Math.Max(ends[i], (i == 0 ? 0 : ends[i - 1]) + least);
        }

        ends[^1] = Width;
        for (var i = ends.Length - 2; i >= 0; i--)
        {
            ends[i] = Math.Min(ends[i], ends[i + 1] - least);
        }

        return [.. spells.Select((s, i) => Of(s, i == 0 ? 0 : ends[i - 1], ends[i]))];
    }

    private static Placed Of(Spell spell, int from, int until) => new(spell, from, until - from);

    private static int Share(Duration part, Duration whole, int width) =>
        whole <= Duration.Zero ? 0 : (int)Math.Round(part.BclCompatibleTicks * (decimal)width / whole.BclCompatibleTicks);
}
