using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Contract.Languages.English;

internal sealed class EnglishValues : ValueWords
{
    private static readonly string[] Months =
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    protected override char DecimalMark => '.';

    protected override char GroupMark => ',';

    public override string Percent(Rational share) => Hundredths(share, "%");

    public override string Money(Rational amount, Currency currency) => $"{currency.Code}{Tie}{Amount(amount, currency)}";

    public override string Date(LocalDate date) => $"{date.Day}{Tie}{Month(date.Month)} {date.Year}";

    public override string Clock(LocalTime time) => $"{time.Hour:00}:{time.Minute:00}";

    public override string Day(IsoDayOfWeek day) => day.ToString();

    public override string Month(int month) => Months[month - 1];

    public override string Time(Duration time) =>
        Parts(
            time,
            h => $"{h}{Tie}{(h == 1 ? "hour" : "hours")}",
            m => $"{m}{Tie}{(m == 1 ? "minute" : "minutes")}",
            s => $"{Number(s)}{Tie}{(s == Rational.One ? "second" : "seconds")}"
        );

    public override string Length(TimeLength length) => Alone(length);

    public override string Alone(TimeLength length) =>
        length switch
        {
            TimeLength.Elapsed elapsed => Time(elapsed.Time),
            TimeLength.Calendar calendar => Count(calendar.Period.Count, Unit(calendar.Period.Unit)),
            TimeLength.OfficeDays days => Count(days.Count, "business day") + Of(days.Coverage),
            _ => throw new InvalidOperationException("the family is closed"),
        };

    public override string Ordinal(int number) =>
        number
        + (number % 100) switch
        {
            11 or 12 or 13 => "th",
            _ => (number % 10) switch
            {
                1 => "st",
                2 => "nd",
                3 => "rd",
                _ => "th",
            },
        };

    public override string Bound(Bound bound) =>
        bound.Comparison switch
        {
            Comparison.AtMost => "at most ",
            Comparison.Below => "below ",
            Comparison.AtLeast => "at least ",
            Comparison.Over => "over ",
        } + Quantity(bound.Limit);

    public override string And(IEnumerable<string> parts) => Joined(parts, "and");

    public override string Or(IEnumerable<string> parts) => Joined(parts, "or");

    public override string Quote(string name) => $"“{name}”";

    public override string Per(PeriodUnit unit) => $"per {Unit(unit)}";

    public override string Per(RateUnit unit) =>
        unit switch
        {
            RateUnit.Hour => "per hour",
            RateUnit.Day => "per day",
            RateUnit.Visit => "per visit",
            RateUnit.Piece => "per piece",
            RateUnit.Month => "per month",
        };

    public override string In(Window window) =>
        window switch
        {
            Window.Calendar calendar => $"in each calendar {Unit(calendar.Unit)}",
            Window.Billing billing => $"in each billing month from the {Ordinal(billing.Day)}",
            Window.Contract contract => $"in each contract {Unit(contract.Unit)}",
            Window.Rolling rolling => $"over the last {Count(rolling.Days, "day")}, taken at the end of each calendar {Unit(rolling.Step)}",
            Window.BeforeClaim before => $"over the {Count(before.Days, "day")} before the day of each claim",
            Window.WholeTerm => "over the whole term",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    public override string YesNo(bool yes) => yes ? "yes" : "no";

    public static string Count(int count, string unit) => $"{count}{Tie}{unit}{(count == 1 ? "" : "s")}";

    public static string Unit(PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Day => "day",
            PeriodUnit.Week => "week",
            PeriodUnit.Month => "month",
            PeriodUnit.Quarter => "quarter",
            PeriodUnit.Year => "year",
        };

    public static string Unit(CalendarUnit unit) =>
        unit switch
        {
            CalendarUnit.Days => "day",
            CalendarUnit.Weeks => "week",
            CalendarUnit.Months => "month",
            CalendarUnit.Years => "year",
        };

    private string Of(string? calendar) => calendar is null ? "" : $" of {Quote(calendar)}";
}
