using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Tests.Assessment.Generated;
using Kept.Core.Time;
using NodaTime;
using static Kept.Core.Tests.Assessment.Worlds;

namespace Kept.Core.Tests.Assessment;

/// <summary>What is drawn of a level is what its figure is made of.</summary>
public sealed class TimelineTests(ITestOutputHelper output)
{
    private static LevelTimeline Drawn(Terms terms, TimeRange period, Instant asOf, params IEnumerable<Fact> facts)
    {
        var book = EvidenceBook.Known(facts.Select(f => new LocatedFact(f, default)), asOf).OrThrow();
        return Timelines.Of(Agreement(terms), book, period, asOf).OrThrow().Levels.ShouldHaveSingleItem();
    }

    private static string Told(LevelTimeline line) =>
        string.Join(
            "; ",
            line.Bands.Select(b =>
                $"{Local(b.Range.From)}-{Local(b.Range.Until)} {b.Kind} {string.Join('+', b.Facts)}{(b.Ahead ? " ahead" : "")}"
            )
        );

    private static string Local(Instant at) =>
        at.InZone(LosAngeles).ToString("dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static Fact.Maintenance Work(string id, string from, string until) =>
        new("hosting", At(from), At(until), At(from) - Duration.FromDays(10), null, false, null) { Id = id, RecordedAt = At(from) };

    [Fact]
    public void A_day_is_drawn_to_the_minute()
    {
        // Down 09:30 to 10:45; from 10:15 to 11:00 scheduled work leaves both; as of 15:00 the rest is still to come.
        var day = new TimeRange(At("2026-03-11T00:00"), At("2026-03-12T00:00"));
        var line = Drawn(
            Terms(Hosting()),
            day,
            At("2026-03-11T15:00"),
            Outage("o1", At("2026-03-11T09:30"), At("2026-03-11T10:45")),
            Work("m1", "2026-03-11T10:15", "2026-03-11T11:00")
        );
        Told(line)
            .ShouldBe(
                "11 00:00-11 09:30 Covered ; 11 09:30-11 10:15 Down o1; 11 10:15-11 11:00 Excluded m1; "
                    + "11 11:00-11 15:00 Covered ; 11 15:00-12 00:00 Covered  ahead"
            );
        line.Total(TimelineKind.Down).ShouldBe(Duration.FromMinutes(45));
        line.Bands[1].Because.ShouldBe("down 2026-03-11 09:30–10:45 = 75 min: 45 min of it count");
        line.Bands[2].Because.ShouldBe("scheduled maintenance: leaves the measurement");
    }

    [Fact]
    public void Before_the_term_nothing_is_measured_and_outside_the_hours_nothing_is_down()
    {
        // Covered Mon-Fri: Friday the 13th 22:00 to Saturday 04:00 is down for 2 hours of Friday.
        var level = Hosting();
        var frame = ((Measure.Availability)level.Measure).Frame with { During = "service" };
        var terms = Terms(level with { Measure = ((Measure.Availability)level.Measure) with { Frame = frame } }) with
        {
            Term = new Term(new LocalDate(2026, 3, 13), null, MissingDay.Refuse, null),
        };
        var line = Drawn(
            terms,
            new TimeRange(At("2026-03-12T00:00"), At("2026-03-15T00:00")),
            At("2026-04-01T00:00"),
            Outage("o1", At("2026-03-13T22:00"), At("2026-03-14T04:00"))
        );
        Told(line)
            .ShouldBe("12 00:00-13 00:00 Outside ; 13 00:00-13 22:00 Covered ; 13 22:00-14 00:00 Down o1; 14 00:00-15 00:00 Outside ");
    }

    /// <summary>Two ways to one length: the bands, and the sets that the assessment's result holds.</summary>
    [Fact]
    public void What_is_down_in_a_window_is_the_bad_time_of_its_figure_and_the_bands_add_up_to_the_period()
    {
        var guard = new Guard();
        foreach (var world in Enumerable.Range(0, 200).Select(n => World.Of(1_200_000 + (ulong)n)))
        {
            var book = EvidenceBook.Known(world.Facts.Select(f => new LocatedFact(f, default)), world.AsOf).OrThrow();
            var lines = Timelines.Of(Agreement(world.Terms), book, world.Setting.Period, world.AsOf).OrThrow().Levels;
            foreach (var line in lines)
            {
                AddsUp(line, world.Setting.Period, world.Seed);
            }

            foreach (var result in world.Engine(withReasons: true).Levels.Where(l => l.Bands is not null))
            {
                Compare(lines.Single(l => l.Level == result.Level), result, world, guard);
            }
        }

        guard.ShouldHave(output, ("compared", 80), ("figures", 15), ("down", 25), ("unknown", 8), ("excluded", 25));
    }

    private static void AddsUp(LevelTimeline line, TimeRange period, ulong seed)
    {
        ImmutableArray<TimelineBand> bands = line.Bands;
        (bands[0].Range.From, bands[^1].Range.Until).ShouldBe((period.From, period.Until), $"seed {seed}");
        bands.Zip(bands.Skip(1)).ShouldAllBe(p => p.First.Range.Until == p.Second.Range.From, $"seed {seed}");
        bands.ShouldAllBe(b => !b.Range.IsEmpty, $"seed {seed}");
    }

    private static void Compare(LevelTimeline line, LevelResult result, World world, Guard guard)
    {
        var window = result.Window.Intersect(world.Setting.Period);
        // What a result draws as bad is taken before totals and silent time leave the figure; and a window that the period cuts is whole.
        if (LeavesLater(world.Terms.LevelOf(result.Level)!) || window != result.Window || world.AsOf < window.Until)
        {
            return;
        }

        Of(TimelineKind.Down).ShouldBe(result.Bands!.Bad.Total, $"seed {world.Seed}");
        if (IsPlain(world.Terms.LevelOf(result.Level)!) && result.Best is { } best)
        {
            // The figure itself: 1 - down / (all of the window that is covered and not excluded from both).
            var counted = Of(TimelineKind.Down) + Of(TimelineKind.Covered) + Of(TimelineKind.Unknown);
            best.Exact.ShouldBe(
                1 - new Rational(Of(TimelineKind.Down).BclCompatibleTicks, counted.BclCompatibleTicks),
                $"seed {world.Seed}"
            );
            guard.Add("figures", true);
        }

        guard.Add("compared", true);
        guard.Add("down", Of(TimelineKind.Down) > Duration.Zero);
        guard.Add("unknown", Of(TimelineKind.Unknown) > Duration.Zero);
        guard.Add("excluded", Of(TimelineKind.Excluded) > Duration.Zero);

        Duration Of(TimelineKind kind) => IntervalSet.Of(line.Bands.Where(b => b.Kind == kind).Select(b => b.Range)).Clip(window).Total;
    }

    private static bool LeavesLater(ServiceLevel level) =>
        level.Exclusions.Any(e => e.AsTotal)
        || level.Measure.Frame is { Silence: Silence.Sampled { Unknown: UnknownTime.LeftOut } } or { Denominator: Denominator.Observed };

    private static bool IsPlain(ServiceLevel level) =>
        level.Measure is Measure.Availability { Weighted: false, Frame.Denominator: Denominator.Window }
        && level.Exclusions.All(e => e.Leaves == Leaves.Both);
}
