using System.Collections.Immutable;
using Kept.Core.Evidence;
using Kept.Core.Time;

namespace Kept.Core.Assessment.Bad;

/// <summary>
/// Bad time that is one to the agreement: outages joined where they overlap or touch, or lie within the merge gap (R1 step 1).
/// </summary>
/// <param name="Range">As far as is known at asOf.</param>
/// <param name="Open">Still going on: at worst it goes on to the end of the horizon (R4).</param>
/// <param name="Facts">What says so, in order of time; of samples the first and the last.</param>
internal sealed record Spell(TimeRange Range, bool Open, ImmutableArray<Fact> Facts)
{
    /// <summary>How many samples say so; 0 where it was reported.</summary>
    public int Samples { get; init; }

    /// <summary>The ids of its facts: what an occurrence is called.</summary>
    public string Name => string.Join('+', Facts.Select(f => f.Reference).Distinct());
}

/// <summary>The state of a subject over the horizon, before any clock, hours or exclusion.</summary>
/// <param name="Spells">Known bad time, joined, in order of time.</param>
/// <param name="Unknown">Time that no evidence speaks for, up to asOf (R2).</param>
/// <param name="LeftOut">Time that leaves the measurement altogether, by the agreement's own rule for unknown time.</param>
internal sealed record StateLine(ImmutableArray<Spell> Spells, IntervalSet Unknown, IntervalSet LeftOut)
{
    public static readonly StateLine Good = new([], IntervalSet.Empty, IntervalSet.Empty);

    /// <summary>What was set aside in making it, for the reasons.</summary>
    public ImmutableArray<Reason> Notes { get; init; } = [];

    public IntervalSet Bad => IntervalSet.Of(Spells.Select(s => s.Range));
}
