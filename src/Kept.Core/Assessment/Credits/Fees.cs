using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Billing;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Credits;

/// <summary>The fees that credits and caps are taken of (block 10).</summary>
internal static class Fees
{
    /// <summary>The base of a credit line that belongs to an instant.</summary>
    /// <param name="at">Decides the day, month, quarter or year that is meant.</param>
    public static (Rational Amount, ImmutableArray<string> Facts) Of(
        LevelContext level,
        FeeBase of,
        TimeRange window,
        Instant at,
        Occasion? occasion
    ) =>
        of.Kind switch
        {
            FeeKind.NamedAmount => (of.Named ?? Rational.Zero, []),
            FeeKind.LabourOfTicket => Labour.OfTicket(level, occasion?.Ticket),
            FeeKind.PriceOfTicket => PriceOf(level, occasion?.Ticket),
            FeeKind.Fee => OfPeriod(level, of, window, at),
        };

    private static (Rational Amount, ImmutableArray<string> Facts) PriceOf(LevelContext level, string? ticket)
    {
        var paid = level.Book.Money.Where(m => m.Of == MoneyKind.Fee && ticket is not null && m.Number == ticket).ToImmutableArray();
        return (paid.Aggregate(Rational.Zero, (sum, m) => sum + m.Amount), [.. paid.Select(m => m.Reference)]);
    }

    private static (Rational Amount, ImmutableArray<string> Facts) OfPeriod(LevelContext level, FeeBase of, TimeRange window, Instant at)
    {
        var month = Windows.Containing(PeriodUnit.Month, level.Zone, at);
        var firstOfMonth = LocalTimes.DateOf(level.Zone, month.From);
        return of.Period switch
        {
            FeePeriod.Window => Over(level, of, window),
            FeePeriod.Month => Over(level, of, CutMonth(level, window, month)),
            FeePeriod.Quarter => Over(level, of, Windows.Containing(PeriodUnit.Quarter, level.Zone, at)),
            FeePeriod.Year => Over(level, of, Windows.Containing(PeriodUnit.Year, level.Zone, at)),
            FeePeriod.Day => Day(level, of, month, at),
            FeePeriod.PrecedingMonth => Over(level, of, Windows.Days(level.Zone, firstOfMonth.PlusMonths(-1), firstOfMonth)),
            FeePeriod.FollowingMonth => Over(level, of, Windows.Days(level.Zone, firstOfMonth.PlusMonths(1), firstOfMonth.PlusMonths(2))),
            FeePeriod.MeanOfTwelveMonths => Mean(level, of, firstOfMonth),
            FeePeriod.Term => Over(level, of, TermOf.Containing(level.Agreement, level.Book, at)),
        };
    }

    /// <summary>Of a month that the term or an amendment cuts, the fee is that of the part, by days (R10).</summary>
    private static TimeRange CutMonth(LevelContext level, TimeRange window, TimeRange month) =>
        level.Level.Measure.Frame.Window is null or Window.Calendar { Unit: PeriodUnit.Month }
        && window != month
        && month.Intersect(window) == window
            ? window
            : month;

    private static (Rational Amount, ImmutableArray<string> Facts) Day(LevelContext level, FeeBase of, TimeRange month, Instant at)
    {
        var (amount, facts) = Over(level, of, month);
        return (amount / DaysIn(level.Zone, month), facts);
    }

    private static (Rational Amount, ImmutableArray<string> Facts) Mean(LevelContext level, FeeBase of, LocalDate firstOfMonth)
    {
        var months = Enumerable
            .Range(1, 12)
            .Select(n => Over(level, of, Windows.Days(level.Zone, firstOfMonth.PlusMonths(-n), firstOfMonth.PlusMonths(1 - n))))
            .ToImmutableArray();
        return (months.Aggregate(Rational.Zero, (sum, m) => sum + m.Amount) / 12, [.. months.SelectMany(m => m.Facts).Distinct()]);
    }

    /// <summary>
    /// The fees of a range: what was billed (or paid) for it, where evidence says so; else the member's fee, else the agreed price.
    /// </summary>
    private static (Rational Amount, ImmutableArray<string> Facts) Over(LevelContext level, FeeBase of, TimeRange range)
    {
        if (!level.KnownFees.TryGetValue((of, range), out var fee))
        {
            level.KnownFees[(of, range)] = fee = WorkedOut(level, of, range);
        }

        return fee;
    }

