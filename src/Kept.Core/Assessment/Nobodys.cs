using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;

namespace Kept.Core.Assessment;

/// <summary>
/// Remarks about bad time that hits nobody (R13): where each member has a resource of its own, what befell another resource is theirs only
/// if <c>contains</c> facts say so. An outage that is nobody's must not be lost without a word. What the agreement does not know at all is
/// the affair of others, for topology and evidence may serve many agreements.
/// </summary>
internal static class Nobodys
{
    private const int NamedAtMost = 3;

    public static IEnumerable<string> Remarks(Agreement agreement, EvidenceBook evidence, TimeRange period)
    {
        var terms = agreement.InForceAt(period.From).Terms;
        var members = terms.Members.Select(m => m.Resource).Concat(evidence.Members.Select(m => m.Resource)).ToImmutableArray();
        if (members.IsEmpty || members.Any(m => m is null))
        {
            return [];
        }

        var hit = members.Concat(terms.Services.Select(s => s.Id)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var children = evidence.Contains.ToLookup(c => c.Parent, c => c.Child, StringComparer.Ordinal);
        return Named(evidence, period)
            .Where(f => terms.Services.Any(s => s.Id == f.Service || s.Resources.Contains(f.Service)))
            .GroupBy(f => f.Resource ?? f.Service, f => f.Reference)
            .Where(g => !Reaches(g.Key, hit, children))
            .Select(g => Sentence([.. g.Distinct()], g.Key));
    }

    private static bool Reaches(string part, HashSet<string> hit, ILookup<string, string> children)
    {
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>([part]));
        while (open.TryPop(out var next))
        {
            if (hit.Contains(next))
            {
                return true;
            }

            foreach (var child in seen.Add(next) ? children[next] : [])
            {
                open.Push(child);
            }
        }

        return false;
    }

    private static IEnumerable<(string Reference, string Service, string? Resource)> Named(EvidenceBook evidence, TimeRange period) =>
        evidence
            .Outages.Where(o => o.From < period.Until && !(o.Until <= period.From))
            .Select(o => (o.Reference, o.Service, o.Resource))
            .Concat(
                evidence
                    .Counts.Where(c => c.From < period.Until && c.Until > period.From)
                    .Select(c => (c.Reference, c.Service, c.Resource))
            )
            .Concat(
                evidence
                    .Samples.Where(s => s.Within(period).Length > 0)
                    .Select(s => (s.ReferenceAt(s.Within(period).Start), s.Service, s.Resource))
            );

    private static string Sentence(ImmutableArray<string> facts, string part)
    {
        var more = facts.Length > NamedAtMost ? $" and {facts.Length - NamedAtMost} more" : "";
        return $"{string.Join(", ", facts.Take(NamedAtMost))}{more} {(facts.Length == 1 ? "names" : "name")} the resource `{part}`, which no member "
            + "has and which contains none of theirs: it counts for nobody";
    }
}
