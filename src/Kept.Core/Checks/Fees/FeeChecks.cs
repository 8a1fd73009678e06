using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Document;
using Kept.Core.Checks.Tiers;
using Kept.Core.Money;

namespace Kept.Core.Checks.Fees;

/// <summary>Checks of what credits are taken of, and of prices and rates.</summary>
internal static class FeeChecks
{
    private static readonly CheckKind Undefined = new(
        "base-undefined",
        CheckGroup.Money,
        Severity.Error,
        "a share of a fee that the agreement does not name",
        "The credit is a share of a fee, and no price says what the fee is. Give the service a price, or name the amount."
    );

    private static readonly CheckKind Mixed = new(
        "money-and-percent",
        CheckGroup.Money,
        Severity.Warning,
        "rows that give different kinds of things",
        "Rows of one table give a percentage, an amount or days: which of them is more depends on the fee. Give the same kind in all rows."
    );

    private static readonly CheckKind Differs = new(
        "base-period-differs",
        CheckGroup.Money,
        Severity.Warning,
        "the fee of another period than the measure's",
        "The figure is taken over one period and the credit of the fee of another. Take the fee of the measured "
            + "period, or say that it is meant."
    );

    private static readonly CheckKind Discount = new(
        "discount-ambiguous",
        CheckGroup.Money,
        Severity.Warning,
        "a discount that may or may not hold beyond the package",
        "Hours of the package are charged at a discounted rate and hours beyond it at the same rate. Name a rate of "
            + "its own for one of them."
    );

    private static readonly CheckKind Idle = new(
        "rate-unused",
        CheckGroup.Money,
        Severity.Note,
        "a rate at which nothing is charged",
        "No service is charged at this rate; only records of work that name it are. Leave it out, or name it where it is meant."
    );

    public static readonly ImmutableArray<Check> All =
    [
        new(Undefined, Unpriced),
        new(Mixed, Mixes),
        new(Differs, Periods),
        new(Discount, Discounts),
        new(Idle, Unused),
    ];

    /// <summary>
    /// Of a text for one customer. A text for any customer leaves fees to the order forms, and fees that are paid come as facts in any
    /// case.
    /// </summary>
    private static IEnumerable<Finding> Unpriced(CheckContext context)
    {
        var terms = context.Terms;
        var fees =
            terms.Members.Any(m => m.Fee is not null)
            || terms.Structure != AgreementStructure.Customer
            || terms.Parties.Customer.Name == "any";
        return context
            .Credits()
            .Where(c => c.Credit.Of is not null)
            .Select(c => (c.Level, Missing: Missing(terms, c.Credit.Of!, fees)))
            .Where(m => m.Missing is not null)
            .Select(m => Undefined.At(m.Level, "credit/of", $"a share of {m.Missing} is no amount", "write `price: 100.00 per month`"));
    }

    private static string? Missing(Terms terms, FeeBase of, bool fees) =>
        of switch
        {
            { Kind: FeeKind.LabourOfTicket } => terms.Rates.IsEmpty ? "the labour of a ticket, for which the agreement has no rate," : null,
            { Kind: FeeKind.NamedAmount or FeeKind.PriceOfTicket } or { Paid: true } => null,
            _ when fees => null,
            { Service: { } service } => terms.ServiceOf(service)?.Price is null ? $"the fee of \"{service}\", which has no price," : null,
            _ => terms.Services.All(s => s.Price is null) ? "the fees, where no service has a price," : null,
        };

    private static IEnumerable<Finding> Mixes(CheckContext context) =>
        Tables
            .Of(context)
            .DistinctBy(t => (t.Level.Id, t.Path))
            .Select(t =>
                (
                    Table: t,
                    Kinds: t.Line.Rows.Where(r => TierWords.Amount(r.Give).Sign > 0).DistinctBy(r => r.Give.GetType()).ToImmutableArray()
                )
            )
            .Where(m => m.Kinds.Length > 1)
            .Select(m =>
            {
                var (a, b) = (m.Table.Line.Rows.IndexOf(m.Kinds[0]), m.Table.Line.Rows.IndexOf(m.Kinds[1]));
                return m.Table.Says(Mixed, $"{Row(m.Kinds[0])}, and {Row(m.Kinds[1])}: which is more depends on the fee") with
                {
                    Example = Paid(context, m.Table, a),
                    Beside = Paid(context, m.Table, b),
                };
            });

