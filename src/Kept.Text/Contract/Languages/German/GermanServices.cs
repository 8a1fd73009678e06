using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Contract.Languages.German;

internal sealed class GermanServices(ValueWords values) : ServiceWords(values)
{
    public override string Title => "Leistungen";

    public override string One => "Leistung";

    public override string Tasks => "Aufgaben";

    public override string ApproversLead => "Freigabeberechtigte";

    public override string ScheduleLead => "Termine";

    public override string PriceLead => "Entgelt";

    public override string PackageLead => "Stunden";

    public override string ApprovalLead => "Freigabe";

    public override string ResourcesLead => "Bestandteile";

    public override string ExhibitA => "Sätze";

    public override string ExhibitB => "Leistungen und Zahlung";

    public override string RateHead => "Satz";

    public override string AmountHead => "Betrag";

    public override string ChargedHead => "Abrechnung";

    public override string ServiceHead => "Leistung";

    public override string ClauseHead => "Ziffer";

    public override string PlannedHead => "Termine";

    public override string PriceHead => "Entgelt";

    public override string PaymentHead => "Zahlung";

    public override string AsWorked => "nach geleisteter Arbeit";

    public override string Provides(string service) => $"Der Anbieter erbringt für den Kunden die Leistung {V.Quote(service)}.";

    public override string Planned(Schedule schedule) =>
        $"Sie findet {When(schedule)} statt"
        + (schedule.Lasts is { } lasts ? $" und dauert {V.Time(lasts)}" : "")
        + IfHoliday(schedule)
        + ".";

    public override string PlannedShort(Schedule schedule) => When(schedule) + (schedule.Lasts is { } lasts ? $", {V.Time(lasts)}" : "");

    public override string Package(HourPackage hours) =>
        $"Der Kunde nimmt {PackageShort(hours)} ab, {Prepaid(hours.Prepaid)}. "
        + (
            hours.Unused == UnusedHours.Expire
                ? "Nicht genutzte Stunden verfallen am Ende des Zeitraums."
                : "Nicht genutzte Stunden werden übertragen."
        );

    public override string PackageShort(HourPackage hours) =>
        $"{V.Number(hours.Hours)} {(hours.Hours == Rational.One ? "Stunde" : "Stunden")} {V.Per(hours.Per)}";

    public override string Beyond(string rate) => $"Weitere Stunden werden zum Satz {V.Quote(rate)} berechnet (Anlage A).";

    public override string Price(RecurringPrice price, Currency currency) =>
        $"Das Entgelt beträgt {PriceShort(price, currency)}, {InAdvance(price.InAdvance)}.";

    public override string PriceShort(RecurringPrice price, Currency currency) => $"{V.Money(price.Amount, currency)} {V.Per(price.Per)}";

    public override string AtRate(RatePrice price) => $"Die Arbeit wird zum Satz {AtRateShort(price)} berechnet (Anlage A).";

    public override string AtRateShort(RatePrice price) =>
        V.Quote(price.Rate) + (price.Discount.Sign == 0 ? "" : $" abzüglich {V.Percent(price.Discount)}");

    public override string Discounted(string amount) => $"Mit dem Nachlass ergibt das {amount}.";

    public override string Approval(WorkApproval work, Currency currency) =>
        $"Arbeiten, die mehr als {V.Money(work.Above, currency)} kosten, bedürfen vor ihrem Beginn der "
        + (work.Needs.Contains("written", StringComparison.Ordinal) ? "Freigabe des Kunden in Textform." : "Freigabe des Kunden.");

    public override string Approver(string name, string? email, string? upTo) =>
        name + (email is null ? "" : $" ({email})") + (upTo is null ? ", jeder Betrag" : $", bis {upTo}");

    public override string Resources(IEnumerable<string> names) => $"Sie umfasst {V.Quoted(names)}.";

    public override string RateShort(Rate rate, Currency currency) => $"{V.Money(rate.Amount, currency)} {V.Per(rate.Per)}";

    public override string Steps(Duration step) => $"in Schritten von {V.Time(step)}; ein begonnener Schritt zählt ganz";

    public override string InAdvance(bool inAdvance) => inAdvance ? "im Voraus zahlbar" : "nachträglich zahlbar";

    public override string Exhibit(string letter, string? title) => title is null ? $"Anlage {letter}" : $"Anlage {letter}: {title}";

    public override string Prepaid(bool prepaid) => prepaid ? "im Voraus bezahlt" : "nachträglich zahlbar";

    private string When(Schedule schedule) =>
        (schedule.On, schedule.Every) switch
        {
            (null, var every) => Every(every),
            (ScheduleDay.Weekday day, { Count: 1 }) => $"jeden {V.Day(day.Day)}",
            (var on, var every) => $"{Day(on)} {Of(every)}",
        } + (schedule.At is { } at ? $" um {V.Clock(at)}" : "");

    private string Day(ScheduleDay day) =>
        day switch
        {
            ScheduleDay.Weekday weekday => $"am {V.Day(weekday.Day)}",
            ScheduleDay.NthWeekday { Nth: < 0 } last => $"am letzten {V.Day(last.Day)}",
            ScheduleDay.NthWeekday nth => $"am {Nth(nth.Nth)} {V.Day(nth.Day)}",
            ScheduleDay.DayOfMonth { Day: < 0 } => "am letzten Tag",
            ScheduleDay.DayOfMonth of => $"am {V.Ordinal(of.Day)}",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    private string Nth(int number) =>
        number switch
        {
            1 => "ersten",
            2 => "zweiten",
            3 => "dritten",
            4 => "vierten",
            5 => "fünften",
            _ => V.Ordinal(number),
        };

    private static string Every(CalendarPeriod every) =>
        every switch
        {
            { Count: 1, Unit: CalendarUnit.Days } => "täglich",
            { Count: 1, Unit: CalendarUnit.Weeks } => "wöchentlich",
            { Count: 1, Unit: CalendarUnit.Months } => "monatlich",
            { Count: 3, Unit: CalendarUnit.Months } => "vierteljährlich",
            { Count: 1, Unit: CalendarUnit.Years } => "jährlich",
            _ => $"alle {GermanValues.Count(every.Count, every.Unit)}",
        };

    private static string Of(CalendarPeriod every) =>
        every switch
        {
            { Count: 1, Unit: CalendarUnit.Weeks } => "jeder Woche",
            { Count: 1, Unit: CalendarUnit.Months } => "jedes Monats",
            { Count: 3, Unit: CalendarUnit.Months } => "jedes Quartals",
            { Count: 1, Unit: CalendarUnit.Years } => "jedes Jahres",
            _ => $"alle {GermanValues.Count(every.Count, every.Unit)}",
        };

    private static string IfHoliday(Schedule schedule) =>
        schedule.IfHoliday switch
        {
            Core.Agreements.IfHoliday.SameDay => "",
            Core.Agreements.IfHoliday.NextOfficeDay => "; fällt der Tag auf einen Feiertag, so gilt der nächste Geschäftstag",
            Core.Agreements.IfHoliday.PreviousOfficeDay => "; fällt der Tag auf einen Feiertag, so gilt der vorhergehende Geschäftstag",
            Core.Agreements.IfHoliday.Skipped => "; fällt der Tag auf einen Feiertag, so entfällt der Termin",
        };
}
