using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>What a level's facts must be about (R13): services of the level, and for a member its own resource.</summary>
internal sealed record Subject(ImmutableHashSet<string> Services, string? Resource, Topology Topology)
{
    /// <summary>When a fact about a service or resource is about this subject too: always, never, or while it contains it.</summary>
    public IntervalSet Concerns(string service, string? resource, TimeRange range)
    {
        if (!Services.Contains(service))
        {
            return Nodes.Aggregate(IntervalSet.Empty, (set, node) => set.Union(Topology.Within(service, node, range)));
        }

        return resource is null || Resource is null || resource == Resource
            ? IntervalSet.Of(range)
            : Topology.Within(resource, Resource, range);
    }

    public bool ConcernsAt(string service, string? resource, Instant at) =>
        Concerns(service, resource, new TimeRange(at, at + Duration.FromTicks(1))).Count > 0;

    private IEnumerable<string> Nodes => Resource is null ? Services : Services.Add(Resource);
}

/// <summary>Which parts contain which, and since when: a bad parent makes its children bad (R13).</summary>
internal sealed class Topology
{
    private readonly ILookup<string, Fact.Contains> _parents;

    public Topology(IEnumerable<Fact.Contains> links) => _parents = links.ToLookup(l => l.Child, StringComparer.Ordinal);

    /// <summary>
    /// The part of a range in which <paramref name="parent"/> contains <paramref name="child"/>, over any number of links.
    /// </summary>
    public IntervalSet Within(string parent, string child, TimeRange range) => Within(parent, child, IntervalSet.Of(range), depth: 0);

    private IntervalSet Within(string parent, string child, IntervalSet during, int depth)
    {
        var found = IntervalSet.Empty;
        if (depth > 32 || during.IsEmpty || _parents.Count == 0)
        {
            return found;
        }

        foreach (var link in _parents[child])
        {
            var valid = during.Clip(
                new TimeRange(link.From ?? during[0].From, Max(link.Until ?? during[^1].Until, link.From ?? during[0].From))
            );
            found = found.Union(link.Parent == parent ? valid : Within(parent, link.Parent, valid, depth + 1));
        }

        return found;
    }

    private static Instant Max(Instant a, Instant b) => a > b ? a : b;
}
