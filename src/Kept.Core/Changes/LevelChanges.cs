using Kept.Core.Agreements;

namespace Kept.Core.Changes;

/// <summary>What becomes of each service level: it comes, it goes, or parts of it change.</summary>
internal static class LevelChanges
{
    public static IEnumerable<AgreementChange> Of(Sides sides, AssessedBoth? both)
    {
        var (from, to) = (sides.From.Terms, sides.To.Terms);
        foreach (var level in to.ServiceLevels)
        {
            var changes = from.LevelOf(level.Id) is { } before ? Parts(new LevelPair(sides, before, level), both) : [Added(level)];
            foreach (var change in changes)
            {
                yield return change;
            }
        }

        foreach (var gone in from.ServiceLevels.Where(l => to.LevelOf(l.Id) is null))
        {
            yield return Removed(gone);
        }
    }

    private static IEnumerable<AgreementChange> Parts(LevelPair pair, AssessedBoth? both) =>
        [
            .. TargetChanges.Of(pair),
            .. HourChanges.Of(pair),
            .. MemberChanges.Of(pair),
            .. MeasureChanges.Of(pair),
            .. ExclusionChanges.Of(pair),
            .. CreditChanges.Of(pair),
            .. WorstCredits.Of(pair),
            .. EvidenceCredits.Of(pair, both),
            .. LimitChanges.Of(pair),
            .. ClaimChanges.Of(pair),
            .. RightChanges.Of(pair),
        ];

    private static AgreementChange Added(ServiceLevel level) =>
        new(ChangedPart.Level, $"serviceLevels/{level.Id}", null, new ChangeValue.OfLevel(level), Gain.Customer)
        {
            Level = level.Id,
            Clause = level.Clause,
        };

    private static AgreementChange Removed(ServiceLevel level) =>
        new(ChangedPart.Level, $"serviceLevels/{level.Id}", new ChangeValue.OfLevel(level), null, Gain.Provider)
        {
            Level = level.Id,
            Clause = level.Clause,
            Warning = "the promise is gone",
        };
}
