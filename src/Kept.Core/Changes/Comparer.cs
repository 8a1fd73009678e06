using Kept.Core.Agreements;

namespace Kept.Core.Changes;

/// <summary>Compares two versions by what they mean, not by how they are written. Pure and deterministic.</summary>
public static class Comparer
{
    /// <param name="from">The version that was agreed.</param>
    /// <param name="to">The version that is to take its place; it may be one of another agreement.</param>
    public static AgreementComparison Compare(AgreementVersion from, AgreementVersion to)
    {
        var sides = new Sides(new Side(from), new Side(to));
        return new AgreementComparison(from, to, [.. LevelChanges.Of(sides)]);
    }
}