    private static string Row(CreditRow row) => $"\"{TierWords.Row(row)}\" gives {TierWords.Give(row.Give)}";

    private static CounterExample? Paid(CheckContext context, Table table, int row) =>
        table
            .Line.Regions(s => !s.Met && s.Applying == row)
            .Select(r => Tables.Into(context, table, r, o => o.Verdict == Verdict.Missed))
            .FirstOrDefault(e => e is not null);

    private static IEnumerable<Finding> Periods(CheckContext context) =>
        from pair in context.Credits()
        let fee = LengthOf(pair.Credit.Of)
        let window = LengthOf(pair.Level.Measure.Frame.Window)
        where fee is not null && window is not null && fee != window
        select Differs.At(
            pair.Level,
            "credit/of",
            $"the figure is that of a {Name(window.Value)}, and the credit is a share of the fee of a {Name(fee.Value)}"
        ) with
        {
            Example = Tables
                .Of(context)
                .Where(t => t.Level.Id == pair.Level.Id)
                .SelectMany(t => Enumerable.Range(0, t.Line.Rows.Length).Select(n => Paid(context, t, n)))
                .FirstOrDefault(e => e is { Results: [{ Entitled.Sign: > 0 }] }),
        };

    /// <summary>Of fees of a month, quarter or year; not of those that name another period on purpose.</summary>
    private static PeriodUnit? LengthOf(FeeBase? of) =>
        of is not { Kind: FeeKind.Fee }
            ? null
            : of.Period switch
            {
                FeePeriod.Month => PeriodUnit.Month,
                FeePeriod.Quarter => PeriodUnit.Quarter,
                FeePeriod.Year => PeriodUnit.Year,
                _ => null,
            };

    private static PeriodUnit? LengthOf(Window? window) =>
        window switch
        {
            Window.Calendar { Unit: var unit } => unit,
            Window.Billing => PeriodUnit.Month,
            Window.Contract { Unit: var unit } => unit,
            _ => null,
        };

    private static string Name(PeriodUnit unit) =>
        unit switch
        {
            PeriodUnit.Day => "day",
            PeriodUnit.Week => "week",
            PeriodUnit.Month => "month",
            PeriodUnit.Quarter => "quarter",
            PeriodUnit.Year => "year",
        };

    private static IEnumerable<Finding> Discounts(CheckContext context) =>
        from service in context.Terms.Services
        let price = service.Rate
        let package = service.Frame.Hours
        where price is { Discount.Sign: > 0 } && package is not null && price.Rate == package.Beyond
        from rate in context.Terms.Rates.Where(r => r.Id == price.Rate)
        let less = rate.Amount * (1 - price.Discount)
        let hours = Words.Number(package.Hours)
        select Discount.At(
            $"services/{service.Id}/beyond",
            $"the {hours} hours of \"{service.Title ?? service.Id}\" cost {Money(context, less)} each "
                + $"({Words.Percent(price.Discount)} off `{rate.Id}`), "
                + $"and hours beyond them are charged at `{rate.Id}` too: {Money(context, rate.Amount)}, or {Money(context, less)}?",
            "name a rate of its own for the hours beyond the package"
        ) with
        {
            Clause = service.Clause,
        };

    private static string Money(CheckContext context, Rational amount) => Words.Money(amount, context.Terms.Currency);

    private static IEnumerable<Finding> Unused(CheckContext context)
    {
        var terms = context.Terms;
        var used = terms.Services.SelectMany(s => new[] { s.Rate?.Rate, s.Frame.Hours?.Beyond }).ToHashSet(StringComparer.Ordinal);
        return terms
            .Rates.Where(r => !used.Contains(r.Id) && !Texts.Wordings(terms).Any(w => w.Contains(r.Id, StringComparison.Ordinal)))
            .Select(r => Idle.At($"rates/{r.Id}", $"no service is charged at `{r.Id}`") with { Clause = r.Clause });
    }
}
