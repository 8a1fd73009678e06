using NodaTime;
using NodaTime.Text;

namespace Kept.Server.Api;

/// <summary>An instant in a query: <c>2026-03-10T10:00:00Z</c> with any offset, or a day, from 00:00 universal time.</summary>
public readonly record struct Moment(Instant At)
{
    public static bool TryParse(string? text, out Moment moment)
    {
        var at =
            OffsetDateTimePattern.Rfc3339.Parse(text ?? "") is { Success: true, Value: var stated } ? Era.Of(stated)
            : LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: var day } && Era.Holds(day) ? day.AtMidnight().InUtc().ToInstant()
            : (Instant?)null;
        moment = new Moment(at ?? default);
        return at is not null;
    }
}
