using FsCheck;
using FsCheck.Fluent;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Time;

/// <summary>What must hold of any coverage; each property counts how often it had something to say.</summary>
public class CoverageProperties
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(400);

    [Fact]
    public void Covered_time_adds_up_over_a_split()
    {
        Holds(minimum: 150, (world, compiled) =>
        {
            var (first, second) =
                (compiled.CoveredBetween(world.First, world.Middle, world.Pauses),
                    compiled.CoveredBetween(world.Middle, world.Last, world.Pauses));
            (first + second).ShouldBe(compiled.CoveredBetween(world.First, world.Last, world.Pauses));
            return first > Duration.Zero && second > Duration.Zero;
        });
    }

    [Fact]
    public void Covered_time_is_the_total_of_the_open_windows_less_the_pauses()
    {
        Holds(minimum: 150, (world, compiled) =>
        {
            var running = compiled.Windows(new TimeRange(world.First, world.Last)).Except(world.Pauses);
            compiled.CoveredBetween(world.First, world.Last, world.Pauses).ShouldBe(running.Total);
            return !running.IsEmpty && running.Total < compiled.CoveredBetween(world.First, world.Last);
        });
    }

    [Fact]
    public void A_pause_never_brings_a_due_time_forward()
    {
        Holds(minimum: 60, (world, compiled) =>
        {
            var (without, with) =
                (compiled.UsedUpAt(world.First, world.BudgetTime), compiled.UsedUpAt(world.First, world.BudgetTime, world.Pauses));
            (with is null || with >= without).ShouldBeTrue();
            return with > without;
        });
    }

    [Fact]
    public void At_the_due_time_exactly_the_budget_is_used_and_before_it_less()
    {
        Holds(minimum: 150, (world, compiled) =>
        {
            if (compiled.UsedUpAt(world.First, world.BudgetTime, world.Pauses) is not { } due || world.Budget == 0)
            {
                return false;
            }

            compiled.CoveredBetween(world.First, due, world.Pauses).ShouldBe(world.BudgetTime);
            compiled.CoveredBetween(world.First, due - Duration.FromTicks(1), world.Pauses)
                .ShouldBe(world.BudgetTime - Duration.FromTicks(1));
            return true;
        });
    }

    [Fact]
    public void From_the_instant_found_backwards_exactly_the_budget_is_left_and_after_it_less()
    {
        Holds(minimum: 150, (world, compiled) =>
        {
            if (compiled.UsedUpBefore(world.Last, world.BudgetTime, world.Pauses) is not { } begin || world.Budget == 0)
            {
                return false;
            }

            compiled.CoveredBetween(begin, world.Last, world.Pauses).ShouldBe(world.BudgetTime);
            compiled.CoveredBetween(begin + Duration.FromTicks(1), world.Last, world.Pauses)
                .ShouldBe(world.BudgetTime - Duration.FromTicks(1));
            return true;
        });
    }

    [Fact]
    public void No_due_time_means_that_less_than_the_budget_is_left_in_the_range()
    {
        Holds(minimum: 20, (world, compiled) =>
        {
            if (compiled.UsedUpAt(world.Last, world.BudgetTime, world.Pauses) is not null || world.Budget == 0)
            {
                return false;
            }

            compiled.CoveredBetween(world.Last, CoverageWorld.Range.Until, world.Pauses).ShouldBeLessThan(world.BudgetTime);
            return true;
        });
    }

    [Fact]
    public void Every_answer_is_that_of_the_minute_by_minute_twin()
    {
        Holds(minimum: 150, (world, compiled) =>
        {
            var running = new PlainCoverage(world.Coverage, CoverageWorld.Range).Running(world.Pauses);
            var (from, until) = (world.Minutes[0], world.Minutes[2]);
            var (due, begin) = (PlainCoverage.UsedUpAt(running, from, world.Budget),
                PlainCoverage.UsedUpBefore(running, until, world.Budget));
            compiled.CoveredBetween(world.First, world.Last, world.Pauses)
                .ShouldBe(Duration.FromMinutes(PlainCoverage.Covered(running, from, until)));
            compiled.UsedUpAt(world.First, world.BudgetTime, world.Pauses).ShouldBe(due < 0 ? null : CoverageWorld.At(due));
            compiled.UsedUpBefore(world.Last, world.BudgetTime, world.Pauses).ShouldBe(begin < 0 ? null : CoverageWorld.At(begin));
            return due >= 0 && begin >= 0;
        });
    }

    [Fact]
    public void A_narrower_range_gives_the_same_windows()
    {
        Holds(minimum: 150, (world, compiled) =>
        {
            var part = new TimeRange(world.First, world.Last);
            world.Coverage.Compile(part).Windows(part).ShouldBe(compiled.Windows(part));
            return compiled.Windows(part).Count > 1;
        });
    }

    [Fact]
    public void An_office_day_is_open_from_its_opening_up_to_its_closing()
    {
        Holds(minimum: 150, (world, compiled) =>
        {
            foreach (var day in compiled.OfficeDays)
            {
                compiled.IsOpen(day.OpensAt).ShouldBeTrue();
                compiled.PreviousClosing(day.ClosesAt).ShouldBe(day.ClosesAt);
                world.Coverage.Holidays.Contains(day.Date).ShouldBeFalse();
            }

            return compiled.OfficeDays.Length > 5;
        });
    }

    private static void Holds(int minimum, Func<CoverageWorld, CompiledCoverage, bool> saysSomething)
    {
        var times = 0;
        Check.One(Config, Prop.ForAll(CoverageWorld.Any, world =>
        {
            times += saysSomething(world, world.Coverage.Compile(CoverageWorld.Range)) ? 1 : 0;
        }));
        times.ShouldBeGreaterThanOrEqualTo(minimum, "the property had too little to say");
    }
}
