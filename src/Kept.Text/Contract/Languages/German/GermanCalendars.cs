using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Contract.Languages.German;

internal sealed class GermanCalendars(ValueWords values) : CalendarWords(values)
{
    public override string Title => "Begriffsbestimmungen";

    public override string Always => "rund um die Uhr an jedem Tag";

    public override string NoHours => "keine Stunden einer gewöhnlichen Woche";

    public override string Closed => "geschlossen";

    public override string CoveredHours => "Servicezeiten";

    public override string CoveredHoursMeaning =>
        "die Stunden, in denen eine Zusage gilt. Sie sind Ortszeit; die Zeit darin ist verstrichene Zeit: eine Stunde, die die Uhr zweimal "
        + "zeigt, zählt zweimal. Ein Feiertag schließt den ganzen Tag.";

    public override string BusinessDay => "Geschäftstag";

    public override string Time => "Tage, Monate und Fristen";

    public override string Response => "Antwort";

    public override string ResponseMeaning => "die Antwort einer Person. Eine automatische Antwort ist keine Antwort.";

    public override string Pause => "Unterbrechung";

    public override string PauseMeaning =>
        "Zeit, in der eine Frist aus einem in der Klausel genannten Grund stillsteht. Sie nimmt nur Servicezeit weg.";

    public override string Outage => "Ausfall";

    public override string OutageMeaning =>
        "Zeit, in der eine Leistung nicht verfügbar ist. Ausfälle, die sich überschneiden oder aneinander anschließen, zählen einmal.";

    public override string BadTime => "Schlechte Zeit";

    public override string BadTimeMeaning =>
        "Zeit, die zulasten des Anbieters zählt: Ausfälle und Zeit, in der eine Leistung nicht der Zusage entspricht, innerhalb der "
        + "Servicezeiten und abzüglich der Ausnahmen der Klausel.";

    public override string Unknown => "Unbekannte Zeit";

    public override string UnknownMeaning =>
        "Zeit, über die kein Nachweis etwas sagt. Ein Wert hat dann einen besten und einen schlechtesten Fall; über eine Zusage ist "
        + "entschieden, wenn beide auf derselben Seite liegen.";

    public override string Determination => "Feststellung";

    public override string DeterminationMeaning =>
        "der begründete Befund einer namentlich genannten Person, den jede Partei bestreiten kann.";

    public override string Maintenance => "Wartung";

    public override string MaintenanceMeaning =>
        "Arbeit innerhalb des angekündigten Fensters. Was darüber hinausgeht oder darin nicht geschah, ist keine Wartung.";

    public override string Days(IsoDayOfWeek first, IsoDayOfWeek last, string windows) =>
        (first == last ? V.Day(first) : $"{V.Day(first)} bis {V.Day(last)}") + $" {windows}";

    public override string Windows(DayHours hours) =>
        hours.IsWholeDay ? "00:00–24:00 Uhr"
        : hours.IsClosed ? Closed
        : V.And(hours.Windows.Select(w => w.ToString().Replace('-', '–'))) + " Uhr";

    public override string Coverage(string hours, DateTimeZone zone) => $"{hours} (Ortszeit, {zone.Id})";

    public override string ExceptHolidays(IEnumerable<string> sets, IEnumerable<string> dates)
    {
        var (named, dated) = (sets.ToArray(), dates.ToArray());
        string[] both = [.. named.Length == 0 ? [] : new[] { $"an den {V.And(named)} (siehe Anhang der Feiertage)" }, .. Dated(dated)];
        return $"geschlossen {V.And(both)}";
    }

    public override string OpenOn(IEnumerable<string> dates) => $"trotz Feiertags geöffnet am {V.And(dates)}";

    public override string OtherHours(string date, string hours) => $"am {date} {hours}";

    public override string CutOut(string date, string hours) => $"am {date} ohne {hours}";

    public override string From(LocalDate day, string hours) => $"ab {V.Date(day)}: {hours}";

    public override string Set(string name) =>
        name switch
        {
            "us-federal" => "Bundesfeiertagen der Vereinigten Staaten",
            "england-and-wales" => "Bankfeiertagen von England und Wales",
            "netherlands" => "Feiertagen der Niederlande",
            "netherlands-business" => "geschäftlichen Feiertagen der Niederlande",
            "germany" => "bundesweiten Feiertagen in Deutschland",
            "denmark" => "Feiertagen in Dänemark",
            _ => $"Feiertagen nach {V.Quote(name)}",
        };

    public override string InHoursOf(string? calendar) =>
        calendar is null or "always" ? "rund um die Uhr" : $"in den Servicezeiten {V.Quote(calendar)}";

    public override string BusinessDayMeaning(string calendar) =>
        $"ein Tag, an dem die Servicezeiten {V.Quote(calendar)} beginnen. Bei einer Frist in Geschäftstagen zählt der Tag des Ereignisses "
        + "nicht mit; sie endet mit dem Ende der Servicezeit ihres letzten Tages.";

    public override string TimeMeaning(DateTimeZone zone) =>
        $"die des örtlichen Kalenders ({zone.Id}). Stunden und Minuten sind verstrichene Zeit; "
        + "wer genau so viel braucht, ist pünktlich. Bei "
        + "einer Frist in Tagen, Wochen, Monaten oder Jahren zählt der Tag des Ereignisses nicht mit; "
        + "sie läuft bis 24:00 Uhr ihres letzten "
        + "Tages. Bei einer Kündigungsfrist liegen so viele ganze Tage zwischen dem Tag des Zugangs und dem Ende.";

    private static IEnumerable<string> Dated(string[] dates) => dates.Select(d => $"am {d}");
}
