using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Contract.Languages.English;

internal sealed class EnglishCalendars(ValueWords values) : CalendarWords(values)
{
    public override string Title => "Definitions";

    public override string Always => "every hour of every day";

    public override string NoHours => "no hours of an ordinary week";

    public override string Closed => "closed";

    public override string CoveredHours => "Covered hours";

    public override string CoveredHoursMeaning =>
        "the hours in which a promise counts. They are local, and time within them is elapsed time: an hour that the clock shows twice "
        + "counts twice. A holiday closes the whole day.";

    public override string BusinessDay => "Business day";

    public override string Time => "Days, months and deadlines";

    public override string Response => "Response";

    public override string ResponseMeaning => "a reply by a person. An automatic reply is not a response.";

    public override string Pause => "Pause";

    public override string PauseMeaning =>
        "time in which a clock stands still for a reason named in the clause. It takes away covered hours only.";

    public override string Outage => "Outage";

    public override string OutageMeaning => "time in which a service is not available. Outages that overlap or touch count once.";

    public override string BadTime => "Bad time";

    public override string BadTimeMeaning =>
        "time that counts against the Provider: outages, and time in which a service is not as promised, within the covered hours and less "
        + "what the clause excludes.";

    public override string Unknown => "Unknown time";

    public override string UnknownMeaning =>
        "time of which no evidence speaks. It gives a figure a best and a worst case; a promise is decided when both are on the same side.";

    public override string Determination => "Determination";

    public override string DeterminationMeaning => "a finding by a named person with a reason, which either party may dispute.";

    public override string Maintenance => "Maintenance";

    public override string MaintenanceMeaning =>
        "work within the window that was announced. What goes beyond the window or was not done in it is not maintenance.";

    public override string Days(IsoDayOfWeek first, IsoDayOfWeek last, string windows) =>
        (first == last ? V.Day(first) : $"{V.Day(first)} to {V.Day(last)}") + $" {windows}";

    public override string Windows(DayHours hours) =>
        hours.IsWholeDay ? "00:00–24:00"
        : hours.IsClosed ? Closed
        : V.And(hours.Windows.Select(w => w.ToString().Replace('-', '–')));

    public override string Coverage(string hours, DateTimeZone zone) => $"{hours} (local time, {zone.Id})";

    public override string ExceptHolidays(IEnumerable<string> sets, IEnumerable<string> dates)
    {
        var (named, dated) = (sets.ToArray(), dates.ToArray());
        string[] both = [.. named.Length == 0 ? [] : new[] { $"the {V.And(named)} (see the schedule of holidays)" }, .. dated];
        return $"closed on {V.And(both)}";
    }

    public override string OpenOn(IEnumerable<string> dates) => $"open although a holiday on {V.And(dates)}";

    public override string OtherHours(string date, string hours) => $"on {date} {hours}";

    public override string CutOut(string date, string hours) => $"on {date} without {hours}";

    public override string From(LocalDate day, string hours) => $"from {V.Date(day)}: {hours}";

    public override string Set(string name) =>
        name switch
        {
            "us-federal" => "federal holidays of the United States",
            "england-and-wales" => "bank holidays of England and Wales",
            "netherlands" => "public holidays of the Netherlands",
            "netherlands-business" => "business holidays of the Netherlands",
            "germany" => "nationwide public holidays of Germany",
            "denmark" => "public holidays of Denmark",
            _ => $"holidays of {V.Quote(name)}",
        };

    public override string InHoursOf(string? calendar) =>
        calendar is null or "always" ? "at all hours" : $"in the covered hours {V.Quote(calendar)}";

    public override string BusinessDayMeaning(string calendar) =>
        $"a day on which the covered hours {V.Quote(calendar)} open. A period of business days "
        + "does not count the day of the event and ends "
        + "at closing on its last day.";

    public override string TimeMeaning(DateTimeZone zone) =>
        $"those of the local calendar ({zone.Id}). Hours and minutes are elapsed time, and exactly so much is in time. "
        + "A period of days, weeks, months or "
        + "years does not count the day of the event and runs to 24:00 of its last day. A notice before an end needs so many whole days "
        + "between the day of its receipt and the end.";
}
