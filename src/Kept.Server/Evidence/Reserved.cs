using System.Collections.Immutable;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Agreements;

namespace Kept.Server.Evidence;

/// <summary>Facts that have commands of their own, with rights of their own: neither filed nor corrected among other evidence.</summary>
internal static class Reserved
{
    private static readonly ImmutableHashSet<string> Kinds =
    [
        "signature",
        "amendment",
        "assignment",
        "statement",
        "claim",
        "answer",
        "dispute",
        "election",
        "settlement",
    ];

    /// <param name="replaced">Only what corrections are about; the facts themselves come from a command of their own.</param>
    public static IEnumerable<Problem> Problems(AgreementFold agreement, IEnumerable<LocatedFact> facts, bool replaced = false) =>
        from fact in facts
        from kind in Concerned(agreement, fact.Fact, replaced)
        where Kinds.Contains(kind)
        select new Problem("kind-reserved", fact.At, $"facts of kind {kind} have a command of their own", "see the API's description");

    private static IEnumerable<string> Concerned(AgreementFold agreement, Fact fact, bool replaced) =>
        fact is not Fact.Correction correction
            ? (replaced ? [] : [fact.Kind])
            : Root(agreement, correction.Of).Concat(correction.Replacement is { } r ? [r.Kind] : []).Distinct();

    /// <summary>The kinds of the facts that a reference may mean; of a correction, of what it corrects in the end.</summary>
    private static IEnumerable<string> Root(AgreementFold agreement, string reference, int depth = 0)
    {
        var meant = agreement.Evidence.TryGetValue(reference, out var entry)
            ? [entry]
            : agreement.Evidence.Where(e => e.Key.EndsWith($"/{reference}", StringComparison.Ordinal)).Select(e => e.Value).ToArray();
        return meant.SelectMany(e =>
            e.Kind == "correction" && depth < 32 ? Root(agreement, ((Fact.Correction)AgreementFacts.Read(e)).Of, depth + 1) : [e.Kind]
        );
    }
}
