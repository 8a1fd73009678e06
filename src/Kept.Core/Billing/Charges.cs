using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Billing;

/// <summary>What a service is charged over a period, and how it is worked out.</summary>
/// <param name="Amount">Rounded as the agreement says; exact where it says nothing.</param>
public sealed record Charge(string Service, Rational Amount, ImmutableArray<string> Lines);

/// <summary>
/// What services cost: recurring prices, packages of hours, visits and work at their rate, in the rate's steps and less the discount
/// (Exhibits A and B).
/// </summary>
public static class Charges
{
    /// <summary>The charge of one service for the whole local months of a period.</summary>
    public static Charge Of(Terms terms, Service service, EvidenceBook book, TimeRange period)
    {
        var time = Hours(terms, service, book, period).ToImmutableArray();
        var lines = service.Frame.Hours is { } package ? Packaged(terms, service, package, time, period) : Worked(terms, service, time);
        var all = lines.Concat(Recurring(terms, service, period)).ToImmutableArray();
        var total = all.Aggregate(Rational.Zero, (sum, l) => sum + l.Amount);
        return new Charge(service.Id, Rounded(terms, total), [.. all.Select(l => l.Text)]);
    }

    /// <summary>As the agreement names it; exact where it names none (R7).</summary>
    private static Rational Rounded(Terms terms, Rational amount) =>
        terms.Rounding is { } rule ? amount.Round(rule.Digits ?? terms.Currency.MinorDigits, rule.Mode) : amount;

    private readonly record struct Line(Rational Amount, string Text);

    /// <summary>Time spent on a day, at a rate that its record may name.</summary>
    private readonly record struct Spent(string What, Instant At, Rational Hours, string? Rate);

    private static IEnumerable<Spent> Hours(Terms terms, Service service, EvidenceBook book, TimeRange period)
    {
        var visits = book
            .Visits.Where(v => v.Service == service.Id && v.Until is not null && period.Contains(v.From))
            .Select(v => new Spent($"visit {v.Reference}", v.From, TimeAtRate.Between(v.From, v.Until!.Value), null));
        var work = book
            .Work.Where(w => w.Service == service.Id && period.Contains(w.From))
            .Select(w => new Spent($"work {w.Reference}", w.From, w.Hours ?? (w.Until is { } until ? TimeAtRate.Between(w.From, until) : 0), w.Rate));
        return visits.Concat(work).OrderBy(s => s.At);
    }

    private static IEnumerable<Line> Worked(Terms terms, Service service, ImmutableArray<Spent> time) =>
        time.Select(s => AtRate(terms, service, s, s.Hours)).OfType<Line>();

    private static Line? AtRate(Terms terms, Service service, Spent spent, Rational hours)
    {
        var id = spent.Rate ?? service.Rate?.Rate;
        if (terms.Rates.FirstOrDefault(r => r.Id == id) is not { } rate)
        {
            return null;
        }

        var share = TimeAtRate.Share(service, rate);
        var number = rate.Per switch
        {
            RateUnit.Hour => TimeAtRate.Stepped(hours, rate.Step),
            RateUnit.Visit or RateUnit.Piece => Rational.One,
            RateUnit.Day => hours.Sign > 0 ? Rational.One : Rational.Zero,
            RateUnit.Month => Rational.Zero,
        };
        return new Line(number * rate.Amount * share, $"{spent.What}: {number} × {rate.Amount} × {share}");
    }

    /// <summary>The package's hours month by month (or whatever its period is), and beyond them at the rate named for it.</summary>
    private static IEnumerable<Line> Packaged(Terms terms, Service service, HourPackage package, ImmutableArray<Spent> time, TimeRange period)
    {
        foreach (var window in Assessment.Windows.Of(new Window.Calendar(package.Per), terms.Zone, period, period, terms.MissingDay))
        {
            var left = package.Hours;
            if (package.Prepaid && AtRate(terms, service, new Spent("package", window.From, package.Hours, null), package.Hours) is { } prepaid)
            {
                yield return prepaid;
            }

            foreach (var spent in time.Where(s => window.Contains(s.At)))
            {
                var within = Rational.Min(left, spent.Hours);
                left -= within;
                var inside = package.Prepaid ? null : AtRate(terms, service, spent, within);
                var beyond = spent.Hours > within && package.Beyond is { } rate ? Beyond(terms, spent, spent.Hours - within, rate) : null;
                foreach (var line in new[] { inside, beyond }.OfType<Line>())
                {
                    yield return line;
                }
            }
        }
    }

    /// <summary>Hours beyond a package cost the full rate: the discount is that of the package.</summary>
    private static Line? Beyond(Terms terms, Spent spent, Rational hours, string rateId) =>
        terms.Rates.FirstOrDefault(r => r.Id == rateId) is { } rate
            ? new Line(TimeAtRate.Stepped(hours, rate.Step) * rate.Amount, $"{spent.What} beyond the package: {TimeAtRate.Stepped(hours, rate.Step)} × {rate.Amount}")
            : null;

    private static IEnumerable<Line> Recurring(Terms terms, Service service, TimeRange period) =>
        service.Price is not { } price
            ? []
            : Assessment
                .Windows.Of(new Window.Calendar(price.Per), terms.Zone, period, period, terms.MissingDay)
                .Select(w => new Line(price.Amount, $"fee of {LocalTimes.DateOf(terms.Zone, w.From):yyyy-MM}"));
}
