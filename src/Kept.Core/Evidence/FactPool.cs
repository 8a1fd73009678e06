using Kept.Core.Problems;
using NodaTime;

namespace Kept.Core.Evidence;

/// <summary>All facts as recorded, each once: repeats are dropped, conflicts become problems, references are resolved (R4).</summary>
internal sealed class FactPool
{
    private readonly Dictionary<FactKey, LocatedFact> _others = [];
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);
    private readonly List<Problem> _problems = [];

    public SampleColumns Samples { get; } = new();

    public IReadOnlyDictionary<FactKey, LocatedFact> Others => _others;

    public List<Problem> Problems => _problems;

    public void Add(LocatedFact located)
    {
        var key = FactKey.Of(located.Fact);
        if (Find(key) is { } known)
        {
            Compare(known, located);
        }
        else if (located.Fact is Fact.Sample sample)
        {
            Samples.Add(sample, located.At);
        }
        else
        {
            _others.Add(key, located);
        }

        if (key.Source is not null)
        {
            _sources.Add(key.Source);
        }
    }

    public LocatedFact? Find(FactKey key)
    {
        if (_others.TryGetValue(key, out var other))
        {
            return other;
        }

        var row = Samples.Find(key);
        return row < 0 ? null : new LocatedFact(Samples.FactOf(row), Samples.PlaceOf(row));
    }

    /// <summary>
    /// The facts that a reference can mean: <c>source/id</c>, or else the id alone in any source. One, unless unknown or ambiguous.
    /// </summary>
    public IReadOnlyList<FactKey> Meant(string reference)
    {
        var exact = Splits(reference).Where(IsKnown).ToArray();
        return exact.Length > 0 ? exact : [.. _sources.Select(s => new FactKey(s, reference)).Where(IsKnown)];
    }

    private bool IsKnown(FactKey key) => _others.ContainsKey(key) || Samples.Find(key) >= 0;

    private static IEnumerable<FactKey> Splits(string reference)
    {
        yield return new FactKey(null, reference);
        for (var slash = reference.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = reference.IndexOf('/', slash + 1))
        {
            yield return new FactKey(reference[..slash], reference[(slash + 1)..]);
        }
    }

    private void Compare(LocatedFact known, LocatedFact again)
    {
        if (known.Fact.Equals(again.Fact))
        {
            return;
        }

        _problems.Add(
            new Problem(
                "conflicting-facts",
                again.At,
                $"{again.Fact.Reference} stands here with other content than at {known.At}",
                "give one of them another id, or say what changed by a correction"
            )
        );
    }
}
