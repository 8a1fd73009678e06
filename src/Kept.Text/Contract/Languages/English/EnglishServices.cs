using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Contract.Languages.English;

internal sealed class EnglishServices(ValueWords values) : ServiceWords(values)
{
    public override string Title => "Services";

    public override string One => "Service";

    public override string Tasks => "Tasks";

    public override string ApproversLead => "Who may approve";

    public override string ScheduleLead => "Schedule";

    public override string PriceLead => "Fee";

    public override string PackageLead => "Hours";

    public override string ApprovalLead => "Approval";

    public override string ResourcesLead => "Resources";

    public override string ExhibitA => "Rates";

    public override string ExhibitB => "Services and payment";

    public override string RateHead => "Rate";

    public override string AmountHead => "Amount";

    public override string ChargedHead => "Charged";

    public override string ServiceHead => "Service";

    public override string ClauseHead => "Clause";

    public override string PlannedHead => "Planned";

    public override string PriceHead => "Fee";

    public override string PaymentHead => "Payment";

    public override string AsWorked => "for the work done";

    public override string Provides(string service) => $"The Provider provides the service {V.Quote(service)} to the Customer.";

    public override string Planned(Schedule schedule) =>
        $"It takes place {When(schedule)}" + (schedule.Lasts is { } lasts ? $" and lasts {V.Time(lasts)}" : "") + IfHoliday(schedule) + ".";

    public override string PlannedShort(Schedule schedule) => When(schedule) + (schedule.Lasts is { } lasts ? $", {V.Time(lasts)}" : "");

    public override string Package(HourPackage hours) =>
        $"The Customer takes {PackageShort(hours)}, {Prepaid(hours.Prepaid)}. "
        + (
            hours.Unused == UnusedHours.Expire
                ? $"Hours not used expire at the end of the {EnglishValues.Unit(hours.Per)}."
                : "Hours not used are carried over."
        );

    public override string PackageShort(HourPackage hours) =>
        $"{V.Number(hours.Hours)} {(hours.Hours == Rational.One ? "hour" : "hours")} {V.Per(hours.Per)}";

    public override string Beyond(string rate) => $"Hours beyond the package are charged at the rate {V.Quote(rate)} (Exhibit A).";

    public override string Price(RecurringPrice price, Currency currency) =>
        $"The fee is {PriceShort(price, currency)}, {InAdvance(price.InAdvance)}.";

    public override string PriceShort(RecurringPrice price, Currency currency) => $"{V.Money(price.Amount, currency)} {V.Per(price.Per)}";

    public override string AtRate(RatePrice price) => $"Work is charged at the rate {AtRateShort(price)} (Exhibit A).";

    public override string AtRateShort(RatePrice price) =>
        V.Quote(price.Rate) + (price.Discount.Sign == 0 ? "" : $" less {V.Percent(price.Discount)}");

    public override string Discounted(string amount) => $"With the discount this comes to {amount}.";

    public override string Approval(WorkApproval work, Currency currency) =>
        $"Work that costs more than {V.Money(work.Above, currency)} needs the Customer’s "
        + (work.Needs.Contains("written", StringComparison.Ordinal) ? "written approval" : "approval")
        + " before it begins.";

    public override string Approver(string name, string? email, string? upTo) =>
        name + (email is null ? "" : $" ({email})") + (upTo is null ? ", any amount" : $", up to {upTo}");

    public override string Resources(IEnumerable<string> names) => $"It comprises {V.Quoted(names)}.";

    public override string RateShort(Rate rate, Currency currency) => $"{V.Money(rate.Amount, currency)} {V.Per(rate.Per)}";

    public override string Steps(Duration step) => $"in steps of {V.Time(step)}; a begun step counts whole";

    public override string InAdvance(bool inAdvance) => inAdvance ? "payable in advance" : "payable in arrears";

    public override string Exhibit(string letter, string? title) => title is null ? $"Exhibit {letter}" : $"Exhibit {letter}: {title}";

    public override string Prepaid(bool prepaid) => prepaid ? "prepaid" : "payable in arrears";

    private string When(Schedule schedule) =>
        (schedule.On, schedule.Every) switch
        {
            (null, var every) => $"every {Every(every)}",
            (ScheduleDay.Weekday day, { Count: 1 }) => $"every {V.Day(day.Day)}",
            (var on, var every) => $"on {Day(on)} of every {Every(every)}",
        } + (schedule.At is { } at ? $" at {V.Clock(at)}" : "");

    private string Day(ScheduleDay day) =>
        day switch
        {
            ScheduleDay.Weekday weekday => V.Day(weekday.Day),
            ScheduleDay.NthWeekday { Nth: < 0 } last => $"the last {V.Day(last.Day)}",
            ScheduleDay.NthWeekday nth => $"the {Nth(nth.Nth)} {V.Day(nth.Day)}",
            ScheduleDay.DayOfMonth { Day: < 0 } => "the last day",
            ScheduleDay.DayOfMonth of => $"the {V.Ordinal(of.Day)}",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    private string Nth(int number) =>
        number switch
        {
            1 => "first",
            2 => "second",
            3 => "third",
            4 => "fourth",
            5 => "fifth",
            _ => V.Ordinal(number),
        };

    private static string Every(CalendarPeriod every) =>
        every switch
        {
            { Count: 1 } => EnglishValues.Unit(every.Unit),
            { Count: 3, Unit: CalendarUnit.Months } => "quarter",
            _ => EnglishValues.Count(every.Count, EnglishValues.Unit(every.Unit)),
        };

    private static string IfHoliday(Schedule schedule) =>
        schedule.IfHoliday switch
        {
            Core.Agreements.IfHoliday.SameDay => "",
            Core.Agreements.IfHoliday.NextOfficeDay => "; if that day is a holiday, it moves to the next business day",
            Core.Agreements.IfHoliday.PreviousOfficeDay => "; if that day is a holiday, it moves to the business day before",
            Core.Agreements.IfHoliday.Skipped => "; if that day is a holiday, it is omitted",
        };
}
