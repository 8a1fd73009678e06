using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;

namespace Kept.Core.Changes;

/// <summary>Caps and least amounts: what lets more be paid serves the customer.</summary>
internal static class LimitChanges
{
    public static IEnumerable<AgreementChange> Of(LevelPair pair) =>
        Of(pair.From.Limits, pair.To.Limits, $"serviceLevels/{pair.To.Id}/limits", pair.From.Id)
            .Select(c => c with { Level = pair.To.Id, Clause = c.Clause ?? pair.To.Clause });

    public static IEnumerable<AgreementChange> Of(Sides sides) => Of(sides.From.Terms.Limits, sides.To.Terms.Limits, "limits", null);

    private static IEnumerable<AgreementChange> Of(ImmutableArray<Limit> old, ImmutableArray<Limit> new_, string path, string? level)
    {
        var gone = old.Select((l, n) => (Limit: l, Path: PathOf(path, level, n))).ToList();
        foreach (var (limit, at) in new_.Select((l, n) => (l, $"{path}/{n}")))
        {
            var same = gone.FindIndex(g => Likens(g.Limit, limit));
            var before = same >= 0 ? gone[same] : default;
            if (same >= 0)
            {
                gone.RemoveAt(same);
            }

            if (Gains.Optional(before.Limit, limit, Gain.Provider, Gained) is { } gained)
            {
                yield return Change(path, Value(before), new ChangeValue.Capped(limit, at), gained) with
                {
                    Clause = limit.Clause,
                };
            }
        }

        foreach (var left in gone)
        {
            yield return Change(path, Value(left), null, Gain.Customer) with
            {
                Clause = left.Limit.Clause,
            };
        }
    }

    private static string PathOf(string path, string? level, int n) => level is null ? $"{path}/{n}" : $"serviceLevels/{level}/limits/{n}";

    private static AgreementChange Change(string path, ChangeValue? from, ChangeValue? to, Gain gained) =>
        new(ChangedPart.Limit, path, from, to, gained) { Warning = gained == Gain.Provider ? "less credit is paid" : null };

    private static ChangeValue.Capped? Value((Limit Limit, string Path) at) =>
        at.Limit is null ? null : new ChangeValue.Capped(at.Limit, at.Path);

    private static bool Likens(Limit old, Limit new_) =>
        old.IsMinimum == new_.IsMinimum && (old.IsMinimum || old.Per == new_.Per) && old.Levels.ToHashSet().SetEquals(new_.Levels);

    private static Gain? Gained(Limit old, Limit new_)
    {
        var more = Amounts(old.AtMost, new_.AtMost);
        return !old.IsMinimum
            ? more
            : Gains.Together(
                more is { } m ? Gains.Opposite(m) : null,
                Gains.No(old.MustExceed, new_.MustExceed),
                Gains.Differs(old.Per == new_.Per)
            );
    }

    private static Gain? Amounts(LimitAmount old, LimitAmount new_) =>
        (old, new_) switch
        {
            (LimitAmount.Money o, LimitAmount.Money n) => Gains.More(o.Amount, n.Amount),
            (LimitAmount.ShareOf o, LimitAmount.ShareOf n) when o.Of == n.Of => Gains.More(o.Share, n.Share),
            (LimitAmount.Days o, LimitAmount.Days n) => Gains.More(o.Count, n.Count),
            _ => Gain.Open,
        };
}
