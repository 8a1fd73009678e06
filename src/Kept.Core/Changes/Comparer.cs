using Kept.Core.Agreements;
using Kept.Core.Problems;
using NodaTime;

namespace Kept.Core.Changes;

/// <summary>Compares two versions by what they mean, not by how they are written. Pure and deterministic.</summary>
public static class Comparer
{
    /// <param name="from">The version that was agreed.</param>
    /// <param name="to">The version that is to take its place; it may be one of another agreement.</param>
    /// <param name="on">The day for which hours and the term are worked out; without it that of the later version.</param>
    public static AgreementComparison Compare(AgreementVersion from, AgreementVersion to, LocalDate? on = null) =>
        Compare(new Sides(new Side(from), new Side(to), on), null);

    /// <summary>The same, and what some facts earn under each version; or why one of them cannot be assessed.</summary>
    public static Checked<AgreementComparison> Compare(AgreementVersion from, AgreementVersion to, LocalDate? on, KnownFacts facts)
    {
        var sides = new Sides(new Side(from), new Side(to), on);
        var both = EvidenceCredits.Assess(sides, facts);
        return both.Value is { } assessed
            ? Checked<AgreementComparison>.Fine(Compare(sides, assessed))
            : Checked<AgreementComparison>.Refused(both.Problems);
    }

    private static AgreementComparison Compare(Sides sides, AssessedBoth? both) =>
        new(
            sides.From.Version,
            sides.To.Version,
            [
                .. FrameChanges.Of(sides),
                .. TermChanges.Of(sides),
                .. PriceChanges.Of(sides),
                .. LimitChanges.Of(sides),
                .. RightChanges.Of(sides),
                .. EvidenceCredits.Whole(sides, both),
                .. Grouped(sides, LevelChanges.Of(sides, both).Concat(MemberChanges.Of(sides))),
            ]
        );

    /// <summary>What is about no level first, then level by level as the later version has them, and those that are gone.</summary>
    private static IEnumerable<AgreementChange> Grouped(Sides sides, IEnumerable<AgreementChange> changes)
    {
        string?[] order = [null, .. sides.To.Terms.ServiceLevels.Concat(sides.From.Terms.ServiceLevels).Select(l => l.Id)];
        return changes.OrderBy(c => Array.IndexOf(order, c.Level));
    }
}
