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
    public static void Write(CanonicalJson json, TicketReading reading)
    {
        json.Key("clocks").BeginArray();
        foreach (var clock in reading.Clocks)
        {
            Write(json, clock);
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

    private static void Write(CanonicalJson json, LevelClock clock)
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
