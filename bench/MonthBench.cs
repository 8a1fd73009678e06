using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Assessment.Bad;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Bench;

/// <summary>
/// One service-month of availability: from reports of outages, and from one-minute samples, against a loop over the minutes.
/// </summary>
public static class MonthBench
{
    private static readonly TimeRange April = new(Instant.FromUtc(2026, 4, 1, 0, 0), Instant.FromUtc(2026, 5, 1, 0, 0));

    public static IEnumerable<Row> Run()
    {
        var outages = Enumerable.Range(0, 20).Select(n => Outage(n, April.From + Duration.FromHours(30 * n), 25 + n)).ToArray();
        var reports = IntervalSet.Of(outages.Select(o => new TimeRange(o.From, o.Until!.Value)));
        var maintenance = IntervalSet.Of(
            Enumerable
                .Range(0, 4)
                .Select(n => new TimeRange(
                    April.From + Duration.FromDays(7 * n),
                    April.From + Duration.FromDays(7 * n) + Duration.FromHours(2)
                ))
        );
        var month = IntervalSet.Of(April);
        yield return Timing.Measure(
            "service-month from 20 outages, sets alone",
            _ => reports.Intersect(month.Except(maintenance)).TotalTicks,
            _ => ByMinute(reports, maintenance),
            1_500
        );

        var samples = Enumerable.Range(0, 43_200).Select(n => (Fact)Sample(n)).ToArray();
        var book = EvidenceBook.Known(outages.Concat(samples).Select(f => new LocatedFact(f, default)), null).Value!;
        var state = BadTime.Of(Context(book, StateSource.Samples));
        yield return Timing.Measure(
            "service-month from 1-minute samples, once read",
            _ => state.Best.Clip(April).TotalTicks + state.State.Unknown.Clip(April).TotalTicks,
            _ => BySample(book),
            5_000
        );
        yield return Timing.Measure(
            "43,200 samples to bad and unknown time",
            _ => BadTime.Of(Context(book, StateSource.Samples)).Best.Count
        );
    }

    private static LevelContext Context(EvidenceBook book, StateSource source)
    {
        var silence =
            source == StateSource.Samples
                ? new Silence.Sampled(Duration.FromMinutes(1), Duration.FromMinutes(3), CarryRule.Slot, UnknownTime.Unknown)
                : (Silence)new Silence.Complete("outages");
        var level = new ServiceLevel(
            "up",
            "1",
            ["s"],
            new Measure.Availability(
                source,
                new StateRule(),
                false,
                new MeasureFrame(silence, Window: new Window.Calendar(PeriodUnit.Month))
            ),
            [],
            new Target.Single(new Bound(Comparison.AtLeast, new Quantity.Share(new Rational(999, 1000)))),
            null,
            [],
            [],
            ClaimRule.WithoutClaim,
            null,
            [],
            []
        );
        var terms = new Terms
        {
            Id = "bench",
            Parties = new Parties(new Party("P", null, null, []), new Party("C", null, null, [])),
            Currency = Currency.Of("USD"),
            Zone = DateTimeZone.Utc,
            ServiceLevels = [level],
        };
        var agreement = new Agreement("bench", [new AgreementVersion(1, "", Instant.MinValue, false, terms, "")]);
        var horizon = new TimeRange(April.From - Duration.FromDays(1), April.Until + Duration.FromDays(1));
        return new LevelContext(
            agreement,
            agreement.Versions[0],
            level,
            null,
            new Subject(["s"], [], null, new Topology([])),
            book,
            new Hours(agreement, horizon),
            horizon,
            April,
            April.Until
        );
    }

    private static Fact.Outage Outage(int n, Instant from, int minutes) =>
        new("s", from, from + Duration.FromMinutes(minutes), null, Rational.One, null, null)
        {
            Id = $"o{n}",
            RecordedAt = from + Duration.FromMinutes(minutes),
        };

    private static Fact.Sample Sample(int minute)
    {
        var at = April.From + Duration.FromMinutes(minute);
        return new("s", at, minute % 5_000 >= 12, null, null, null, null, null) { Id = $"s{minute}", RecordedAt = at };
    }

    /// <summary>The plain twin: every minute asked whether it is bad and not excluded.</summary>
    private static long ByMinute(IntervalSet bad, IntervalSet excluded)
    {
        var minutes = 0L;
        for (var at = April.From; at < April.Until; at += Duration.FromMinutes(1))
        {
            minutes += bad.Contains(at) && !excluded.Contains(at) ? 1 : 0;
        }

        return minutes * NodaConstants.TicksPerMinute;
    }

    private static long BySample(EvidenceBook book)
    {
        var series = book.SamplesOf("s")!;
        var bad = 0L;
        for (var i = 0; i < series.Count; i++)
        {
            bad += series.States[i] == Kept.Core.Evidence.SampleState.Down ? 1 : 0;
        }

        return bad * NodaConstants.TicksPerMinute;
    }
}
