using System.Collections.Immutable;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Problems;
using Kept.Core.Time;
using Kept.Server.Agreements;
using Kept.Server.Assessments;
using NodaTime;

namespace Kept.Server.Credits;

/// <summary>What facts about a claim do to credits: assessed with them and without them.</summary>
internal static class ClaimEffects
{
    /// <summary>The lines of the level that the claim is about, as they are with the fact.</summary>
    public static IEnumerable<object> Of(AgreementFold agreement, Fact.Claim claim, Instant now) =>
        Lines(agreement, [claim], PeriodOf(agreement, claim), now)
            .Where(l => IsMeant(claim, l))
            .Select(l => CreditAnswer.Of(l, agreement.Currency));

    /// <summary>What is granted of a claim and not settled yet; never below zero.</summary>
    public static Rational Open(AgreementFold agreement, Fact.Claim claim, Instant now)
    {
        var open = Lines(agreement, [], PeriodOf(agreement, claim), now)
            .Where(l => IsMeant(claim, l))
            .Aggregate(Rational.Zero, (sum, l) => sum + l.Credit.Granted.Best - l.Credit.Settled);
        return open.Sign < 0 ? Rational.Zero : open;
    }

    /// <summary>An amount that cannot be paid in the agreement's currency; null where it can.</summary>
    public static Problem? Unpayable(AgreementFold agreement, Rational? amount) =>
        amount is { } given && given.Round(agreement.Currency.MinorDigits, RoundingMode.HalfAwayFromZero) != given
            ? new Problem(
                "amount-too-fine",
                new Place("amount", 0, 0),
                $"{agreement.Currency.Code} has no smaller part than {agreement.Currency.MinorDigits} decimals"
            )
            : null;

    /// <summary>The lines of a period that differ with some more facts, before and after.</summary>
    public static IEnumerable<object> Differences(AgreementFold agreement, ImmutableArray<Fact> more, TimeRange period, Instant now)
    {
        var before = Lines(agreement, [], period, now).ToDictionary(CreditAnswer.Key);
        return Lines(agreement, more, period, now)
            .Where(l => !before.TryGetValue(CreditAnswer.Key(l), out var old) || old.Credit != l.Credit || old.Verdict != l.Verdict)
            .Select(l => new
            {
                before = before.TryGetValue(CreditAnswer.Key(l), out var old) ? CreditAnswer.Of(old, agreement.Currency) : null,
                after = CreditAnswer.Of(l, agreement.Currency),
            });
    }

    /// <summary>The windows that the claim reaches.</summary>
    public static TimeRange PeriodOf(AgreementFold agreement, Fact.Claim claim)
    {
        if (claim.Period is { } period)
        {
            return new TimeRange(period.From, period.Until);
        }

        var begins = claim
            .Of.Select(r => agreement.Book.ById(r)?.Begin ?? agreement.Book.TicketOf(r)?.Events[0].At)
            .OfType<Instant>()
            .ToArray();
        var (first, last) = begins.Length == 0 ? (claim.At, claim.At) : (begins.Min(), begins.Max());
        return Months.Around(agreement.Zone, first, last);
    }

    private static ImmutableArray<LevelResult> Lines(AgreementFold agreement, ImmutableArray<Fact> more, TimeRange period, Instant now)
    {
        var book = EvidenceBook.Known(agreement.Facts.Concat(more).Select(f => new LocatedFact(f, default)), now).OrThrow();
        return Assessor.Assess(agreement.Agreement, book, period, now, withReasons: false).Value?.Levels ?? [];
    }

    private static bool IsMeant(Fact.Claim claim, LevelResult line) =>
        claim.Level == line.Level
        && (claim.Member is null || claim.Member == line.Member)
        && (claim.Of.IsEmpty || line.Occurrence is not { } occurrence || claim.Of.Any(r => occurrence.Split(", ").Contains(r)));
}