    private static (Rational Amount, ImmutableArray<string> Facts) WorkedOut(LevelContext level, FeeBase of, TimeRange range)
    {
        var services = of.Service is { } one ? [one] : level.Terms.Services.Select(s => s.Id).ToImmutableArray();
        var parts = services.Select(s => OfService(level, of, s, range)).ToImmutableArray();
        var member = of.Service is null || level.Level.Of.Contains(of.Service) ? level.Member?.Fee : null;
        return member is { } fee && parts.All(p => p.Facts.IsEmpty)
            ? (PerMonth(level, new RecurringPrice(fee, PeriodUnit.Month, InAdvance: true), range), [])
            : (parts.Aggregate(Rational.Zero, (sum, p) => sum + p.Amount), [.. parts.SelectMany(p => p.Facts)]);
    }

    private static (Rational Amount, ImmutableArray<string> Facts) OfService(
        LevelContext level,
        FeeBase of,
        string service,
        TimeRange range
    )
    {
        var kinds = of.Paid ? new[] { MoneyKind.Payment } : [MoneyKind.Fee, MoneyKind.Invoice];
        foreach (var kind in kinds)
        {
            var facts = level
                .Book.Money.Where(m => m.Of == kind && m.Service == service && IsFor(level, m) && Overlap(level.Zone, m, range).Sign > 0)
                .ToImmutableArray();
            if (!facts.IsEmpty)
            {
                return (
                    facts.Aggregate(Rational.Zero, (sum, m) => sum + (m.Amount * Overlap(level.Zone, m, range))),
                    [.. facts.Select(f => f.Reference)]
                );
            }
        }

        return of.Paid || level.Terms.ServiceOf(service)?.Price is not { } price
            ? (Rational.Zero, [])
            : (PerMonth(level, price, range), []);
    }

    private static bool IsFor(LevelContext level, Fact.MoneyFact fact) => fact.Member is null || fact.Member == level.Member?.Customer;

    /// <summary>Which share of what the fact bills falls into the range, by days.</summary>
    private static Rational Overlap(DateTimeZone zone, Fact.MoneyFact fact, TimeRange range)
    {
        if (fact.From is not { } from || fact.Until is not { } until || until <= from)
        {
            return range.Contains(fact.At) ? Rational.One : Rational.Zero;
        }

        var (first, last) = (LocalTimes.DateOf(zone, range.From), LocalTimes.DateOf(zone, range.Until));
        var days = Period.DaysBetween(Later(first, from), Earlier(last, until));
        return days <= 0 ? Rational.Zero : new Rational(days, Period.DaysBetween(from, until));
    }

    /// <summary>A price over a range: whole periods of the calendar whole, parts of them by days.</summary>
    private static Rational PerMonth(LevelContext level, RecurringPrice price, TimeRange range)
    {
        var (day, end) = (LocalTimes.DateOf(level.Zone, range.From), LocalTimes.DateOf(level.Zone, range.Until));
        var sum = Rational.Zero;
        while (day < end)
        {
            var first = Windows.FirstDay(price.Per, day);
            var next = Windows.Next(price.Per, first);
            var until = Earlier(next, end);
            sum += price.Amount * new Rational(Period.DaysBetween(day, until), Period.DaysBetween(first, next));
            day = until;
        }

        return sum;
    }

    public static int DaysIn(DateTimeZone zone, TimeRange range) =>
        Period.DaysBetween(LocalTimes.DateOf(zone, range.From), LocalTimes.DateOf(zone, range.Until));

    private static LocalDate Earlier(LocalDate a, LocalDate b) => a < b ? a : b;

    private static LocalDate Later(LocalDate a, LocalDate b) => a > b ? a : b;
}

/// <summary>Work at its rate: each entry charged in the rate's steps, each begun step whole, less the service's discount.</summary>
internal static class Labour
{
    public static (Rational Amount, ImmutableArray<string> Facts) OfTicket(LevelContext level, string? ticket)
    {
        var work = level.Book.Work.Where(w => ticket is not null && w.TicketNumber == ticket).ToImmutableArray();
        return (work.Aggregate(Rational.Zero, (sum, w) => sum + Charge(level, w)), [.. work.Select(w => w.Reference)]);
    }

    private static Rational Charge(LevelContext level, Fact.Work work)
    {
        var service = level.Terms.ServiceOf(work.Service ?? level.Level.Of.FirstOrDefault() ?? "");
        var rateId = work.Rate ?? service?.Rate?.Rate;
        if (level.Terms.Rates.FirstOrDefault(r => r.Id == rateId) is not { Per: RateUnit.Hour } rate)
        {
            return Rational.Zero;
        }

        var hours = work.Hours ?? (work.Until is { } until ? TimeAtRate.Between(work.From, until) : Rational.Zero);
        return TimeAtRate.Stepped(hours, rate.Step) * rate.Amount * TimeAtRate.Share(service, rate);
    }
}
