using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Credits;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Problems;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>
/// Assessment = Assess(agreement, evidence, asOf): pure, total and deterministic. Hours are compiled once, so one assessor can
/// assess many periods of the same agreement.
/// </summary>
public sealed class Assessor
{
    private readonly Agreement _agreement;
    private readonly Hours _hours;
    private readonly Dictionary<TimeRange, ImmutableArray<string>> _holidays = [];

    /// <param name="agreement">With all its versions.</param>
    /// <param name="horizon">All instants that assessments will ask about: windows, deadlines, open clocks.</param>
    public Assessor(Agreement agreement, TimeRange horizon)
    {
        _agreement = agreement;
        _hours = new Hours(agreement, horizon);
    }

    /// <summary>Another agreement with the same calendars: hours are worked out once for both.</summary>
    internal Assessor(Agreement agreement, Assessor sameHours)
    {
        _agreement = agreement;
        _hours = sameHours._hours;
    }

    /// <summary>Assesses the windows that overlap a period.</summary>
    /// <param name="evidence">The book of what was known at <paramref name="asOf"/>.</param>
    public static Checked<AssessmentResult> Assess(
        Agreement agreement,
        EvidenceBook evidence,
        TimeRange period,
        Instant asOf,
        bool withReasons = true
    ) => new Assessor(agreement, HorizonOf(agreement, evidence, period, asOf)).Assess(evidence, period, asOf, withReasons);

    /// <summary>
    /// Wide enough for what the evidence speaks of, for deadlines and for clocks that still run: a year beyond either end.
    /// </summary>
    public static TimeRange HorizonOf(Agreement agreement, EvidenceBook evidence, TimeRange period, Instant asOf)
    {
        var measured = evidence.Measured();
        var zone = agreement.Versions[0].Terms.Zone;
        var first = Earliest(Earliest(period.From, asOf), measured?.From ?? period.From);
        if (Folds.NeedsPast(agreement) && agreement.Versions[0].Terms.Term?.Starts is { } starts)
        {
            first = Earliest(first, LocalTimes.StartOfDay(zone, starts));
        }

        var last = Latest(Latest(period.Until, asOf), measured?.Until ?? period.Until);
        return Windows.Days(zone, LocalTimes.DateOf(zone, first).PlusDays(-400), LocalTimes.DateOf(zone, last).PlusDays(400));
    }

    public Checked<AssessmentResult> Assess(EvidenceBook evidence, TimeRange period, Instant asOf, bool withReasons = true)
    {
        var agreement = Signatures.InForce(_agreement, evidence);
        var disputes = Disputes.Of(evidence);
        var (counted, setAside) = ContradictoryRecords.Of(disputes.Counted(evidence), agreement.InForceAt(period.From).Terms);
        var parts = Parts(agreement, counted, period, asOf, withReasons);
        var levels = parts.SelectMany(p => p.Levels).ToImmutableArray();
        levels = withReasons && !counted.Corrections.IsEmpty ? CorrectionReasons.Named(counted, levels, On) : levels;
        levels = disputes.IsEmpty ? levels : disputes.Apply(agreement, counted, levels, On);
        var missing = MissingHolidays.Problems(_agreement, _hours, period, asOf);
        return missing.Length > 0
            ? Checked<AssessmentResult>.Refused(missing)
            : Checked<AssessmentResult>.Fine(Put(agreement, evidence, period, asOf, parts, levels, disputes, setAside));

        ImmutableArray<LevelResult> On(EvidenceBook book) => [.. Parts(agreement, book, period, asOf, false).SelectMany(p => p.Levels)];
    }

    private ImmutableArray<MemberAssessment> Parts(Agreement agreement, EvidenceBook evidence, TimeRange period, Instant asOf, bool withReasons) =>
        [.. Members.Of(agreement, evidence, period).Select(m => MemberAssessment.Of(agreement, _hours, evidence, m, period, asOf, withReasons))];

