using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;

namespace Kept.Core.Assessment.Bad;

/// <summary>Bad, excluded and unknown time in words, naming the facts that made a difference and only those.</summary>
internal static class BadTimeReasons
{
    private const int MostLines = 200;

    public static IEnumerable<Reason> Runs(LevelContext level, BadTime bad, TimeRange window) =>
        bad
            .Runs.Where(r => r.Spell.Range.Overlaps(window))
            .Take(MostLines)
            .Select(r => Line(level, bad, r, window))
            .Concat(bad.State.Notes);

    public static Reason Line(LevelContext level, BadTime bad, Run run, TimeRange window)
    {
        var counted = run.Counted.Clip(window);
        var whole = run.Spell.Range;
        var text =
            $"down {Words.Local(whole, level.Zone)} = {Words.Minutes(whole.LengthTicks)}{(run.Spell.Open ? " and still going on" : "")}";
        var why = counted.IsEmpty ? WhyNot(level, bad, whole, window) : "";
        var because = run.Start is null || (counted.IsEmpty && run.Clock is not null) ? ImmutableArray<Reason>.Empty : [run.Start];
        return new Reason(text + HowMuch(run, counted, whole, why), level.Level.Clause, "R1", Named(level, run, counted), because);
    }

    private static string HowMuch(Run run, IntervalSet counted, TimeRange whole, string why) =>
        run.Clock is null ? ": none of it counts"
        : counted.TotalTicks == whole.LengthTicks ? Joined(run)
        : counted.IsEmpty ? $": none of it counts, {why}"
        : counted.TotalTicks > whole.LengthTicks ? $": with its clock {Words.Minutes(counted.TotalTicks)} count{Joined(run)}"
        : $": {Words.Minutes(counted.TotalTicks)} of it count{Joined(run)}";

    /// <summary>The first step of R1 that took it all away.</summary>
    private static string WhyNot(LevelContext level, BadTime bad, TimeRange whole, TimeRange window)
    {
        var covered = level.Covered(whole);
        return covered.IsEmpty ? "it lies outside the covered hours"
            : covered.Except(bad.Excluded.All).IsEmpty ? "it is excluded"
            : covered.Except(bad.Excluded.All).Clip(window).IsEmpty ? "it lies outside the window"
            : "it is too short, or its clock did not run";
    }

    private static string Joined(Run run) =>
        run.Spell.Samples == 1 ? $" (1 sample, {run.Spell.Facts[0].Reference})"
        : run.Spell.Samples > 1 ? $" ({run.Spell.Samples} samples, {run.Spell.Facts[0].Reference} to {run.Spell.Facts[^1].Reference})"
        : run.Spell.Facts.Length < 2 ? ""
        : $" ({run.Spell.Facts.Length} reports joined, overlaps once)";

    private static ImmutableArray<string> Named(LevelContext level, Run run, IntervalSet counted) =>
        run.Spell.Facts.Length == 0 || counted.IsEmpty ? []
        // Later samples only go on with what the first began: taking one away changes nothing.
        : run.Spell.Samples > 0 ? [run.Spell.Facts[0].Reference]
        : WithLinks(level, run, Witnesses.Needed([.. Said(level, run)], counted));

    private static ImmutableArray<string> WithLinks(LevelContext level, Run run, ImmutableArray<string> needed)
    {
        var links = run
            .Spell.Facts.OfType<Fact.Outage>()
            .Where(o => needed.Contains(o.Reference))
            .SelectMany(o => level.Subject.Links(o.Service, o.Resource, run.Spell.Range));
        return [.. needed, .. links.Select(l => l.Reference).Distinct()];
    }

    private static IEnumerable<(Fact Fact, TimeRange Range)> Said(LevelContext level, Run run) =>
        run.Spell.Facts.Select(f =>
            (
                f,
                f switch
                {
                    Fact.Outage outage => new TimeRange(outage.From, outage.Until ?? run.Spell.Range.Until),
                    Fact.Count count => new TimeRange(count.From, count.Until),
                    _ => run.Spell.Range,
                }
            )
        );

    public static IEnumerable<Reason> Exclusions(LevelContext level, BadTime bad, TimeRange window) =>
        bad.Excluded.Parts.SelectMany(p => Exclusion(level, bad, p, window)).DistinctBy(r => r.Text);

