using System.Collections.Immutable;
using Kept.Core.Agreements;

namespace Kept.Core.Changes;

/// <summary>What a miss brings besides credit: rights to terminate, reports.</summary>
internal static class RightChanges
{
    public static IEnumerable<AgreementChange> Of(LevelPair pair) =>
        Of(pair.From.Consequences, pair.To.Consequences, $"serviceLevels/{pair.To.Id}/consequences")
            .Select(c => c with { Level = pair.To.Id, Clause = c.Clause ?? pair.To.Clause });

    public static IEnumerable<AgreementChange> Of(Sides sides) =>
        Of(sides.From.Terms.Consequences, sides.To.Terms.Consequences, "consequences");

    // A stated absence is no right; with the clause a right only moves.
    private static IEnumerable<AgreementChange> Of(ImmutableArray<Consequence> old, ImmutableArray<Consequence> new_, string path)
    {
        var gone = old.Where(c => c is not Consequence.None).ToList();
        foreach (var right in new_.Where(c => c is not Consequence.None))
        {
            var same = gone.Find(c => c.GetType() == right.GetType());
            gone.Remove(same!);
            if (Gains.Optional(same, right, Gain.Customer, Gained) is { } gained)
            {
                yield return Change(path, same, right, gained);
            }
        }

        foreach (var right in gone)
        {
            yield return Change(path, right, null, Gain.Provider);
        }
    }

    private static AgreementChange Change(string path, Consequence? old, Consequence? new_, Gain gained) =>
        new(ChangedPart.Consequence, path, Value(old), Value(new_), gained)
        {
            Clause = (new_ ?? old)!.Clause,
            Warning = gained == Gain.Provider ? "a miss gives the customer less right" : null,
        };

    private static ChangeValue.Brings? Value(Consequence? right) => right is null ? null : new ChangeValue.Brings(right);

    private static Gain? Gained(Consequence old, Consequence new_) =>
        Gains.Together(
            (old, new_) switch
            {
                (Consequence.TerminateAfter o, Consequence.TerminateAfter n) => Gains.Together(
                    Gains.Less(o.Missed, n.Missed),
                    Gains.More(o.Of, n.Of),
                    Gains.No(o.InARow, n.InARow)
                ),
                (Consequence.TerminateOver o, Consequence.TerminateOver n) => Gains.Together(
                    Gains.Less(o.Total, n.Total),
                    Gains.More(o.RollingDays, n.RollingDays)
                ),
                (Consequence.Report o, Consequence.Report n) => Gains.Together(
                    Gains.Differs(o.What == n.What),
                    Gains.Time(o.Within, n.Within, Gain.Provider)
                ),
                _ => null,
            },
            Gains.Optional(old.UsedWithin, new_.UsedWithin, Gain.Provider, (o, n) => Gains.Time(o, n, Gain.Customer))
        );
}
