using Kept.Core.Assessment;
using Kept.Core.Json;
using Kept.Core.Money;
using Kept.Core.Time;
using Kept.Text.Json;
using NodaTime;

namespace Kept.Server.Tickets;

/// <summary>The clocks of a ticket as JSON: what Kept.Core says of them, and nothing more.</summary>
internal static class ClockAnswer
{
    /// <param name="withBands">Also what a page draws.</param>
    public static void Write(CanonicalJson json, TicketReading reading, bool withBands = false)
    {
        json.Key("clocks").BeginArray();
        foreach (var clock in reading.Clocks)
        {
            Write(json, clock, withBands);
        }

        json.EndArray();
        if (reading.Next is { } next)
        {
            json.Key("next").BeginObject().Key("level").Text(next.Level).At("dueAt", next.Clock.DueAt).EndObject();
        }

        if (!reading.Problems.IsEmpty)
        {
            json.Key("doubts").BeginArray();
            foreach (var problem in reading.Problems)
            {
                json.Text(problem.Sentence);
            }

            json.EndArray();
        }
    }

    private static void Write(CanonicalJson json, LevelClock clock, bool withBands)
    {
        json.BeginObject().Key("level").Text(clock.Level).Key("clause").Text(clock.Clause).Key("title").Text(clock.Title);
        json.Key("name").Text(clock.Name).Key("target").Text(Words.Bound(clock.Target)).Key("ofShare").Flag(clock.OfShare);
        json.Word("member", clock.Member).Word("calendar", clock.Calendar);
        json.Key("verdict").Text(ResultWords.Of(clock.Verdict)).At("missedAt", clock.MissedAt);
        json.At("startedAt", clock.Clock.StartedAt).At("stoppedAt", clock.Clock.StoppedAt).At("dueAt", clock.Clock.DueAt);
        json.At("inTimeUntil", clock.InTimeUntil);
        json.Key("usedSeconds").Text(Seconds(clock.Clock.Used));
        json.Word("remainingSeconds", clock.Remaining is { } left ? Seconds(left) : null);
        json.Key("running").Flag(clock.Clock.Running).Key("paused").Flag(clock.Clock.Paused);
        Counted(json, clock.Clock.Counted);
        if (!clock.Reasons.IsEmpty)
        {
            Reasons(json, clock);
        }

        if (withBands)
        {
            Bands(json, clock.Bands);
        }

        json.EndObject();
    }

    private static void Counted(CanonicalJson json, IntervalSet counted)
    {
        json.Key("counted").BeginArray();
        foreach (var range in counted)
        {
            json.BeginObject().At("from", range.From).At("until", range.Until).EndObject();
        }

        json.EndArray();
    }

    private static void Bands(CanonicalJson json, TicketBands bands)
    {
        json.Key("bands").BeginArray();
        foreach (var band in bands.All)
        {
            Write(json, band);
        }

        json.EndArray();
        if (bands.IsCut)
        {
            json.Key("cut").Flag(true);
        }
    }

    private static void Write(CanonicalJson json, ClockBand band)
    {
        json.BeginObject().At("from", band.Range.From).At("until", band.Range.Until);
        json.Key("kind").Text(Api.Words.Of(band.Kind)).Word("because", band.Because);
        if (!band.Facts.IsEmpty)
        {
            json.Key("facts").BeginArray();
            foreach (var fact in band.Facts)
            {
                json.Text(fact);
            }

            json.EndArray();
        }

        if (band.Ahead)
        {
            json.Key("ahead").Flag(true);
        }

        json.EndObject();
    }

    private static void Reasons(CanonicalJson json, LevelClock clock)
    {
        json.Key("reasons").BeginArray();
        foreach (var reason in clock.Reasons)
        {
            ReasonJson.Write(json, reason);
        }

        json.EndArray();
    }

    private static string Seconds(Duration time) => ExactText.Of(new Rational(time.BclCompatibleTicks, NodaConstants.TicksPerSecond));

    /// <summary>A member that is left out where there is no value.</summary>
    public static CanonicalJson Word(this CanonicalJson json, string key, string? value) =>
        value is null ? json : json.Key(key).Text(value);

    /// <inheritdoc cref="Word"/>
    public static CanonicalJson At(this CanonicalJson json, string key, Instant? at) =>
        at is { } known ? json.Key(key).Text(ExactText.Of(known)) : json;
}
