using System.Text.Json;
using System.Text.Json.Serialization;
using Kept.Web.Api;
using Kept.Web.Parts;
using Kept.Web.Reading;
using NodaTime;
using NodaTime.Text;

namespace Kept.Web.Pages.Credits;

/// <summary>An amount; between two where evidence is still to come.</summary>
[JsonConverter(typeof(AmountText))]
public sealed record AmountOf(string Best, string Worst)
{
    public bool IsExact => Best == Worst;

    /// <summary>Nothing but zeros.</summary>
    public bool IsNothing => IsExact && Best.All(c => c is '0' or '.' or '-');

    private sealed class AmountText : JsonConverter<AmountOf>
    {
        public override AmountOf Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var amount = JsonDocument.ParseValue(ref reader).RootElement;
            return amount.ValueKind == JsonValueKind.Object
                ? new AmountOf(amount.GetProperty("best").GetString()!, amount.GetProperty("worst").GetString()!)
                : new AmountOf(amount.GetString()!, amount.GetString()!);
        }

        public override void Write(Utf8JsonWriter writer, AmountOf value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Best);
    }
}

/// <summary>A line of the credit ledger, as <c>GET /credits</c> gives it.</summary>
/// <param name="Zone">The agreement's.</param>
public sealed record LedgerRow(string Agreement, string? Customer, string? Zone, LedgerLine Line);

/// <summary>What one level earned in one window: the four amounts with their deadlines.</summary>
public sealed record LedgerLine(
    string Level,
    string? Clause,
    Instant From,
    Instant Until,
    string? Member,
    string? Occurrence,
    string? Verdict,
    string? Figure,
    string? Target,
    string Currency,
    string State,
    AmountOf Accrued,
    AmountOf Entitled,
    AmountOf Claimed,
    AmountOf Granted,
    AmountOf? Disputed,
    AmountOf Settled,
    Instant? ClaimableUntil,
    Instant? AnswerDueAt
)
{
    /// <summary>What a claim names: outages, tickets or visits that are judged one by one.</summary>
    public IReadOnlyList<string> Of => Occurrence?.Split(", ") ?? [];

    /// <summary>Whatever evidence is still to come, something is earned.</summary>
    public bool HasEarned => Accrued.Best.Any(c => c is > '0' and <= '9');

    public bool CanBeClaimed(Instant now) => State == "notClaimed" && (ClaimableUntil is null || ClaimableUntil > now);
}

/// <summary>A line before and after an act.</summary>
public sealed record LedgerChange(LedgerLine? Before, LedgerLine After)
{
    public static IReadOnlyList<LedgerChange> In(JsonElement answer) =>
        answer.TryGetProperty("changes", out var changes) ? changes.Deserialize<List<LedgerChange>>(ApiJson.Options)! : [];
}

/// <summary>An agreement as these pages need it.</summary>
public sealed record LedgerAgreement(
    string Id,
    string Title,
    string? Customer,
    string? With,
    string Zone,
    string Currency,
    string Stage,
    IReadOnlyList<LedgerLevel>? Levels = null
)
{
    public DateTimeZone Clock => DateTimeZoneProviders.Tzdb.GetZoneOrNull(Zone) ?? DateTimeZone.Utc;
}

/// <summary>A promise of an agreement; lists have its name alone.</summary>
[JsonConverter(typeof(LevelText))]
public sealed record LedgerLevel(string Id, string? Clause, string? Title)
{
    private sealed class LevelText : JsonConverter<LedgerLevel>
    {
        public override LedgerLevel Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var level = JsonDocument.ParseValue(ref reader).RootElement;
            string? Of(string member) => level.TryGetProperty(member, out var value) ? value.GetString() : null;
            return level.ValueKind == JsonValueKind.String
                ? new LedgerLevel(level.GetString()!, null, null)
                : new LedgerLevel(Of("id")!, Of("clause"), Of("title"));
        }

        public override void Write(Utf8JsonWriter writer, LedgerLevel value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Id);
    }
}

/// <summary>Windows as people and requests name them.</summary>
public static class Span
{
    public static DateTimeZone Zone(string? id) => (id is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(id)) ?? DateTimeZone.Utc;

    /// <summary>As the API takes it: <c>2026-03-01/2026-04-01</c>.</summary>
    public static string Days(Instant from, Instant until, DateTimeZone zone)
    {
        var (first, end) = (from.InZone(zone).Date, until.InZone(zone));
        var last = end.TimeOfDay == LocalTime.Midnight ? end.Date : end.Date.PlusDays(1);
        return $"{LocalDatePattern.Iso.Format(first)}/{LocalDatePattern.Iso.Format(last)}";
    }

    /// <summary><c>Mar 2026</c>, <c>2026-Q1</c>, or first and last day.</summary>
    public static string Named(Texts texts, Instant from, Instant until, DateTimeZone zone)
    {
        var (first, end) = (from.InZone(zone).Date, until.InZone(zone).Date);
        return first.Day == 1 && end == first.PlusMonths(1) ? texts.Month(first)
            : first.Day == 1 && end == first.PlusMonths(3) ? $"{first.Year}-Q{(first.Month + 2) / 3}"
            : $"{texts.DayShort(first)} – {texts.Day(end == first ? end : end.PlusDays(-1))}";
    }

    /// <summary>Where the reasons of a line stand.</summary>
    public static string Line(string agreement, string level, string days, string? member = null, string? occurrence = null) =>
        Address.Of(
            $"/agreements/{Uri.EscapeDataString(agreement)}/line",
            ("level", level),
            ("days", days),
            ("member", member),
            ("occurrence", occurrence)
        );

    public static string Line(string agreement, LedgerLine line, DateTimeZone zone) =>
        Line(agreement, line.Level, Days(line.From, line.Until, zone), line.Member, line.Occurrence);

    /// <summary>Where a line is claimed.</summary>
    public static string Claim(string agreement, LedgerLine line, DateTimeZone zone) =>
        Address.Of(
            $"/agreements/{Uri.EscapeDataString(agreement)}/claims/new",
            ("level", line.Level),
            ("days", Days(line.From, line.Until, zone)),
            ("member", line.Member),
            ("of", line.Occurrence)
        );
}
