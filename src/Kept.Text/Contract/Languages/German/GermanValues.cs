using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Contract.Languages.German;

internal sealed class GermanValues : ValueWords
{
    private static readonly string[] Months =
    [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];

    private static readonly string[] Days = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];

    protected override char DecimalMark => ',';

    protected override char GroupMark => '.';

    public override string Percent(Rational share) => Hundredths(share, $"{Tie}%");

    public override string Money(Rational amount, Currency currency) => $"{Amount(amount, currency)}{Tie}{currency.Code}";

    public override string Date(LocalDate date) => $"{date.Day}.{Tie}{Month(date.Month)} {date.Year}";

    public override string Clock(LocalTime time) => $"{time.Hour:00}:{time.Minute:00}{Tie}Uhr";

    public override string Day(IsoDayOfWeek day) => Days[(int)day - 1];

    public override string Month(int month) => Months[month - 1];

    public override string Time(Duration time) =>
        Parts(
            time,
            h => $"{h}{Tie}{(h == 1 ? "Stunde" : "Stunden")}",
            m => $"{m}{Tie}{(m == 1 ? "Minute" : "Minuten")}",
            s => $"{Number(s)}{Tie}{(s == Rational.One ? "Sekunde" : "Sekunden")}"
        );

    /// <summary>In the dative, as after <c>von</c>: 30 Tagen.</summary>
    public override string Length(TimeLength length) =>
        length switch
        {
            TimeLength.Elapsed elapsed => Time(elapsed.Time),
            TimeLength.Calendar calendar => Dative(calendar.Period.Count, calendar.Period.Unit),
            TimeLength.OfficeDays days => $"{days.Count}{Tie}{(days.Count == 1 ? "Geschäftstag" : "Geschäftstagen")}" + Of(days.Coverage),
            _ => throw new InvalidOperationException("the family is closed"),
        };

    public override string Alone(TimeLength length) =>
        length switch
        {
            TimeLength.Elapsed elapsed => Time(elapsed.Time),
            TimeLength.Calendar calendar => Count(calendar.Period.Count, calendar.Period.Unit),
            TimeLength.OfficeDays days => $"{days.Count}{Tie}{(days.Count == 1 ? "Geschäftstag" : "Geschäftstage")}" + Of(days.Coverage),
            _ => throw new InvalidOperationException("the family is closed"),
        };

    public override string Ordinal(int number) => $"{number}.";

    public override string Bound(Bound bound) =>
        bound.Comparison switch
        {
            Comparison.AtMost => "höchstens ",
            Comparison.Below => "unter ",
            Comparison.AtLeast => "mindestens ",
            Comparison.Over => "über ",
        } + Quantity(bound.Limit);

    public override string And(IEnumerable<string> parts) => Joined(parts, "und");

    public override string Or(IEnumerable<string> parts) => Joined(parts, "oder");

    public override string Quote(string name) => $"„{name}“";

    public override string Per(PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Day => "je Tag",
            PeriodUnit.Week => "je Woche",
            PeriodUnit.Month => "je Monat",
            PeriodUnit.Quarter => "je Quartal",
            PeriodUnit.Year => "je Jahr",
        };

    public override string Per(RateUnit unit) =>
        unit switch
        {
            RateUnit.Hour => "je Stunde",
            RateUnit.Day => "je Tag",
            RateUnit.Visit => "je Besuch",
            RateUnit.Piece => "je Stück",
            RateUnit.Month => "je Monat",
        };

    public override string In(Window window) =>
        window switch
        {
            Window.Calendar calendar => InEach(calendar.Unit),
            Window.Billing billing => $"in jedem Abrechnungsmonat ab dem {Ordinal(billing.Day)}{Tie}des Monats",
            Window.Contract contract => InEachOfContract(contract.Unit),
            Window.Rolling rolling => $"über die jeweils letzten {rolling.Days}{Tie}Tage zum {EndOfEach(rolling.Step)}",
            Window.BeforeClaim before => $"über die {before.Days}{Tie}Tage vor dem Tag jeder Geltendmachung",
            Window.WholeTerm => "über die gesamte Laufzeit",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    public override string YesNo(bool yes) => yes ? "ja" : "nein";

    public static string Count(int count, CalendarUnit unit) =>
        $"{count}{Tie}"
        + unit switch
        {
            CalendarUnit.Days => count == 1 ? "Tag" : "Tage",
            CalendarUnit.Weeks => count == 1 ? "Woche" : "Wochen",
            CalendarUnit.Months => count == 1 ? "Monat" : "Monate",
            CalendarUnit.Years => count == 1 ? "Jahr" : "Jahre",
        };

    private static string Dative(int count, CalendarUnit unit) =>
        Count(count, unit) + (count != 1 && unit != CalendarUnit.Weeks ? "n" : "");

    private static string InEach(PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Day => "an jedem Kalendertag",
            PeriodUnit.Week => "in jeder Kalenderwoche",
            PeriodUnit.Month => "in jedem Kalendermonat",
            PeriodUnit.Quarter => "in jedem Kalenderquartal",
            PeriodUnit.Year => "in jedem Kalenderjahr",
        };

    private static string InEachOfContract(PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Day => "an jedem Vertragstag",
            PeriodUnit.Week => "in jeder Vertragswoche",
            PeriodUnit.Month => "in jedem Vertragsmonat",
            PeriodUnit.Quarter => "in jedem Vertragsquartal",
            PeriodUnit.Year => "in jedem Vertragsjahr",
        };

    private static string EndOfEach(PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Day => "Ende jedes Kalendertags",
            PeriodUnit.Week => "Ende jeder Kalenderwoche",
            PeriodUnit.Month => "Ende jedes Kalendermonats",
            PeriodUnit.Quarter => "Ende jedes Kalenderquartals",
            PeriodUnit.Year => "Ende jedes Kalenderjahres",
        };

    private string Of(string? calendar) => calendar is null ? "" : $" nach {Quote(calendar)}";
}
