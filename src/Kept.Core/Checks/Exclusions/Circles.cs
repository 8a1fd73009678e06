using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Trials;

namespace Kept.Core.Checks.Exclusions;

/// <summary>Levels that exclude each other's bad time, directly or through others.</summary>
internal static class Circles
{
    /// <summary>Said once for each level in a circle, where it names the next.</summary>
    public static IEnumerable<Finding> Of(CheckContext context, Excluded excluded, CheckKind kind)
    {
        if (excluded.Exclusion.What is not ExclusionSource.BadTimeOf { Level: var next })
        {
            return [];
        }

        var id = excluded.Level.Id;
        return next == id ? [excluded.Says(kind, $"\"{id}\" excludes its own bad time")]
            : Reached(context.Terms, next).Contains(id)
                ?
                [
                    excluded.Says(kind, $"\"{id}\" excludes the bad time of \"{next}\", which excludes that of \"{id}\" in turn") with
                    {
                        Example = BothDown(context, excluded.Level, context.Terms.LevelOf(next)!),
                    },
                ]
            : [];
    }

    /// <summary>Both down at once, and neither is missed.</summary>
    private static CounterExample? BothDown(CheckContext context, ServiceLevel level, ServiceLevel next)
    {
        var (made, other) = (new FactMaker(context.Trial, level), new FactMaker(context.Trial, next));
        var facts = made.Outage("o1", made.Window).Concat(made.Service == other.Service ? [] : other.Outage("o2", made.Window));
        var stimulus = new Stimulus($"{Words.List([.. new[] { made.Service, other.Service }.Distinct()])} down all of {made.WindowName}", [.. facts], made.Window);
        return context.Trial.Show(stimulus, level.Id, next.Id) is { } shown && shown.Results.All(r => r.Verdict != Verdict.Missed) ? shown : null;
    }

    /// <summary>All levels whose bad time a level excludes, directly or through others.</summary>
    private static ImmutableHashSet<string> Reached(Terms terms, string level)
    {
        var (reached, open) = (ImmutableHashSet<string>.Empty, new Queue<string>([level]));
        while (open.TryDequeue(out var at))
        {
            foreach (var other in Excluding(terms, at).Where(o => !reached.Contains(o)))
            {
                reached = reached.Add(other);
                open.Enqueue(other);
            }
        }

        return reached;
    }

    private static IEnumerable<string> Excluding(Terms terms, string level) =>
        (terms.LevelOf(level)?.Exclusions ?? []).Select(e => e.What).OfType<ExclusionSource.BadTimeOf>().Select(o => o.Level);
}
