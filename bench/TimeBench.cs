using Kept.Core.Time;
using NodaTime;

namespace Kept.Bench;

/// <summary>Both questions to covered hours over up to ten years, against a twin that walks over the days.</summary>
public static class TimeBench
{
    private const int Questions = 1024;
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    private static readonly Coverage Office = new()
    {
        Zone = Zone,
        Weekly = WeeklyHours.Of(
            DayHours.Of(LocalWindow.Of(new(8, 0), new(12, 0)), LocalWindow.Of(new(13, 0), new(17, 30))),
            Enumerable.Range(1, 5).Select(d => (IsoDayOfWeek)d)
        ),
        Holidays = Holidays.Of(HolidaySets.Find("netherlands")!),
    };

    public static IEnumerable<Row> Run()
    {
        foreach (var (name, coverage) in new[] { ("office", Office), ("24x7", Coverage.Always) })
        {
            foreach (var row in Suite(name, coverage))
            {
                yield return row;
            }
        }

        yield return Timing.Measure(
            "compile office hours, ten years",
            _ => Office.CompileYears(2020, 2029).Range.From.ToUnixTimeTicks(),
            targetNanoseconds: 20_000_000
        );
        yield return Timing.Measure(
            "compile office hours, one year",
            _ => Office.CompileYears(2026, 2026).Range.From.ToUnixTimeTicks(),
            targetNanoseconds: 2_000_000
        );
    }

    private static IEnumerable<Row> Suite(string name, Coverage coverage)
    {
        var (compiled, plain) = (coverage.CompileYears(2020, 2029), new DayWalk(coverage));
        var random = new Random(1);
        Instant Any() => compiled.Range.From + Duration.FromMinutes(random.Next((int)compiled.Range.Length.TotalMinutes));
        var spans = Enumerable
            .Range(0, Questions)
            .Select(_ => (From: Any(), Until: Any()))
            .Select(s => s.From < s.Until ? s : (From: s.Until, Until: s.From))
            .ToArray();
        var budgets = spans.Select(s => compiled.CoveredBetween(s.From, s.Until)).ToArray();
        var whole = compiled.Range;
        var pauses = IntervalSet.Of(Enumerable.Range(0, 3).Select(i => Any()).Select(at => new TimeRange(at, at + Duration.FromHours(30))));

        MustAgree(spans, compiled, plain);

        yield return Timing.Measure(
            $"{name}: covered time, the whole ten years",
            _ => compiled.CoveredBetween(whole.From, whole.Until).BclCompatibleTicks,
            _ => plain.CoveredTicks(whole.From, whole.Until),
            50,
            0
        );
        yield return Timing.Measure(
            $"{name}: covered time, random spans in ten years",
            i => compiled.CoveredBetween(spans[i % Questions].From, spans[i % Questions].Until).BclCompatibleTicks,
            i => plain.CoveredTicks(spans[i % Questions].From, spans[i % Questions].Until),
            50,
            0
        );
        yield return Timing.Measure(
            $"{name}: due time, random budgets in ten years",
            i => compiled.UsedUpAt(spans[i % Questions].From, budgets[i % Questions])!.Value.ToUnixTimeTicks(),
            i => plain.UsedUpAt(spans[i % Questions].From, budgets[i % Questions].BclCompatibleTicks),
            50,
            0
        );
        yield return Timing.Measure(
            $"{name}: backwards, random budgets in ten years",
            i => compiled.UsedUpBefore(spans[i % Questions].Until, budgets[i % Questions])!.Value.ToUnixTimeTicks(),
            null,
            50,
            0
        );
        yield return Timing.Measure(
            $"{name}: due time of 8 hours from a random start",
            i => compiled.UsedUpAt(spans[i % Questions].From, Duration.FromHours(8))?.ToUnixTimeTicks() ?? 0,
            i => plain.UsedUpAt(spans[i % Questions].From, 8 * NodaConstants.TicksPerHour),
            50,
            0
        );
        yield return Timing.Measure(
            $"{name}: covered time with three pauses",
            i => compiled.CoveredBetween(spans[i % Questions].From, spans[i % Questions].Until, pauses).BclCompatibleTicks,
            null,
            200,
            0
        );
        yield return Timing.Measure(
            $"{name}: due time with three pauses",
            i => compiled.UsedUpAt(spans[i % Questions].From, budgets[i % Questions], pauses)?.ToUnixTimeTicks() ?? 0,
            null,
            200,
            0
        );
    }

    /// <summary>
    /// A faster wrong answer is no result. No window of the two coverages ends in a doubled hour, where the walk would be wrong.
    /// </summary>
    private static void MustAgree((Instant From, Instant Until)[] spans, CompiledCoverage compiled, DayWalk plain)
    {
        foreach (var (from, until) in spans)
        {
            var covered = compiled.CoveredBetween(from, until);
            if (
                covered.BclCompatibleTicks != plain.CoveredTicks(from, until)
                || compiled.UsedUpAt(from, covered)?.ToUnixTimeTicks() != plain.UsedUpAt(from, covered.BclCompatibleTicks)
            )
            {
                throw new InvalidOperationException($"the twins differ between {from} and {until}");
            }
        }
    }

    /// <summary>
    /// What is usually written: day for day, windows turned to instants, clipped and added. Right but for the doubled hour.
    /// </summary>
    private sealed class DayWalk(Coverage coverage)
    {
        public long CoveredTicks(Instant from, Instant until) => Pieces(from, until).Sum(p => p.Length.BclCompatibleTicks);

        public long UsedUpAt(Instant start, long budget)
        {
            foreach (var piece in Pieces(start, Instant.FromUtc(2030, 1, 1, 0, 0)))
            {
                var length = piece.Length.BclCompatibleTicks;
                if (length >= budget)
                {
                    return (piece.From + Duration.FromTicks(budget)).ToUnixTimeTicks();
                }

                budget -= length;
            }

            return 0;
        }

        private IEnumerable<TimeRange> Pieces(Instant from, Instant until)
        {
            var last = until.InZone(coverage.Zone).Date;
            for (var date = from.InZone(coverage.Zone).Date; date <= last; date = date.PlusDays(1))
            {
                foreach (var window in coverage.Holidays.Contains(date) ? [] : coverage.Weekly[date.DayOfWeek].Windows)
                {
                    var opened = Instant.Max(from, At(date, window.FromMinute));
                    var closed = Instant.Min(until, At(date, window.UntilMinute));
                    if (opened < closed)
                    {
                        yield return new TimeRange(opened, closed);
                    }
                }
            }
        }

        private Instant At(LocalDate date, int minute) => LocalTimes.Resolve(coverage.Zone, date.AtMidnight().PlusMinutes(minute));
    }
}
