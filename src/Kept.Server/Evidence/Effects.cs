using System.Collections.Immutable;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Json;
using Kept.Core.Money;
using Kept.Core.Time;
using Kept.Server.Agreements;
using Kept.Server.Assessments;
using Kept.Server.Credits;
using Kept.Server.Filing;
using Kept.Text.Json;
using NodaTime;

namespace Kept.Server.Evidence;

/// <summary>What facts would do to figures and credits, before they are filed: the agreement assessed without them and with them.</summary>
internal static class Effects
{
    /// <summary>The windows that the facts reach, as of now: each line of a level that changes, and how many do not.</summary>
    public static Decision Preview(AgreementFold agreement, ImmutableArray<Fact> more, Instant now)
    {
        var period = PeriodOf(agreement, more, now);
        var known = more.Select(f => f with { RecordedAt = f.RecordedAt > now ? now : f.RecordedAt }).ToImmutableArray();
        var (before, after) = (Assessed(agreement, [], period, now), Assessed(agreement, known, period, now));
        return before.Value is not { } was ? Decision.Wrong(before.Problems)
            : after.Value is not { } becomes ? Decision.Wrong(after.Problems)
            : new Decision.File([], Answer(agreement, more.Length, period, was, becomes));
    }

    private static object Answer(AgreementFold agreement, int fresh, TimeRange period, AssessmentResult was, AssessmentResult becomes)
    {
        var (before, after) = (was.Levels.ToDictionary(CreditAnswer.Key), becomes.Levels.ToDictionary(CreditAnswer.Key));
        var keys = before.Keys.Union(after.Keys).ToArray();
        var changed = keys.Where(k => !IsSame(before.GetValueOrDefault(k), after.GetValueOrDefault(k))).ToArray();
        var money = new MoneyText(becomes.MinorDigits);
        return new
        {
            preview = true,
            fresh,
            period = new { from = period.From, until = period.Until },
            currency = becomes.Currency,
            levels = changed.Select(k => new
            {
                before = Line(agreement, before.GetValueOrDefault(k)),
                after = Line(agreement, after.GetValueOrDefault(k)),
            }),
            unchanged = keys.Length - changed.Length,
            credit = new { before = Totals(was.Credit, money), after = Totals(becomes.Credit, money) },
        };
    }

    private static JsonText? Line(AgreementFold agreement, LevelResult? line) =>
        line is null ? null : CreditAnswer.Of(line, agreement.Currency);

    private static object Totals(CreditTotals totals, MoneyText money) =>
        new { entitled = Amount(totals.Entitled, money), granted = Amount(totals.Granted, money) };

    private static object Amount(AmountRange amount, MoneyText money) =>
        amount.IsExact ? money.Of(amount.Best) : new { best = money.Of(amount.Best), worst = money.Of(amount.Worst) };

    private static bool IsSame(LevelResult? a, LevelResult? b) =>
        a is not null
        && b is not null
        && (a.Verdict, a.Best, a.Worst, a.Credit, a.Target) == (b.Verdict, b.Best, b.Worst, b.Credit, b.Target);

    private static Core.Problems.Checked<AssessmentResult> Assessed(
        AgreementFold agreement,
        ImmutableArray<Fact> more,
        TimeRange period,
        Instant now
    )
    {
        var book = EvidenceBook.Known(agreement.Facts.Concat(more).Select(f => new LocatedFact(f, default)), now);
        return book.Value is { } known
            ? Assessor.Assess(agreement.Agreement, known, period, now, withReasons: false)
            : Core.Problems.Checked<AssessmentResult>.Refused(book.Problems);
    }

    /// <summary>Whole months from the first to the last that any fact is about, or replaces, or judges.</summary>
    private static TimeRange PeriodOf(AgreementFold agreement, ImmutableArray<Fact> facts, Instant now)
    {
        var spans = facts
            .SelectMany(f => About(agreement, f))
            .Where(f => f.Begin != Fact.Always)
            .Select(f => (From: f.Begin, Until: EndOf(f, now)))
            .ToArray();
        return spans.Length == 0
            ? Months.Around(agreement.Zone, now, now)
            : Months.Around(agreement.Zone, spans.Min(s => s.From), spans.Max(s => s.Until));
    }

    private static IEnumerable<Fact> About(AgreementFold agreement, Fact fact) =>
        fact switch
        {
            Fact.Correction c => Named(agreement, c.Of).Concat(c.Replacement is { } r ? [r] : []),
            Fact.Determination d => Named(agreement, d.Of),
            Fact.Notice { Of: { } of } => Named(agreement, of),
            Fact.Work { Of: { } of } => Named(agreement, of).Append(fact),
            _ => [fact],
        };

    private static IEnumerable<Fact> Named(AgreementFold agreement, string reference) =>
        agreement.Book.ById(reference) is { } fact ? [fact]
        : agreement.Evidence.TryGetValue(reference, out var entry) ? [AgreementFacts.Read(entry)]
        : [];

    private static Instant EndOf(Fact fact, Instant now)
    {
        var until = fact switch
        {
            Fact.Outage f => f.Until ?? now,
            Fact.Maintenance f => f.Until ?? now,
            Fact.Count f => f.Until,
            Fact.Visit f => f.Until ?? now,
            Fact.Work f => f.Until ?? f.From,
            _ => fact.Begin,
        };
        return until > fact.Begin ? until - Duration.FromTicks(1) : fact.Begin;
    }
}
