using Kept.Core.Evidence;
using Kept.Core.Problems;

namespace Kept.Text.Evidence;

/// <summary>
/// Finds facts about services and levels that the agreement does not have. Topology and members may stand after the facts that
/// need them, so services are judged at the end: one problem a name, at its first place.
/// </summary>
internal sealed class SubjectCheck(EvidenceOptions options)
{
    private readonly Dictionary<string, (Place First, int Facts)> _services = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Place First, int Facts)> _levels = new(StringComparer.Ordinal);
    private readonly HashSet<string> _topology = new(StringComparer.Ordinal);

    public void See(Fact fact, Place at)
    {
        Note(_services, options.Subjects, FactSubject.ServiceOf(fact), at);
        Note(_levels, options.Levels, LevelOf(fact), at);
        if (fact is Fact.Contains contains)
        {
            _topology.Add(contains.Parent);
            _topology.Add(contains.Child);
        }
        else if (fact is Fact.MemberFact { Resource: { } resource })
        {
            _topology.Add(resource);
        }
        else if (fact is Fact.Correction { Replacement: { } replacement })
        {
            See(replacement, at);
        }
    }

    public void Report(ProblemList problems)
    {
        foreach (var (name, (at, facts)) in _services.Where(s => !_topology.Contains(s.Key)))
        {
            var hint = Hint(name, options.Subjects!);
            problems.Add("unknown-service", at, $"the agreement has no service or resource `{name}`{Times(facts)}", hint);
        }

        foreach (var (name, (at, facts)) in _levels)
        {
            problems.Add("unknown-level", at, $"the agreement has no service level `{name}`{Times(facts)}", Hint(name, options.Levels!));
        }
    }

    private static void Note(Dictionary<string, (Place First, int Facts)> names, IReadOnlySet<string>? known, string? name, Place at)
    {
        if (name is not null && known?.Contains(name) == false)
        {
            names[name] = names.TryGetValue(name, out var seen) ? (seen.First, seen.Facts + 1) : (at, 1);
        }
    }

    private static string Times(int facts) => facts == 1 ? "" : $" ({facts} facts name it)";

    private static string Hint(string name, IReadOnlySet<string> known) =>
        NearWords.DidYouMean(name, known.Order(StringComparer.Ordinal))
        ?? $"it has {string.Join(", ", known.Order(StringComparer.Ordinal).Take(12).Select(k => $"`{k}`"))}";

    private static string? LevelOf(Fact fact) =>
        fact switch
        {
            Fact.Claim { Agreement: null } f => f.Level,
            Fact.Election f => f.Level,
            _ => null,
        };
}
