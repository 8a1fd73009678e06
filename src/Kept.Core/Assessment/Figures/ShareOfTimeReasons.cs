using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Bad;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment.Figures;

/// <summary>How a share of time came about: a line for each step of R1 that changed something.</summary>
internal static class ShareOfTimeReasons
{
    public static ImmutableArray<Reason> Of(
        LevelContext level, Measure.Availability measure, BadTime bad, TimeRange window, IntervalSet counted, Case best, Case worst)
    {
        var lines = ImmutableArray.CreateBuilder<Reason>();
        lines.Add(CoveredLine(level, window, counted));
        lines.AddRange(BadTimeReasons.Runs(level, bad, window));
        lines.AddRange(BadTimeReasons.Exclusions(level, bad, window));
        lines.AddRange(BadTimeReasons.Unknown(level, bad, window));
        lines.Add(Arithmetic(measure, best));
        if (!best.SameAs(worst))
        {
            lines.Add(new Reason($"at worst, with all unknown time bad: {Sum(worst)}", Ruling: "R2"));
        }

        return lines.ToImmutable();
    }

    private static Reason CoveredLine(LevelContext level, TimeRange window, IntervalSet counted)
    {
        var calendar = level.Level.Measure.Frame.During;
        var hours = calendar is null ? "" : $" in the hours of \"{calendar}\"";
        var change = calendar is null ? ClockChange(level.Zone, window) : "";
        return new Reason(
            $"{Words.Local(window, level.Zone)} ({level.Zone.Id}){hours}: {Words.Minutes(counted.TotalTicks)} are measured{change}",
            level.Level.Clause,
            "R1"
        );
    }

    private static string ClockChange(DateTimeZone zone, TimeRange window)
    {
        var (from, until) = (zone.GetUtcOffset(window.From), zone.GetUtcOffset(window.Until));
        var shift = until - from;
        return shift == Offset.Zero ? ""
            : shift > Offset.Zero ? $" (the clock goes forward {Words.Length(Duration.FromSeconds(shift.Seconds))} in it)"
            : $" (the clock goes back {Words.Length(Duration.FromSeconds(-shift.Seconds))} in it)";
    }

    private static Reason Arithmetic(Measure.Availability measure, Case best) =>
        best.Figure is null ? new Reason("nothing is left to measure: a ratio over no time is undetermined", Ruling: "R2")
        : new Reason((measure.Weighted ? "weighted by how much was lost: " : "") + Sum(best), Ruling: "R6");

    private static string Sum(Case sum) =>
        sum.Figure is not { } figure ? "undetermined"
        : $"({Words.Minutes(sum.CoveredTicks)} − {Words.Minutes((long)sum.LostTicks.Floor())}) ÷ {Words.Minutes(sum.CoveredTicks)} = {Words.Percent(figure)}";
}
