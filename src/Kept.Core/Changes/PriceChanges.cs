using Kept.Core.Agreements;
using Kept.Core.Money;

namespace Kept.Core.Changes;

/// <summary>Services and what they cost: a lower price serves the customer.</summary>
internal static class PriceChanges
{
    public static IEnumerable<AgreementChange> Of(Sides sides)
    {
        var (old, new_) = (sides.From.Terms, sides.To.Terms);
        return
        [
            .. new_.Services.SelectMany(s => old.ServiceOf(s.Id) is { } before ? Of(sides, before, s) : [Whole(null, s)]),
            .. old.Services.Where(s => new_.ServiceOf(s.Id) is null).Select(s => Whole(s, null)),
            .. Rates(old, new_),
        ];
    }

    private static AgreementChange Whole(Service? old, Service? new_) =>
        Of(ChangedPart.Service, (new_ ?? old)!, "", Named(old), Named(new_), Gain.Open);

    private static ChangeValue.Text? Named(Service? service) => service is null ? null : new ChangeValue.Text(service.Title ?? service.Id);

    private static AgreementChange Of(ChangedPart part, Service service, string key, ChangeValue? from, ChangeValue? to, Gain gains) =>
        new(part, key.Length == 0 ? $"services/{service.Id}" : $"services/{service.Id}/{key}", from, to, gains)
        {
            Clause = service.Clause,
            About = service.Title ?? service.Id,
        };

    private static IEnumerable<AgreementChange> Of(Sides sides, Service old, Service new_)
    {
        if (Gains.Optional(old.Price, new_.Price, Gain.Provider, (o, n) => Prices(sides, o, n)) is { } price)
        {
            yield return Of(ChangedPart.Price, new_, "price", Value(old.Price), Value(new_.Price), price);
        }

        if (Gains.Optional(old.Rate, new_.Rate, Gain.Provider, (o, n) => AtRate(sides, o, n)) is { } rate)
        {
            yield return Of(ChangedPart.Price, new_, "price", Value(old.Rate), Value(new_.Rate), rate);
        }

        if (Gains.Optional(old.Frame.Hours, new_.Frame.Hours, Gain.Open, Packages) is { } hours)
        {
            yield return Of(ChangedPart.Service, new_, "hours", Value(old.Frame.Hours), Value(new_.Frame.Hours), hours);
        }
    }

    private static ChangeValue.Recurring? Value(RecurringPrice? price) => price is null ? null : new ChangeValue.Recurring(price);

    private static ChangeValue.ByRate? Value(RatePrice? price) => price is null ? null : new ChangeValue.ByRate(price);

    private static ChangeValue.Package? Value(HourPackage? hours) => hours is null ? null : new ChangeValue.Package(hours);

    /// <summary>Months, quarters and years are told apart exactly; days and weeks are of no fixed number in them.</summary>
    private static Gain? Prices(Sides sides, RecurringPrice old, RecurringPrice new_) =>
        sides.From.Terms.Currency != sides.To.Terms.Currency
            ? Gain.Open
            : Gains.Together(
                (old.Per, new_.Per) switch
                {
                    var (o, n) when o == n => Gains.Less(old.Amount, new_.Amount),
                    var (o, n) when Months(o) is { } a && Months(n) is { } b => Gains.Less(old.Amount / a, new_.Amount / b) ?? Gain.Open,
                    _ => Gain.Open,
                },
                Gains.No(old.InAdvance, new_.InAdvance)
            );

    private static Rational? Months(PeriodUnit per) =>
        per switch
        {
            PeriodUnit.Month => Rational.One,
            PeriodUnit.Quarter => 3,
            PeriodUnit.Year => 12,
            PeriodUnit.Day or PeriodUnit.Week => null,
        };

    private static Gain? AtRate(Sides sides, RatePrice old, RatePrice new_)
    {
        if (old == new_)
        {
            return null;
        }

        var (before, after) = (RateOf(sides.From.Terms, old), RateOf(sides.To.Terms, new_));
        return old.Rate == new_.Rate ? Gains.More(old.Discount, new_.Discount)
            : before is null || after is null || before.Per != after.Per || sides.From.Terms.Currency != sides.To.Terms.Currency ? Gain.Open
            : Gains.Less(before.Amount * (1 - old.Discount), after.Amount * (1 - new_.Discount)) ?? Gain.Open;
    }

    private static Rate? RateOf(Terms terms, RatePrice price) => terms.Rates.FirstOrDefault(r => r.Id == price.Rate);

    private static Gain? Packages(HourPackage old, HourPackage new_) =>
        Gains.Together(
            old.Per == new_.Per ? Gains.More(old.Hours, new_.Hours) : Gain.Open,
            Gains.No(old.Prepaid, new_.Prepaid),
            Gains.Yes(old.Unused == UnusedHours.CarryOver, new_.Unused == UnusedHours.CarryOver),
            Gains.Differs(old.Beyond == new_.Beyond)
        );

    private static IEnumerable<AgreementChange> Rates(Terms old, Terms new_)
    {
        foreach (var id in old.Rates.Concat(new_.Rates).Select(r => r.Id).Distinct())
        {
            var (before, after) = (old.Rates.FirstOrDefault(r => r.Id == id), new_.Rates.FirstOrDefault(r => r.Id == id));
            if (Gains.Optional(before, after, Gain.Open, (o, n) => Rated(old.Currency, new_.Currency, o, n)) is { } gained)
            {
                yield return new AgreementChange(ChangedPart.Rate, $"rates/{id}", Value(before), Value(after), gained)
                {
                    Clause = (after ?? before)!.Clause,
                    About = id,
                };
            }
        }
    }

    private static ChangeValue.OfRate? Value(Rate? rate) => rate is null ? null : new ChangeValue.OfRate(rate);

    // A begun step counts whole: a shorter one costs less or the same.
    private static Gain? Rated(Currency before, Currency after, Rate old, Rate new_) =>
        old.Per != new_.Per || before != after
            ? Gain.Open
            : Gains.Together(
                Gains.Less(old.Amount, new_.Amount),
                Gains.Optional(old.Step, new_.Step, Gain.Provider, (o, n) => Gains.Less(o, n))
            );
}
