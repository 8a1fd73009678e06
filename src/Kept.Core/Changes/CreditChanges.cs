using Kept.Core.Agreements;
using Kept.Core.Money;

namespace Kept.Core.Changes;

/// <summary>What a miss earns, compared by the rule itself: decided where one rule gives no less in every case.</summary>
internal static class CreditChanges
{
    public static IEnumerable<AgreementChange> Of(LevelPair pair)
    {
        if (Gained(pair.From.Credit, pair.To.Credit) is { } gained)
        {
            yield return pair.Keeps(
                ChangedPart.Credit,
                "credit",
                Value(pair.From.Credit),
                Value(pair.To.Credit),
                (gained, "a miss earns less")
            );
        }

        var (old, new_) = (pair.From.Escalation, pair.To.Escalation);
        if (!old.SequenceEqual(new_))
        {
            var both = old.Length == 1 && new_.Length == 1;
            var gain =
                old.IsEmpty ? Gain.Customer
                : new_.IsEmpty ? Gain.Provider
                : both ? Gains.Together(Gains.Less(old[0].FromMiss, new_[0].FromMiss), Gains.More(old[0].Times, new_[0].Times)) ?? Gain.Open
                : Gain.Open;
            yield return pair.Keeps(
                ChangedPart.Escalation,
                "escalation",
                Value(old.FirstOrDefault()),
                Value(new_.FirstOrDefault()),
                (gain, "repeated misses earn less")
            );
        }
    }

    private static ChangeValue.Earned? Value(Credit? credit) => credit is null ? null : new ChangeValue.Earned(credit);

    private static ChangeValue.Escalated? Value(EscalationStep? step) => step is null ? null : new ChangeValue.Escalated(step);

    private static Gain? Gained(Credit? old, Credit? new_) =>
        Gains.Optional(
            old,
            new_,
            Gain.Customer,
            (o, n) =>
                Gains.Together(
                    Gains.Differs(o.Of == n.Of),
                    Quantities(o.Quantity, n.Quantity),
                    Gains.Optional(
                        o.AtMost,
                        n.AtMost,
                        Gain.Provider,
                        (a, b) => a.Per == b.Per ? Gains.More(a.Credits, b.Credits) : Gain.Open
                    ),
                    Gains.Yes(o.WhenMet, n.WhenMet)
                )
        );

    private static Gain? Quantities(CreditQuantity old, CreditQuantity new_) =>
        (old, new_) switch
        {
            (CreditQuantity.Table o, CreditQuantity.Table n) => CreditTables.Gained(o, n),
            (CreditQuantity.PerBlock o, CreditQuantity.PerBlock n) => Gains.Together(
                Gives(o.Give, n.Give),
                Gains.Less(o.Every, n.Every),
                Gains.No(o.Whole, n.Whole),
                Gains.Optional(o.After, n.After, Gain.Provider, (a, b) => Gains.Less(a, b))
            ),
            (CreditQuantity.PerStep o, CreditQuantity.PerStep n) when o.Every.GetType() == n.Every.GetType() => Gains.Together(
                Gives(o.Give, n.Give),
                Gains.Less(o.Every.Value, n.Every.Value),
                Gains.No(o.Whole, n.Whole)
            ),
            (CreditQuantity.ProRata o, CreditQuantity.ProRata n) => Gains.Together(
                Gains.More(o.Times, n.Times),
                Gains.No(o.OnlyExcess, n.OnlyExcess),
                Gains.Optional(o.OutOf, n.OutOf, Gain.Open, (a, b) => Gains.Less(a, b))
            ),
            (CreditQuantity.Flat o, CreditQuantity.Flat n) => Gives(o.Give, n.Give),
            (CreditQuantity.Combined o, CreditQuantity.Combined n) when o.Mode == n.Mode && o.Parts.Length == n.Parts.Length =>
                Gains.Together(o.Parts.Zip(n.Parts, Quantities)),
            _ => Gain.Open,
        };

    /// <summary>Money, shares, days and points are never told apart by size; what is missing is nothing of the other's kind.</summary>
    public static Gain? Gives(Give? old, Give? new_) =>
        (old, new_) switch
        {
            (null, null) => null,
            (null, { } given) => Amount(given).Sign > 0 ? Gain.Customer : null,
            ({ } given, null) => Amount(given).Sign > 0 ? Gain.Provider : null,
            ({ } o, { } n) when o.GetType() == n.GetType() && Extends(o) == Extends(n) => Gains.More(Amount(o), Amount(n)),
            ({ } o, { } n) when Amount(o).Sign == 0 || Amount(n).Sign == 0 => Gains.More(Amount(o).Sign, Amount(n).Sign),
            _ => Gain.Open,
        };

    private static bool Extends(Give give) => give is Give.Days { Extension: true };

    private static Rational Amount(Give give) =>
        give switch
        {
            Give.Percent percent => percent.Share,
            Give.Money money => money.Amount,
            Give.Days days => days.Count,
            Give.Points points => points.Count,
            _ => throw new InvalidOperationException("the family is closed"),
        };
}