    private static IEnumerable<Reason> Exclusion(LevelContext level, BadTime bad, ExcludedPart part, TimeRange window)
    {
        var covered = level.Covered(window);
        var touched =
            part.Exclusion.Leaves == Leaves.Both || part.Exclusion.AsTotal
                ? part.Time.Intersect(covered)
                : part.Time.Intersect(covered).Intersect(bad.State.Bad);
        if (!touched.IsEmpty)
        {
            var from = part.Exclusion.Leaves == Leaves.Both ? "the measurement" : "the downtime";
            var how = part.Exclusion.AsTotal ? " as a total, down or not" : "";
            yield return new Reason(
                $"{Name(part.Exclusion.What)}: {Words.Minutes(touched.TotalTicks)}{Of(part)} leave {from}{how}",
                part.Exclusion.Clause ?? level.Level.Clause,
                "R12",
                Needed(bad, part, touched)
            );
        }

        foreach (var (refused, _) in part.Refused.Where(r => !r.Time.Clip(window).IsEmpty))
        {
            yield return refused with
            {
                Clause = part.Exclusion.Clause ?? level.Level.Clause,
                Ruling = "R12",
            };
        }
    }

    /// <summary>Facts of an exclusion without which less were excluded: neither other facts nor plain hours say the same time.</summary>
    private static IEnumerable<string> Witnessed(BadTime bad, ExcludedPart part, IntervalSet touched)
    {
        var alike = bad
            .Excluded.Parts.Where(p => p == part || (!part.Exclusion.AsTotal && !p.Exclusion.AsTotal))
            .Where(p => p.Exclusion.Leaves == Leaves.Both || part.Exclusion.Leaves == Leaves.Bad)
            .ToImmutableArray();
        var hours = alike.Where(p => p.From.IsEmpty).Aggregate(IntervalSet.Empty, (set, p) => set.Union(p.Time));
        var own = part.From.Select(f => f.Fact.Reference).ToHashSet(StringComparer.Ordinal);
        return Witnesses.Needed([.. alike.SelectMany(p => p.From)], touched.Except(hours)).Where(own.Contains);
    }

    private static ImmutableArray<string> Needed(BadTime bad, ExcludedPart part, IntervalSet touched) =>
        MakesNoDifference(part.Exclusion) ? [] : [.. Witnessed(bad, part, touched)];

    private static string Of(ExcludedPart part) =>
        MakesNoDifference(part.Exclusion) ? $" of {Words.List([.. part.From.Select(f => f.Fact.Reference).Distinct()])}" : "";

    /// <summary>An outage that its own cause takes out of the bad time: without it, the figure is the same.</summary>
    private static bool MakesNoDifference(Exclusion exclusion) =>
        exclusion is { What: ExclusionSource.Cause { By: ExclusionProof.Record }, Leaves: Leaves.Bad, Budget: null };

    public static IEnumerable<Reason> Unknown(LevelContext level, BadTime bad, TimeRange window)
    {
        var covered = level.Covered(window).Except(bad.Excluded.All);
        var past = bad.State.Unknown.Clip(window).Intersect(covered);
        if (!past.IsEmpty)
        {
            yield return new Reason(
                $"no evidence speaks for {Words.Minutes(past.TotalTicks)} in {Words.Count(past.Count, "gap")}: unknown, neither up nor"
                    + " down",
                level.Level.Clause,
                "R2"
            );
        }

        var ahead = bad.Unknown.Except(bad.State.Unknown).Clip(window).Intersect(covered);
        if (!ahead.IsEmpty)
        {
            yield return new Reason(
                $"{Words.Minutes(ahead.TotalTicks)} of the window are still to come at {level.Local(level.AsOf)}",
                level.Level.Clause,
                "R2"
            );
        }
    }

    /// <summary>An exclusion in a few words.</summary>
    public static string Name(ExclusionSource what) =>
        what switch
        {
            ExclusionSource.Maintenance m => m.Kind switch
            {
                MaintenanceKind.Any => "maintenance",
                MaintenanceKind.Scheduled => "scheduled maintenance",
                MaintenanceKind.RequestedByCustomer => "maintenance requested by the customer",
                MaintenanceKind.Emergency => "emergency maintenance",
            },
            ExclusionSource.Cause c => $"cause \"{c.Name}\" by {(c.By == ExclusionProof.Record ? "record" : "determination")}",
            ExclusionSource.Determination d => $"determined: {d.Finding}",
            ExclusionSource.Hours h => h.Outside ? $"outside \"{h.Calendar}\"" : $"the hours of \"{h.Calendar}\"",
            ExclusionSource.BadTimeOf b => $"already bad under \"{b.Level}\"",
            ExclusionSource.FirstOfEach f => $"the first {Words.Elapsed(f.Time)} of each outage",
            _ => throw new InvalidOperationException("the family is closed"),
        };
}
