using Kept.Core.Problems;

namespace Kept.Core.Evidence;

/// <summary>A fact and the place where it was read, for problems that only show when facts are put together.</summary>
public readonly record struct LocatedFact(Fact Fact, Place At);

/// <summary>The name of a fact: unique in all evidence (R4).</summary>
internal readonly record struct FactKey(string? Source, string Id)
{
    public static FactKey Of(Fact fact) => new(fact.Source, fact.Id);

    public override string ToString() => Source is null ? Id : $"{Source}/{Id}";
}
