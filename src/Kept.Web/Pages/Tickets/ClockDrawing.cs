using System.Collections.Immutable;
using Kept.Web.Pages.Desk;
using Kept.Web.Parts.Bands;
using Kept.Web.Reading;
using NodaTime;

namespace Kept.Web.Pages.Tickets;

/// <summary>The history of a clock, as it is drawn: its bands, what happened meanwhile, and where it is due.</summary>
public sealed record ClockDrawing(
    BandLayout Layout,
    ImmutableArray<TimeTick> Ticks,
    ImmutableArray<TimeTick> Marks,
    ImmutableArray<(string Kind, Duration? Time)> Kinds
)
{
    private const int Width = 620;
    private static readonly string[] Order = ["running", "paused", "stopped", "outside"];

    /// <summary>Null where there is nothing to draw.</summary>
    public static ClockDrawing? Of(Clock clock, IReadOnlyList<Happened> events, DateTimeZone zone, Texts texts)
    {
        if (clock.Bands is not { Count: > 0 } bands)
        {
            return null;
        }

        var (from, last) = (bands.Min(b => b.From), bands.Max(b => b.Until));
        var end = clock.DueAt is { } due && due > last && (clock.Running || due - last < (last - from) * 3) ? due : last;
        var until = end + (end - from) / 50 + Duration.FromSeconds(1);
        return new ClockDrawing(
            new BandLayout(
                bands.Select(b => new Spell(b.From, b.Until, b.Kind, Title(b, zone, texts), Ahead: b.Ahead)),
                from,
                until,
                Width
            ),
            TimeTicks.Of(from, until, zone, texts),
            [
                .. events
                    .Where(e => e.At >= from && e.At <= until)
                    .Select(e => new TimeTick(e.At, $"{texts.Word("Events", e.Event)}: {texts.At(e.At, zone)}")),
            ],
            [.. Order.Where(k => bands.Any(b => b.Kind == k)).Select(k => (k, (Duration?)Time(bands, k)))]
        );
    }

    /// <summary>So far: what lies ahead has not been.</summary>
    private static Duration Time(IEnumerable<ClockBand> bands, string kind) =>
        bands.Where(b => b.Kind == kind && !b.Ahead).Select(b => b.Until - b.From).Sum();

    private static string Title(ClockBand band, DateTimeZone zone, Texts texts)
    {
        var what = texts[$"Bands.{band.Kind}"];
        var why = band.Because is null ? "" : $" ({band.Because})";
        return $"{what}{why}: {texts.At(band.From, zone)} – {texts.At(band.Until, zone)}, {texts.Span(band.Until - band.From)}";
    }
}
