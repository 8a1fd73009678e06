using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>What a level's facts must be about (R13): services of the level and their resources, and for a member its own resource.</summary>
/// <param name="Parts">The resources that the terms list under the services.</param>
/// <param name="Resource">The one resource that is meant; null: all of them.</param>
internal sealed record Subject(ImmutableHashSet<string> Services, ImmutableHashSet<string> Parts, string? Resource, Topology Topology)
{
    public static Subject Of(Terms terms, ServiceLevel level, string? resource, Topology topology) =>
        new([.. level.Of], [.. level.Of.SelectMany(s => terms.ServiceOf(s)?.Resources ?? [])], resource, topology);

    /// <summary>When a fact about a service or resource is about this subject too: always, never, or while it contains it.</summary>
    public IntervalSet Concerns(string service, string? resource, TimeRange range)
    {
        if (!Services.Contains(service) && !IsPart(service))
        {
            return Nodes.Aggregate(IntervalSet.Empty, (set, node) => set.Union(Topology.Within(service, node, range)));
        }

        return PartOf(service, resource) is not { } part || Resource is null || part == Resource
            ? IntervalSet.Of(range)
            : Topology.Within(part, Resource, range);
    }

    /// <summary>The resource that a fact is about, whether it stands under <c>resource</c> or in the place of the service; null: the whole service.</summary>
    public string? PartOf(string service, string? resource) => resource ?? (IsPart(service) ? service : null);

    public bool ConcernsAt(string service, string? resource, Instant at) => Concerns(service, resource, new TimeRange(at, at + Duration.FromTicks(1))).Count > 0;

    /// <summary>The topology by which a fact is about this subject; none where the fact names it.</summary>
    public IEnumerable<Fact.Contains> Links(string service, string? resource, TimeRange range) =>
        !Services.Contains(service) && !IsPart(service) ? Nodes.SelectMany(node => Topology.Links(service, node, range))
        : PartOf(service, resource) is { } part && Resource is not null && part != Resource ? Topology.Links(part, Resource, range)
        : [];

    /// <summary>Whether a ticket about a service or resource is about this subject: by its name alone, for a fault of a parent is the parent's ticket.</summary>
    public bool IsNamed(string service) => Services.Contains(service) || (IsPart(service) && (Resource is null || service == Resource));

    private IEnumerable<string> Nodes => Resource is null ? Services.Union(Parts) : Services.Add(Resource);

    private bool IsPart(string service) => service == Resource || (Parts.Contains(service) && !Services.Contains(service));
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

    /// <summary>The links over which <paramref name="parent"/> contains <paramref name="child"/> in some part of a range.</summary>
    public IEnumerable<Fact.Contains> Links(string parent, string child, TimeRange range) =>
        _parents[child]
            .Where(link => !Within(link.Parent, child, range).IsEmpty && (link.Parent == parent || !Within(parent, link.Parent, range).IsEmpty))
            .SelectMany(link => link.Parent == parent ? [link] : Links(parent, link.Parent, range).Prepend(link));

    private static Instant Max(Instant a, Instant b) => a > b ? a : b;
}
