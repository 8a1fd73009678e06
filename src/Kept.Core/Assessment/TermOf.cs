using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>When the agreement holds: from its start, renewed until a notice in time ends it (R3).</summary>
internal static class TermOf
{
    public static readonly TimeRange Ever = new(Instant.FromUtc(1, 1, 1, 0, 0), Instant.FromUtc(9998, 1, 1, 0, 0));

    public static TimeRange Agreement(Agreement agreement, EvidenceBook evidence)
    {
        var terms = Agreed(agreement);
        if (terms.Term is not { } term || StartOf(term, agreement.Versions[0], evidence) is not { } starts)
        {
            return Ever;
        }

        var from = LocalTimes.StartOfDay(terms.Zone, starts);
        return EndOf(term, starts, terms.Zone, evidence) is { } end
            ? new TimeRange(from, LocalTimes.StartOfDay(terms.Zone, end))
            : new TimeRange(from, Ever.Until);
    }

    /// <summary>When a level holds: as long as the agreement, or from a time after its begin on.</summary>
    public static TimeRange Level(ServiceLevel level, TimeRange held, DateTimeZone zone)
    {
        if (level.HoldsAfter is not { } after || held.From <= Ever.From)
        {
            return held;
        }

        var from = after switch
        {
            TimeLength.Elapsed elapsed => held.From + elapsed.Time,
            TimeLength.Calendar { Period: var period } => LocalTimes.StartOfDay(
                zone,
                Deadlines.EndOfTerm(LocalTimes.DateOf(zone, held.From), period, MissingDay.Next).Date!.Value
            ),
            _ => held.From,
        };
        return from < held.Until ? new TimeRange(from, held.Until) : new TimeRange(held.Until, held.Until);
    }

    /// <summary>The first term, or the renewal of it, in which an instant lies; the whole time where no end is agreed.</summary>
    public static TimeRange Containing(Agreement agreement, EvidenceBook evidence, Instant at)
    {
        var held = Agreement(agreement, evidence);
        var terms = Agreed(agreement);
        if (terms.Term is not { Lasts: { } lasts } term || held.From <= Ever.From)
        {
            return held;
        }

        var from = LocalTimes.DateOf(terms.Zone, held.From);
        var renewed = term with { Renews = term.Renews ?? new Renewal(lasts, null) };
        foreach (var end in MissingDays.TermEnds(renewed, from, MissingDays.Assumed(term.MissingDay), 1000).Select(e => e.Date!.Value))
        {
            if (LocalTimes.StartOfDay(terms.Zone, end) > at)
            {
                return Windows.Days(terms.Zone, from, end);
            }

            from = end;
        }

        return held;
    }

    /// <summary>How long it holds is what the parties agreed on last; an amendment that lengthens the term counts from its first day.</summary>
    private static Terms Agreed(Agreement agreement) => agreement.Versions[^1].Terms;

    /// <summary>The stated day, or the day of the last signature under the text as first agreed: amendments are signed later.</summary>
    private static LocalDate? StartOf(Term term, AgreementVersion first, EvidenceBook evidence)
    {
        var own = evidence.Signatures.Where(s => Signatures.Names(s.Version, first.Hash)).Select(s => s.At).ToArray();
        var signed = own.Length > 0 ? own : [.. evidence.Signatures.Select(s => s.At)];
        return term.Starts ?? (signed.Length == 0 ? null : LocalTimes.DateOf(first.Terms.Zone, signed.Max()));
    }

    /// <summary>The first day after the end; null: it goes on.</summary>
    private static LocalDate? EndOf(Term term, LocalDate starts, DateTimeZone zone, EvidenceBook evidence)
    {
        var missingDay = MissingDays.Assumed(term.MissingDay);
        var ends = MissingDays.TermEnds(term, starts, missingDay).Select(e => e.Date);
        return term.Renews is not { } renews ? ends.FirstOrDefault()
            : renews.Unless is { } rule ? ends.FirstOrDefault(e => IsEnded(evidence, rule, e!.Value, zone, missingDay))
            : null;
    }

    /// <summary>Whether a notice of nonrenewal was received (or sent, where that counts) in time for an end, in the form agreed.</summary>
    private static bool IsEnded(EvidenceBook evidence, NoticeRule rule, LocalDate end, DateTimeZone zone, MissingDay missingDay)
    {
        var lastDay = rule.Notice is TimeLength.Calendar notice
            ? Deadlines.LastDayOfReceipt(end.PlusDays(-1), notice.Period, missingDay).Date
            : end.PlusDays(-1);
        return evidence.Notices.Any(n => n.About == "nonrenewal"
            && (rule.Form is null || string.Equals(rule.Form, n.Form, StringComparison.OrdinalIgnoreCase))
            && LocalTimes.DateOf(zone, rule.CountsSent ? n.At : n.Received) <= lastDay);
    }
}
