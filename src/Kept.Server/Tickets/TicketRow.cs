using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Server.Agreements;
using Kept.Server.Filing;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Tickets;

/// <summary>
/// A ticket in the queue, as it was when it, or what all tickets rest on, was last touched. What breaches next comes first; whether it
/// was breached since then follows from <c>inTimeUntil</c>.
/// </summary>
internal static class TicketRow
{
    public const string View = "tickets";

    private const string Missed = "missed";

    public static RowKey Key(AgreementFold agreement, string number) => new(View, $"{agreement.Id}/{number}");

    /// <summary>The rows of tickets touched after a version; of all where what they rest on changed.</summary>
    public static RowChanges Since(AgreementFold agreement, long version)
    {
        var touched =
            agreement.Ground.Version > version
                ? agreement.TicketNumbers
                : agreement.Tickets.Values.Where(t => t.TouchedVersion > version).Select(t => t.Number);
        var rows = touched.Select(n => (Key: Key(agreement, n), Row: Of(agreement, n))).ToArray();
        return new RowChanges([.. rows.Select(r => r.Row).OfType<Row>()], [.. rows.Where(r => r.Row is null).Select(r => r.Key)]);
    }

    /// <summary>Null where the ticket has no events (any more).</summary>
    private static Row? Of(AgreementFold agreement, string number)
    {
        if (agreement.StoryOf(number) is not { } story)
        {
            return null;
        }

        var thing = agreement.Tickets.GetValueOrDefault(number) ?? new TicketThing(number);
        var asOf = Instant.Max(thing.TouchedAt, agreement.Ground.At);
        var standing = TicketStanding.Of(story, agreement.Agreement.InForceAt(asOf).Terms);
        var reading = agreement.Clocks.Of(story, asOf, withReasons: false);
        return new Row
        {
            View = View,
            Key = Key(agreement, number).Key,
            Stream = agreement.Stream,
            Customer = agreement.Customer,
            Agreement = agreement.Id,
            State = Api.Words.Of(standing.Stage),
            At = reading.Next?.Clock.DueAt,
            Words = WordsOf(agreement, standing, reading),
            Body = Body(agreement, thing, standing, reading),
        };
    }

    /// <summary>What a filter looks for: <c>team=network;</c>.</summary>
    public static string Token(string field, string value) => $"{field.ToLowerInvariant()}={value.ToLowerInvariant()};";

    /// <summary>What is breached by now: due before, or missed when the row was written.</summary>
    public static Lateness Late(Instant now) => new(now, $" {Missed}=");

    private static string WordsOf(AgreementFold agreement, TicketStanding standing, TicketReading reading)
    {
        var values = standing.Values.Select(v => Token(v.Key, v.Value));
        var level = reading.Next is { Level: var next } ? new[] { Token("level", next) } : [];
        var missed = MissedIn(reading).Select(m => Token(Missed, m));
        return $"{agreement.Id} {standing.Number} {string.Join(' ', values.Concat(level).Concat(missed))}".ToLowerInvariant();
    }

    private static IEnumerable<string> MissedIn(TicketReading reading) =>
        reading.Clocks.Where(c => c.MissedAt is not null).Select(c => c.Level).Distinct().Order(StringComparer.Ordinal);

    private static string Body(AgreementFold agreement, TicketThing thing, TicketStanding standing, TicketReading reading)
    {
        var next = reading.Next;
        return Payload.Of(
            ("agreement", agreement.Id),
            ("customer", agreement.Customer),
            ("number", standing.Number),
            ("subject", thing.SubjectId),
            ("state", Api.Words.Of(standing.Stage)),
            ("openedAt", standing.OpenedAt),
            ("since", standing.Since),
            ("pausedFor", standing.PausedFor),
            ("values", standing.Values),
            ("level", next?.Level),
            ("clause", next?.Clause),
            ("dueAt", next?.Clock.DueAt),
            ("inTimeUntil", reading.Clocks.Min(c => c.InTimeUntil)),
            ("missedAt", reading.Clocks.Min(c => c.MissedAt)),
            (Missed, MissedIn(reading))
        );
    }
}