    private AssessmentResult Put(
        Agreement agreement,
        EvidenceBook evidence,
        TimeRange period,
        Instant asOf,
        ImmutableArray<MemberAssessment> parts,
        ImmutableArray<LevelResult> levels,
        Disputes disputes,
        ImmutableArray<string> setAside
    )
    {
        var currency = agreement.InForceAt(period.From).Terms.Currency;
        var version = agreement.InForceAt(period.From);
        return new AssessmentResult(
            agreement.Id,
            $"{version.Number}",
            period,
            asOf,
            currency.Code,
            currency.MinorDigits,
            levels,
            [.. parts.SelectMany(p => p.Rights), .. Assignments.Renegotiations(agreement, evidence, _hours, period)],
            Totals(levels, [.. parts.SelectMany(p => p.CreditReasons)]),
            InputsOf(agreement, evidence, period),
            [
                .. Signatures.Remarks(_agreement, evidence),
                .. disputes.Remarks(evidence, agreement),
                .. setAside,
                .. Assignments.Remarks(agreement, evidence, period),
                .. UndecidedDays(agreement, evidence, period),
                .. MissingHolidays.Remarks(_agreement, _hours, levels, period, asOf),
                .. Nobodys.Remarks(agreement, evidence, period),
                .. Elections.Remarks(agreement, evidence, period),
            ]);
    }

    /// <summary>Where a day that does not exist may have been met without a rule for it (R3): never chosen in silence.</summary>
    private static IEnumerable<string> UndecidedDays(Agreement agreement, EvidenceBook evidence, TimeRange period)
    {
        var members = agreement.InForce(period).Any(p => p.Version.Terms.ServiceLevels.Any(l => l.Measure.Frame.Window is Window.Contract))
            ? Members.Of(agreement, evidence, period).OfType<Member>()
            : [];
        return agreement.InForce(period)
            .SelectMany(p => MissingDays.Undecided(p.Version.Terms, members))
            .Select(u => $"{u.Sentence}, and the agreement does not say which day counts (`missingDay`); the later one is taken")
            .Distinct();
    }

    private static CreditTotals Totals(ImmutableArray<LevelResult> levels, ImmutableArray<Reason> reasons)
    {
        return new CreditTotals(
            Sum(c => c.Accrued),
            Sum(c => c.Entitled),
            Sum(c => c.Claimed),
            Sum(c => c.Granted),
            levels.Aggregate(Rational.Zero, (sum, l) => sum + l.Credit.Settled),
            reasons,
            Sum(c => c.Disputed)
        );

        AmountRange Sum(Func<CreditResult, AmountRange> amount) =>
            levels.Aggregate(default(AmountRange), (sum, l) => sum + amount(l.Credit));
    }

    private Inputs InputsOf(Agreement agreement, EvidenceBook evidence, TimeRange period)
    {
        var used = agreement.InForce(period).Select(p => p.Version).ToImmutableArray();
        return new Inputs(
            Versions.Engine,
            Versions.Language,
            DateTimeZoneProviders.Tzdb.VersionId,
            HolidaysIn(used, period),
            [.. used.Select(v => new VersionUsed(v.Number, v.Label, v.Hash))],
            evidence.Hash,
            evidence.Count);
    }

    /// <summary><c>2026-05-25 Memorial Day (office)</c>: every holiday of every calendar in the period.</summary>
    private ImmutableArray<string> HolidaysIn(ImmutableArray<AgreementVersion> versions, TimeRange period)
    {
        if (!_holidays.TryGetValue(period, out var holidays))
        {
            var all = versions.SelectMany(v => v.Terms.Calendars.SelectMany(c => Holidays(c.Key, c.Value.InForceAt(period.From), period)));
            _holidays[period] = holidays = [.. all.Distinct().Order(StringComparer.Ordinal)];
        }

        return holidays;
    }

    private static IEnumerable<string> Holidays(string calendar, Coverage coverage, TimeRange period)
    {
        var first = LocalTimes.DateOf(coverage.Zone, period.From);
        var last = LocalTimes.DateOf(coverage.Zone, period.Until - Duration.FromTicks(1));
        return coverage.Holidays.Between(first, last).Select(h => $"{h.On.Year:0000}-{h.On.Month:00}-{h.On.Day:00} {h.Name} ({calendar})");
    }

    private static Instant Earliest(Instant a, Instant b) => a < b ? a : b;

    private static Instant Latest(Instant a, Instant b) => a > b ? a : b;
}
