using System.Collections.Immutable;
using Kept.Core.Assessment;
using Kept.Core.Time;
using Kept.Server.Agreements;
using Kept.Server.Assessments;
using Kept.Server.Credits;
using Kept.Server.Filing;
using Kept.Store;
using NodaTime;
using Words = Kept.Server.Api.Words;

namespace Kept.Server.Figures;

/// <summary>
/// The read models that an assessment makes: the credit ledger, how each level stands, and what comes due. Pure: of a fold, as of its last
/// entry, so that a rebuild gives the same.
/// </summary>
public static class FigureRows
{
    public const string Credits = "credits";
    public const string Standing = "standing";

    /// <summary>How far the figures of an agreement are: its version when they were made.</summary>
    public const string Marker = "figured";

    /// <summary>Months of the past that lists show; older ones are in statements.</summary>
    private const int MonthsBack = 25;

    public static ImmutableArray<Row> Of(AgreementFold agreement)
    {
        if (!agreement.Exists)
        {
            return [];
        }

        var marker = RowOf(agreement, Marker, "", null, null, Payload.Of(("version", agreement.Version)));
        return agreement.Stage is Stage.Signed or Stage.Ended ? [marker, .. Assessed(agreement)] : [marker];
    }

    private static IEnumerable<Row> Assessed(AgreementFold agreement)
    {
        var asOf = agreement.LastRecordedAt;
        var last = Months.FirstOf(agreement.Zone, asOf);
        var first = First(agreement, last);
        var period = new Kept.Text.Evidence.DayRange(first, last.PlusMonths(1)).In(agreement.Zone);
        var levels = new Question(period, asOf).Assess(agreement, withReasons: false).Value?.Levels ?? [];
        var credits = levels.Where(l => l.Credit.Accrued != default || l.Credit.Claimed != default).ToArray();
        return credits
            .Select(c => Credit(agreement, c))
            .Concat(StandingRows.Of(agreement, levels, asOf))
            .Concat(FigureMoney.Of(agreement, credits))
            .Concat(DueRows.Of(agreement, credits));
    }

    private static LocalDate First(AgreementFold agreement, LocalDate last)
    {
        var measured = agreement.Book.Measured() is { } range ? Months.FirstOf(agreement.Zone, range.From) : last;
        return measured < last.PlusMonths(-MonthsBack) ? last.PlusMonths(-MonthsBack)
            : measured > last ? last
            : measured;
    }

    private static Row Credit(AgreementFold agreement, LevelResult line) =>
        RowOf(
            agreement,
            Credits,
            CreditAnswer.Key(line),
            Words.Of(line.Credit.State),
            line.Credit.AnswerDueAt ?? line.Credit.ClaimableUntil ?? line.Window.Until,
            Payload.Of(
                ("agreement", agreement.Id),
                ("customer", agreement.Customer),
                ("zone", agreement.Zone.Id),
                ("line", CreditAnswer.Of(line, agreement.Currency))
            )
        ) with
        {
            Words = $"{agreement.Id} {CreditAnswer.Key(line)} {MonthWord(MonthOf(agreement, line))}".ToLowerInvariant(),
        };

    /// <summary>The word by which a line is found by its month: <c>2026-03</c>.</summary>
    internal static string MonthWord(string month) => $"in:{month}";

    private static string MonthOf(AgreementFold agreement, LevelResult line)
    {
        var day = line.Window.From.InZone(agreement.Zone).Date;
        return $"{day.Year:0000}-{day.Month:00}";
    }

    internal static Row RowOf(AgreementFold agreement, string view, string key, string? state, Instant? at, string body) =>
        new()
        {
            View = view,
            Key = key.Length == 0 ? agreement.Id : $"{agreement.Id}|{key}",
            Stream = agreement.Stream,
            Customer = agreement.Customer,
            Agreement = agreement.Id,
            State = state,
            At = at,
            Words = $"{agreement.Id} {key}".ToLowerInvariant(),
            Body = body,
        };
}
