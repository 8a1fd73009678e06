using Kept.Core.Time;
using NodaTime;
using NodaTime.Text;

namespace Kept.Core.Tests.Time;

/// <summary>Every collected case under our rules: a budget used up at closing is due at closing, and time is elapsed time.</summary>
public class BusinessTimeTests
{
    /// <summary>Cases whose source follows another policy: what we say, and why. The source's value is asserted to be different.</summary>
    private static readonly Dictionary<string, (string Ours, string Why)> OtherPolicy = new()
    {
        ["working_hours-030"] = ("90000", "a Sunday of 25 hours: the source counts 24 hours of wall clock, we count elapsed time (R3)"),
        ["biz-012"] = ("2006-01-05T18:00:00Z",
            "two office days keep the time of day; the source then moves a closed time to the next opening"),
        ["biz-013"] = ("2006-01-03T18:00:00Z", "the same backwards; the source then moves a closed time to the closing before"),
    };

    public static TheoryData<string> Ids => [.. BusinessTimeCase.All.Keys];

    [Fact]
    public void All_179_cases_are_there_and_three_follow_another_policy()
    {
        BusinessTimeCase.All.Count.ShouldBe(179);
        OtherPolicy.Count.ShouldBe(3);
        OtherPolicy.Keys.ShouldAllBe(id => BusinessTimeCase.All.ContainsKey(id));
        BusinessTimeCase.All.Values.Where(c => c.Has("boundary_policy")).ShouldAllBe(c => c.Text("boundary_policy") == "close");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Case_gives_the_expected_value(string id)
    {
        var @case = BusinessTimeCase.All[id];
        if (OtherPolicy.TryGetValue(id, out var other))
        {
            Answer(@case).ShouldBe(other.Ours, other.Why);
            Expected(@case).ShouldNotBe(other.Ours, other.Why);
        }
        else
        {
            Answer(@case).ShouldBe(Expected(@case));
        }
    }

    [Fact]
    public void Moved_office_days_snap_to_opening_hours_when_asked_to()
    {
        var (after, before) = (BusinessTimeCase.All["biz-012"], BusinessTimeCase.All["biz-013"]);

        after.Compile().NextOpening(Moved(after)!.Value).ShouldBe(after.At("expected_end"));
        before.Compile().PreviousClosing(Moved(before)!.Value).ShouldBe(before.At("expected_end"));
    }

    [Fact]
    public void Elapsed_value_of_the_wall_clock_case_is_the_one_its_reference_gives() =>
        OtherPolicy["working_hours-030"].Ours.ShouldBe(((int)BusinessTimeCase.All["working_hours-030"].Number("expected_seconds")! + 3600)
            .ToString());

    [Fact]
    public void Epoch_seconds_and_local_times_of_the_cases_name_the_same_instants()
    {
        // The wall clock of these cases is that of the source's storage, Europe/Berlin, also where the calendar has another zone.
        var berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
        var withLocal = BusinessTimeCase.All.Values.Where(c => c.Has("local_start")).ToList();
        var withEpoch = BusinessTimeCase.All.Values.Where(c => c.Has("epoch_start")).ToList();

        withLocal.ShouldAllBe(c => LocalTimes.Resolve(berlin, c.Local("local_start")) == c.Start);
        withLocal.ShouldAllBe(c => LocalTimes.Resolve(berlin, c.Local("local_end")) == (c.End ?? c.At("expected_end")));
        withEpoch.ShouldAllBe(c => c.Start.ToUnixTimeSeconds() == c.Number("epoch_start"));
        withEpoch.ShouldAllBe(c => (c.End ?? c.At("expected_end"))!.Value.ToUnixTimeSeconds() == c.Number("epoch_end"));
        (withLocal.Count, withEpoch.Count).ShouldBe((23, 3));
    }

    private static string? Answer(BusinessTimeCase c) => c.Op switch
    {
        "add" => Show(c.Compile().UsedUpAt(c.Start, c.Budget)),
        "subtract" => Show(c.Compile().UsedUpBefore(c.Start, c.Budget)),
        "between" => Show(c.Compile().CoveredBetween(c.Start, c.End!.Value)),
        "sla_due" => Show(c.Compile().UsedUpAt(c.Start, c.Budget, c.Pauses)),
        "sla_elapsed" => Show(c.Compile().CoveredBetween(c.Start, c.End!.Value, c.Pauses)),
        "next_open" => Show(c.Compile().NextOpening(c.Start)),
        "prev_open" => Show(c.Compile().PreviousClosing(c.Start)),
        "next_close" => Show(c.Compile().NextClosing(c.Start)),
        "is_open" => c.Compile().IsOpen(c.Start).ToString(),
        "periods" => FirstPeriods(c).ToString(),
        "resolve_local" => Show(LocalTimes.Resolve(c.Zone, Local(c.Text("local")))),
        "working_days_add" => Show(Moved(c)),
        _ => throw new InvalidOperationException($"{c.Id} has the unknown operation {c.Op}"),
    };

    private static string? Expected(BusinessTimeCase c) => c.Op switch
    {
        "between" or "sla_elapsed" => c.Number("expected_seconds").ToString(),
        "is_open" => c.Flag("expected").ToString(),
        "periods" => c.Periods.ToString(),
        _ => Show(c.At("expected_end")),
    };

    private static IntervalSet FirstPeriods(BusinessTimeCase c)
    {
        var compiled = c.Compile();
        return IntervalSet.Of(compiled.Windows(new TimeRange(c.Start, compiled.Range.Until)).Take(c.Periods.Count));
    }

    private static Instant? Moved(BusinessTimeCase c)
    {
        var (compiled, days) = (c.Compile(), (int)c.Number("days")!);
        var end = c.Flag("end_of_working_day")
            ? compiled.OfficeDaysAfter(LocalTimes.DateOf(c.Zone, c.Start), days)?.ClosesAt
            : compiled.MoveByOfficeDays(c.Start, days, c.Zone);
        return c.Number("then_seconds") is { } seconds ? compiled.UsedUpAt(end!.Value, Duration.FromSeconds(seconds)) : end;
    }

    private static LocalDateTime Local(string text) =>
        text.EndsWith("T24:00", StringComparison.Ordinal)
            ? LocalDatePattern.Iso.Parse(text[..10]).Value.PlusDays(1).AtMidnight()
            : LocalDateTimePattern.GeneralIso.Parse(text + ":00").Value;

    private static string? Show(Instant? instant) => instant?.ToString();

    private static string Show(Duration duration) => ((long)(duration.BclCompatibleTicks / NodaConstants.TicksPerSecond)).ToString();
}
