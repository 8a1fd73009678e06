using Kept.Web.Parts.Bands;
using Kept.Web.Reading;
using NodaTime;

namespace Kept.Web.Pages.Services;

/// <summary>How levels stood in a period, as <c>GET /agreements/{a}/timeline</c> gives it.</summary>
public sealed record Timeline(Instant From, Instant Until, Instant AsOf, IReadOnlyList<TimelineLevel> Levels);

/// <param name="Seconds">How long each kind lasted.</param>
public sealed record TimelineLevel(
    string Level,
    string Clause,
    string Title,
    string? Member,
    IReadOnlyDictionary<string, long> Seconds,
    IReadOnlyList<TimelineStretch> Bands
)
{
    private static readonly string[] Order = ["covered", "down", "excluded", "unknown", "outside"];

    /// <summary>The kinds that there are, and how long each lasted.</summary>
    public IReadOnlyList<(string Kind, Duration? Time)> Kinds =>
        [
            .. Order
                .Where(k => Seconds.GetValueOrDefault(k) > 0 || Bands.Any(b => b.Kind == k))
                .Select(k => (k, (Duration?)Duration.FromSeconds(Seconds.GetValueOrDefault(k)))),
        ];

    /// <summary>What is worth a word: all that is not as it should be.</summary>
    public IEnumerable<TimelineStretch> Incidents => Bands.Where(b => b.IsIncident);

    /// <param name="open">What a stretch opens; null: nothing.</param>
    public BandLayout Layout(
        Instant from,
        Instant until,
        DateTimeZone zone,
        Texts texts,
        Func<TimelineStretch, string?> open,
        int width = 1000
    ) =>
        new(
            Bands.Select(b => new Spell(b.From, b.Until, b.Kind, b.Title(zone, texts), b.IsIncident ? open(b) : null, b.Ahead)),
            from,
            until,
            width,
            least: 20
        );
}

/// <summary>A stretch of a timeline: <c>covered</c>, <c>outside</c>, <c>down</c>, <c>excluded</c>, <c>unknown</c>.</summary>
/// <param name="Ahead">It is to come.</param>
public sealed record TimelineStretch(
    Instant From,
    Instant Until,
    string Kind,
    IReadOnlyList<string>? Facts,
    string? Clause,
    string? Because,
    bool Ahead = false
)
{
    public bool IsIncident => !Ahead && (Kind is "down" or "excluded" or "unknown" || Facts is { Count: > 0 });

    public string Title(DateTimeZone zone, Texts texts)
    {
        var why = Because is null ? "" : $" ({Because})";
        return $"{texts[$"Bands.{Kind}"]}{why}: {texts.At(From, zone)} – {texts.At(Until, zone)}, {texts.Span(Until - From)}";
    }
}
