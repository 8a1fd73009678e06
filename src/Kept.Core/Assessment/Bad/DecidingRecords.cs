using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;

namespace Kept.Core.Assessment.Bad;

/// <summary>
/// Reports of outages after the question whose record decides (R14): those that count, time in dispute, and what was set aside.
/// </summary>
internal sealed record DecidedReports(
    ImmutableArray<(Fact.Outage Fact, TimeRange Range)> Counted,
    IntervalSet InDispute,
    ImmutableArray<Reason> SetAside
);

/// <summary>
/// Where the agreement names whose record of outages decides, the other party's differing records are set aside and shown, never merged
/// silently. Where it names nobody, all reports count, joined.
/// </summary>
internal static class DecidingRecords
{
    public static DecidedReports Of(LevelContext level)
    {
        var all = OutageState.Reports(level);
        var decides = level.Terms.Decides;
        return decides.TryGetValue("outage", out var who) || decides.TryGetValue("any", out who) ? who switch
        {
            DecidingRecord.Provider => Only(level, all, "provider"),
            DecidingRecord.Customer => Only(level, all, "customer"),
            DecidingRecord.Earlier => Earlier(level, all),
            DecidingRecord.Determination => Determined(level, all),
        } : new DecidedReports(all, IntervalSet.Empty, []);
    }

    /// <summary>What does not say who recorded it is nobody's against the decider.</summary>
    private static DecidedReports Only(LevelContext level, ImmutableArray<(Fact.Outage Fact, TimeRange Range)> all, string party)
    {
        var counted = all.Where(r => Party(level, r.Fact) is not { } by || by == party).ToImmutableArray();
        return SetAside(level, all, counted, $"the {party}'s record decides");
    }

    /// <summary>Of overlapping records of both parties the one that was recorded first.</summary>
    private static DecidedReports Earlier(LevelContext level, ImmutableArray<(Fact.Outage Fact, TimeRange Range)> all)
    {
        var counted = all.Where(r =>
            !all.Any(o =>
                Differs(level, r, o) && (o.Fact.RecordedAt, o.Fact.Reference).CompareTo((r.Fact.RecordedAt, r.Fact.Reference)) < 0
            )
        );
        return SetAside(level, all, [.. counted], "the earlier record decides");
    }

    /// <summary>The record that a determination names; without one, what only one of them says is unknown.</summary>
    private static DecidedReports Determined(LevelContext level, ImmutableArray<(Fact.Outage Fact, TimeRange Range)> all)
    {
        var named = all.Where(r => level.Book.Determinations.Any(d => level.Book.Names(d.Of, r.Fact))).ToImmutableArray();
        var counted = all.Where(r => named.Contains(r) || !named.Any(n => Differs(level, r, n))).ToImmutableArray();
        var open = counted.Where(r => !named.Contains(r) && counted.Any(o => Differs(level, r, o))).ToImmutableArray();
        var agreed = IntervalSet.Of(open.SelectMany(r => open.Where(o => Differs(level, r, o)).Select(o => r.Range.Intersect(o.Range))));
        var disputed = IntervalSet.Of(open.Select(r => r.Range)).Except(agreed);
        var certain = counted.SelectMany(r => open.Contains(r) ? agreed.Clip(r.Range).Select(a => (r.Fact, a)) : [(r.Fact, r.Range)]);
        var decided = SetAside(level, all, counted, "the record that was determined decides");
        return decided with
        {
            Counted = [.. certain],
            InDispute = disputed,
            SetAside = disputed.IsEmpty
                ? decided.SetAside
                : decided.SetAside.Add(
                    new Reason(
                        $"the parties' records differ by {Words.Minutes(disputed.TotalTicks)}: unknown until it is determined",
                        level.Level.Clause,
                        "R14"
                    )
                ),
        };
    }

    private static DecidedReports SetAside(
        LevelContext level,
        ImmutableArray<(Fact.Outage Fact, TimeRange Range)> all,
        ImmutableArray<(Fact.Outage Fact, TimeRange Range)> counted,
        string why
    )
    {
        var reasons = all.Except(counted)
            .Select(r => new Reason(
                $"{r.Fact.Reference} ({Words.Local(r.Range, level.Zone)}) is set aside: {why}",
                level.Level.Clause,
                "R14"
            ));
        return new DecidedReports(counted, IntervalSet.Empty, [.. reasons]);
    }

    private static bool Differs(LevelContext level, (Fact.Outage Fact, TimeRange Range) a, (Fact.Outage Fact, TimeRange Range) b) =>
        a.Range.Overlaps(b.Range) && Party(level, a.Fact) is { } one && Party(level, b.Fact) is { } other && one != other;

    private static string? Party(LevelContext level, Fact fact) =>
        fact.By == "provider" || fact.By == level.Terms.Parties.Provider.Name ? "provider"
        : fact.By == "customer" || fact.By == level.Terms.Parties.Customer.Name ? "customer"
        : null;
}
