using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Billing;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;
using NodaTime.Text;

namespace Kept.Core.Assessment;

/// <summary>What a notice of nonrenewal does: whether it is in time and in form, when the agreement ends, and what is still owed until then.</summary>
/// <param name="InTime">For the end of the term that runs when it is received.</param>
/// <param name="LastDay">The last day of receipt for that end; null: the agreement names none.</param>
/// <param name="EndsOn">The first day after the agreement; null: it has no end.</param>
/// <param name="Owed">Recurring fees from the receipt to the end, service by service.</param>
/// <param name="OwesSays">What the agreement says is owed at an early end, in its words.</param>
public sealed record NoticeJudgement(
    bool InTime,
    bool InForm,
    LocalDate? LastDay,
    LocalDate? EndsOn,
    ImmutableArray<Charge> Owed,
    string? OwesSays,
    string? Clause,
    string Sentence
)
{
    /// <summary>For a notice that is about to be filed, or is.</summary>
    public static NoticeJudgement Of(Agreement agreement, EvidenceBook evidence, Fact.Notice notice)
    {
        var inForce = Signatures.InForce(agreement, evidence);
        var before = evidence.Only(evidence.Facts.Where(f => f is not Fact.Notice { About: "nonrenewal" }));
        var received = notice.Received;
        var terms = inForce.InForceAt(received).Terms;
        var running = DatesAhead.OfTermAt(inForce, before, received);
        var rule = terms.Term?.Renews?.Unless;
        var lastDay = running.FirstOrDefault(d => d.Kind == DateKind.NoticeBy)?.On;
        var counts = rule is { CountsSent: true } ? notice.At : received;
        var inTime = rule is not null && lastDay is { } last && LocalTimes.DateOf(terms.Zone, counts) <= last;
        var inForm = rule?.Form is not { } form || string.Equals(form, notice.Form, StringComparison.OrdinalIgnoreCase);
        var turn = running.FirstOrDefault(d => d.Kind is DateKind.Renews or DateKind.TermEnds);
        var end = EndOf(terms, rule, turn, inTime && inForm);
        return new NoticeJudgement(
            inTime,
            inForm,
            lastDay,
            end,
            Fees(terms, received, end),
            terms.Term?.EarlyEndOwes,
            terms.Term?.Clause,
            Said(inTime, inForm, lastDay, turn, rule)
        );
    }

    /// <summary>A notice too late ends the term after the next, where it renews by calendar.</summary>
    private static LocalDate? EndOf(Terms terms, NoticeRule? rule, DateAhead? turn, bool counts) =>
        turn is null ? null
        : counts || turn.Kind == DateKind.TermEnds || rule is null ? turn.On
        : terms.Term!.Renews!.For is TimeLength.Calendar next
            ? Deadlines.EndOfTerm(turn.On, next.Period, MissingDays.Assumed(terms.MissingDay)).Date
        : null;

    private static ImmutableArray<Charge> Fees(Terms terms, Instant received, LocalDate? end)
    {
        if (end is not { } until)
        {
            return [];
        }

        var day = LocalTimes.DateOf(terms.Zone, received);
        var first = new LocalDate(day.Year, day.Month, 1).PlusMonths(1);
        return first >= until
            ? []
            :
            [
                .. terms
                    .Services.Where(s => s.Price is not null)
                    .Select(s => Charges.Of(terms, s, EvidenceBook.Known([], null).OrThrow(), Windows.Days(terms.Zone, first, until)))
                    .Where(c => c.Amount != Rational.Zero),
            ];
    }

    private static string Said(bool inTime, bool inForm, LocalDate? lastDay, DateAhead? turn, NoticeRule? rule) =>
        rule is null
            ? turn is { Kind: DateKind.TermEnds }
                ? "the agreement ends by itself"
                : "the agreement names no notice of nonrenewal"
            : lastDay is not { } last
                ? "the agreement has no end that a notice could bring"
                : !inForm
                    ? $"the agreement asks for the form: {rule.Form}"
                    : inTime
                        ? $"in time: the last day of receipt is {Day(last)}"
                        : $"late: the last day of receipt was {Day(last)}";

    private static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
