using Kept.Core.Agreements;

namespace Kept.Core.Changes;

/// <summary>Time that does not count against the provider: what more of it leaves, the customer loses.</summary>
internal static class ExclusionChanges
{
    public static IEnumerable<AgreementChange> Of(LevelPair pair)
    {
        var gone = pair.From.Exclusions.ToList();
        foreach (var exclusion in pair.To.Exclusions)
        {
            var same =
                gone.Find(e => e.What == exclusion.What && Gained(pair, e, exclusion) is null)
                ?? gone.Find(e => Likens(e.What, exclusion.What));
            gone.Remove(same!);
            if (same is null)
            {
                yield return Change(pair, null, exclusion, Gain.Provider);
            }
            else if (Gained(pair, same, exclusion) is { } gained)
            {
                yield return Change(pair, same, exclusion, gained);
            }
        }

        foreach (var exclusion in gone)
        {
            yield return Change(pair, exclusion, null, Gain.Customer);
        }
    }

    private static AgreementChange Change(LevelPair pair, Exclusion? old, Exclusion? new_, Gain gained) =>
        pair.Keeps(ChangedPart.Exclusion, "exclude", Value(old), Value(new_), (gained, "more time does not count"));

    private static ChangeValue.Excluded? Value(Exclusion? exclusion) => exclusion is null ? null : new ChangeValue.Excluded(exclusion);

    /// <summary>Two that are about the same thing, though they may differ in how it is shown or how much of it leaves.</summary>
    private static bool Likens(ExclusionSource old, ExclusionSource new_) =>
        (old, new_) switch
        {
            (ExclusionSource.Maintenance, ExclusionSource.Maintenance) => Kinds(old, new_) is { } gained && gained != Gain.Open
                || old == new_,
            (ExclusionSource.Cause o, ExclusionSource.Cause n) => o.Name == n.Name,
            (ExclusionSource.FirstOfEach, ExclusionSource.FirstOfEach) => true,
            (ExclusionSource.Hours o, ExclusionSource.Hours n) => o.Outside == n.Outside,
            _ => old == new_,
        };

    private static Gain? Gained(LevelPair pair, Exclusion old, Exclusion new_) =>
        Gains.Together(
            Sources(pair.Sides, old.What, new_.What),
            Conditions(pair.Sides, old, new_),
            Budgets(old.Budget, new_.Budget),
            Leaving(pair, old.Leaves, new_.Leaves),
            Gains.No(old.AsTotal, new_.AsTotal)
        );

    private static Gain? Sources(Sides sides, ExclusionSource old, ExclusionSource new_) =>
        (old, new_) switch
        {
            (ExclusionSource.Maintenance, ExclusionSource.Maintenance) => Kinds(old, new_),
            // What the record alleges is more than what a determination finds.
            (ExclusionSource.Cause o, ExclusionSource.Cause n) when o.Name == n.Name => Gains.No(
                o.By == ExclusionProof.Record,
                n.By == ExclusionProof.Record
            ),
            (ExclusionSource.FirstOfEach o, ExclusionSource.FirstOfEach n) => Gains.Less(o.Time, n.Time),
            (ExclusionSource.Hours o, ExclusionSource.Hours n) when o.Outside == n.Outside => HourChanges.Gained(
                sides,
                o.Calendar,
                n.Calendar
            )
                is { } gain
                ? o.Outside
                    ? gain
                    : Gains.Opposite(gain)
                : null,
            _ => Gains.Differs(old == new_),
        };

    // Any maintenance is more than one kind of it; of two kinds neither contains the other.
    private static Gain? Kinds(ExclusionSource old, ExclusionSource new_) =>
        ((ExclusionSource.Maintenance)old, (ExclusionSource.Maintenance)new_) switch
        {
            var (o, n) when o == n => null,
            ({ Kind: MaintenanceKind.Any }, _) => Gain.Customer,
            (_, { Kind: MaintenanceKind.Any }) => Gain.Provider,
            _ => Gain.Open,
        };

    private static Gain? Budgets(ExclusionBudget? old, ExclusionBudget? new_) =>
        Gains.Optional(old, new_, Gain.Customer, (o, n) => o.Per == n.Per ? Gains.Less(o.AtMost, n.AtMost) : Gain.Open);

    // With the denominator goes what was good in it, so the same bad time weighs more; of other measures nobody can say.
    private static Gain? Leaving(LevelPair pair, Leaves old, Leaves new_) =>
        old == new_ ? null
        : pair.To.Measure is not Measure.Availability ? Gain.Open
        : new_ == Leaves.Both ? Gain.Customer
        : Gain.Provider;

    private static Gain? Conditions(Sides sides, Exclusion old, Exclusion new_) =>
        Gains.Together(
            Gains.Optional(
                One<ExclusionCondition.Notice>(old),
                One<ExclusionCondition.Notice>(new_),
                Gain.Customer,
                (o, n) => Gains.Time(o.AtLeast, n.AtLeast, Gain.Customer)
            ),
            Gains.Optional(
                One<ExclusionCondition.LastsAtMost>(old),
                One<ExclusionCondition.LastsAtMost>(new_),
                Gain.Customer,
                (o, n) => Gains.Less(o.Time, n.Time)
            ),
            Gains.Optional(
                One<ExclusionCondition.Within>(old),
                One<ExclusionCondition.Within>(new_),
                Gain.Customer,
                (o, n) => HourChanges.Gained(sides, o.Calendar, n.Calendar) is { } gain ? Gains.Opposite(gain) : null
            )
        );

    private static T? One<T>(Exclusion exclusion)
        where T : ExclusionCondition => exclusion.When.OfType<T>().FirstOrDefault();
}
