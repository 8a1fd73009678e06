using Kept.Core.Assessment;
using Kept.Core.Problems;
using Kept.Core.Time;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Text.Evidence;
using NodaTime;
using NodaTime.Text;

namespace Kept.Server.Assessments;

/// <summary>For which period and as of when, as a request says it.</summary>
/// <param name="Period"><c>2026-03</c>, <c>2026-Q1</c>, <c>2026</c>, <c>2026-03-10</c> or <c>2026-03-01/2026-04-01</c>; null: the month of asOf.</param>
/// <param name="AsOf">An instant with offset, or a day (its beginning, in the agreement's zone); null: now.</param>
public sealed record Asked(string? Period, string? AsOf)
{
    public Checked<Question> Of(AgreementFold agreement, Instant now)
    {
        var problems = new List<Problem>();
        var asOf = AsOf is null ? now : At(AsOf, agreement.Zone);
        if (asOf is null)
        {
            problems.Add(
                new Problem(
                    "instant-wrong",
                    new Place("asOf", 0, 0),
                    $"`{AsOf}` is no instant",
                    "write 2026-04-01T00:00:00Z, or the day 2026-04-01"
                )
            );
        }

        var period = Period is null ? MonthOf(asOf ?? now, agreement.Zone) : Periods.Read(Period, problems)?.In(agreement.Zone);
        return problems.Count > 0 ? Checked<Question>.Refused(problems) : Checked<Question>.Fine(new Question(period!.Value, asOf!.Value));
    }

    /// <summary>An instant with offset, or a day, which is its beginning; null where it is neither.</summary>
    internal static Instant? At(string text, DateTimeZone zone) =>
        OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true, Value: var at } ? Era.Of(at)
        : LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } && Era.Holds(day) ? LocalTimes.StartOfDay(zone, day)
        : null;

    private static TimeRange MonthOf(Instant at, DateTimeZone zone)
    {
        var day = LocalTimes.DateOf(zone, at);
        var first = new LocalDate(day.Year, day.Month, 1);
        return new DayRange(first, first.PlusMonths(1)).In(zone);
    }
}

/// <summary>A period and an instant of knowledge.</summary>
public sealed record Question(TimeRange Period, Instant AsOf)
{
    public Checked<AssessmentResult> Assess(AgreementFold agreement, bool withReasons = true) =>
        Assessor.Assess(agreement.Agreement, agreement.Book.KnownAt(AsOf), Period, AsOf, withReasons);
}
