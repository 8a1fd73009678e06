using Kept.Core.Time;
using Kept.Text.Contract.Languages;
using NodaTime;

namespace Kept.Text.Contract.Parts;

/// <summary>Covered hours in words.</summary>
internal static class HoursText
{
    public static string Of(VersionedCoverage coverage, ContractLanguage language) =>
        string.Join(
            "; ",
            coverage.Changes.Select(c => language.Calendars.From(c.From, Of(c.Coverage, language))).Prepend(Of(coverage.Initial, language))
        );

    private static string Of(Coverage coverage, ContractLanguage language)
    {
        var (words, values) = (language.Calendars, language.Values);
        var holidays = coverage.Holidays;
        var closed = holidays.Sets.Select(s => words.Set(s.Name)).ToArray();
        var dates = holidays.Dates.Keys.Select(values.Date).ToArray();
        string?[] parts =
        [
            words.Coverage(Week(coverage.Weekly, words), coverage.Zone),
            closed.Length + dates.Length == 0 ? null : words.ExceptHolidays(closed, dates),
            holidays.Exceptions.IsEmpty ? null : words.OpenOn(holidays.Exceptions.Select(values.Date)),
            .. coverage.Overrides.Select(o => words.OtherHours(values.Date(o.Key), words.Windows(o.Value))),
            .. coverage.Breaks.Select(b => words.CutOut(values.Date(b.Key), words.Windows(b.Value))),
        ];
        return string.Join("; ", parts.OfType<string>());
    }

    // Neighbouring days with the same hours are said together.
    private static string Week(WeeklyHours week, CalendarWords words)
    {
        if (week.IsAlways || week.IsNever)
        {
            return week.IsAlways ? words.Always : words.NoHours;
        }

        var parts = new List<string>();
        for (var day = 1; day <= 7; )
        {
            var (first, hours) = (day, week[(IsoDayOfWeek)day]);
            while (day <= 7 && week[(IsoDayOfWeek)day].Equals(hours))
            {
                day++;
            }

            if (!hours.IsClosed)
            {
                parts.Add(words.Days((IsoDayOfWeek)first, (IsoDayOfWeek)(day - 1), words.Windows(hours)));
            }
        }

        return string.Join("; ", parts);
    }
}
