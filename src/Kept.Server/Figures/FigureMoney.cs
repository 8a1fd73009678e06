using Kept.Core.Assessment;
using Kept.Core.Money;
using Kept.Server.Agreements;
using Kept.Server.Assessments;
using Kept.Server.Filing;
using Kept.Store;
using Kept.Text.Json;
using NodaTime;

namespace Kept.Server.Figures;

/// <summary>The money of an agreement's months: the credits of all windows that begin in one, added up; the best where a figure is not sure.</summary>
public static class FigureMoney
{
    public const string View = "money";

    /// <summary>The members of a row that hold amounts. What is accrued and not granted is at stake.</summary>
    public static readonly IReadOnlyList<string> Amounts = ["accrued", "ungranted", "claimed", "granted", "settled"];

    /// <summary>The instant that stands for a month in rows, whatever the zone of the agreement: its first day by universal time.</summary>
    public static Instant At(LocalDate month) => month.AtMidnight().InUtc().ToInstant();

    internal static IEnumerable<Row> Of(AgreementFold agreement, IEnumerable<LevelResult> credits) =>
        credits
            .Where(c => HasMoney(c.Credit))
            .GroupBy(c => Months.FirstOf(agreement.Zone, c.Window.From))
            .Select(m => RowOf(agreement, m.Key, [.. m]));

    private static bool HasMoney(CreditResult credit) =>
        credit.Accrued.Best.Sign != 0 || credit.Claimed.Best.Sign != 0 || credit.Granted.Best.Sign != 0 || credit.Settled.Sign != 0;

    private static Row RowOf(AgreementFold agreement, LocalDate month, IReadOnlyList<LevelResult> credits)
    {
        var (money, name) = (new MoneyText(agreement.Currency.MinorDigits), $"{month.Year:0000}-{month.Month:00}");
        string Sum(Func<LevelResult, Rational> of) => money.Of(credits.Aggregate(Rational.Zero, (sum, c) => sum + of(c)));
        return FigureRows.RowOf(
            agreement,
            View,
            name,
            agreement.Currency.Code,
            At(month),
            Payload.Of(
                ("agreement", agreement.Id),
                ("customer", agreement.Customer),
                ("month", name),
                ("currency", agreement.Currency.Code),
                ("accrued", Sum(c => c.Credit.Accrued.Best)),
                ("ungranted", Sum(c => Ungranted(c.Credit))),
                ("claimed", Sum(c => c.Credit.Claimed.Best)),
                ("granted", Sum(c => c.Credit.Granted.Best)),
                ("settled", Sum(c => c.Credit.Settled))
            )
        );
    }

    private static Rational Ungranted(CreditResult credit) =>
        credit.Accrued.Best - credit.Granted.Best is { Sign: > 0 } rest ? rest : Rational.Zero;
}
