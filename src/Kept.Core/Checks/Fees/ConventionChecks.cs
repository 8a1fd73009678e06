using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Trials;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Checks.Fees;

/// <summary>Checks of conventions: what a week of a monthly fee is, and what a day of it is.</summary>
internal static class ConventionChecks
{
    private static readonly CheckKind Week = new(
        "convention-of-week",
        CheckGroup.Money,
        Severity.Note,
        "a week of a monthly fee",
        "A month has no whole number of weeks, and every way to count them gives another amount. See that the text "
            + "states the same fraction."
    );

    private static readonly CheckKind Days = new(
        "days-of-fee-vary",
        CheckGroup.Money,
        Severity.Note,
        "a day of a monthly fee is worth more in February",
        "A day is 1/28 to 1/31 of the fee of its month. Where the same amount is meant in each month, give a fraction such as `1/30`."
    );

    /// <summary>The ways to take a week of a monthly fee. A quarter is left out: 25% is too often just 25%.</summary>
    private static readonly ImmutableArray<(Rational Share, string Words)> Readings =
    [
        (new Rational(12, 52), "12/52"),
        (new Rational(7, 30), "7/30"),
        (new Rational(7, 31), "7/31"),
    ];

    public static readonly ImmutableArray<Check> All = [new(Week, Weeks), new(Days, DaysOfFee)];

    private static IEnumerable<Finding> Weeks(CheckContext context)
    {
        var shared = context.Terms.Limits.Select((l, n) => OfLimit(context, l, $"limits/{n + 1}"));
        var levels = context.Terms.ServiceLevels.SelectMany(level =>
            level
                .Limits.Select((l, n) => OfLimit(context, l, $"serviceLevels/{level.Id}/limits/{n + 1}"))
                .Concat(
                    Gives(level.Credit?.Quantity)
                        .OfType<Give.Percent>()
                        .Distinct()
                        .Select(g => Of(context, g.Share, level.Credit!.Of, $"serviceLevels/{level.Id}/credit"))
                )
                .Select(f => f is null ? null : f with { Level = level.Id, Clause = f.Clause ?? level.Clause })
        );
        return shared.Concat(levels).OfType<Finding>();
    }

    private static Finding? OfLimit(CheckContext context, Limit limit, string path) =>
        limit.AtMost is LimitAmount.ShareOf share && Of(context, share.Share, share.Of, path) is { } found
            ? found with
            {
                Clause = limit.Clause,
            }
            : null;

    private static Finding? Of(CheckContext context, Rational share, FeeBase? of, string path)
    {
        var monthly =
            of is
            { Kind: FeeKind.Fee, Period: FeePeriod.Month or FeePeriod.Window or FeePeriod.PrecedingMonth or FeePeriod.FollowingMonth };
        if (!monthly || Readings.FirstOrDefault(r => r.Share == share) is not { Words: { } said })
        {
            return null;
        }

        var fee = Monthly(context, of!.Service);
        var others = Readings
            .Where(r => r.Share != share)
            .Select((r, n) => $"{r.Words}{(n == 0 ? " would be" : "")} {Money(context, r.Share * fee)}");
        return Week.At(path, $"{said} of {Money(context, fee)} = {Money(context, share * fee)}; {string.Join(", ", others)}");
    }

    /// <summary>The agreed monthly price, or a thousand to show what the fractions are.</summary>
    private static Rational Monthly(CheckContext context, string? service)
    {
        var prices = context
            .Terms.Services.Where(s => service is null || s.Id == service)
            .Select(s => s.Price)
            .OfType<RecurringPrice>()
            .Where(p => p.Per == PeriodUnit.Month)
            .ToImmutableArray();
        return prices.IsEmpty ? Trial.OpenFee : prices.Aggregate(Rational.Zero, (sum, p) => sum + p.Amount);
    }

    private static IEnumerable<Finding> DaysOfFee(CheckContext context) =>
        from pair in context.Credits()
        let days = DaysGiven(pair.Credit)
        where days is not null && IsMonthly(context, pair.Credit.Of)
        let fee = Monthly(context, pair.Credit.Of!.Service)
        select Days.At(
            pair.Level,
            "credit",
            $"{Words.Count((long)days.Value.Floor(), "day")} of a fee of {Money(context, fee)} a month: "
                + $"{Money(context, days.Value * fee / 28)} in a month of 28 days, "
                + $"{Money(context, days.Value * fee / 31)} in one of 31"
        ) with
        {
            Example = Shown(context, pair.Level, 28),
            Beside = Shown(context, pair.Level, 31),
        };

    /// <summary>Days of a row, or the one day whose fee is the base.</summary>
    private static Rational? DaysGiven(Credit credit) =>
        credit.Of is { Kind: FeeKind.Fee, Period: FeePeriod.Day }
            ? Rational.One
            : Gives(credit.Quantity).OfType<Give.Days>().Where(d => !d.Extension).Select(d => (Rational?)d.Count).FirstOrDefault();

    private static bool IsMonthly(CheckContext context, FeeBase? of) =>
        of is { Kind: FeeKind.Fee, Period: FeePeriod.Day or FeePeriod.Month or FeePeriod.Window }
        && context.Terms.Services.Where(s => of.Service is null || s.Id == of.Service).Any(s => s.Price is { Per: PeriodUnit.Month });

    /// <summary>The same outage in the first month of so many days.</summary>
    private static CounterExample? Shown(CheckContext context, ServiceLevel level, int days)
    {
        if (
            level.Measure
            is not (Measure.Availability { Source: StateSource.Outages } or Measure.OccurrenceTime { Of: OccurrenceKind.Outage })
        )
        {
            return null;
        }

        var zone = context.Terms.Zone;
        var month = Enumerable
            .Range(0, 12)
            .Select(n => context.Trial.First.PlusMonths(n))
            .Select(first => Windows.Days(zone, first, first.PlusMonths(1)))
            .FirstOrDefault(m => DaysIn(zone, m) == days);
        if (month.IsEmpty)
        {
            return null;
        }

        var longest = Lengths.Of(level).DefaultIfEmpty(Duration.FromHours(8)).Max();
        var made = new FactMaker(context.Trial, level, month);
        return Stimuli.Down(made, longest > Duration.FromHours(8) ? longest : Duration.FromHours(8)) is { } down
            ? context.Trial.Show(down, level.Id)
            : null;
    }

    private static int DaysIn(DateTimeZone zone, Time.TimeRange month) => Assessment.Credits.Fees.DaysIn(zone, month);

    private static IEnumerable<Give> Gives(CreditQuantity? quantity) =>
        quantity switch
        {
            CreditQuantity.Table table => table.Rows.Select(r => r.Give),
            CreditQuantity.Flat flat => [flat.Give],
            CreditQuantity.PerBlock block => [block.Give],
            CreditQuantity.PerStep step => [step.Give],
            CreditQuantity.Combined combined => combined.Parts.SelectMany(Gives),
            _ => [],
        };

    private static string Money(CheckContext context, Rational amount) => Words.Money(amount, context.Terms.Currency);
}
