using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Checks.Trials;
using NodaTime;

namespace Kept.Core.Changes;

/// <summary>What a level promises, case by case: of a matrix the cell that applies decides, wherever it stands.</summary>
internal static class TargetChanges
{
    /// <summary>Any value that no cell names.</summary>
    private const string Other = "*";

    public static IEnumerable<AgreementChange> Of(LevelPair pair) =>
        Of(pair, pair.From.Target, pair.To.Target, "target").Concat(Within(pair));

    /// <summary>The time within which a ticket counts as attained is a promise too.</summary>
    private static IEnumerable<AgreementChange> Within(LevelPair pair) =>
        pair is { From.Measure: Measure.Attainment { Within: var from }, To.Measure: Measure.Attainment { Within: var to } }
            ? Of(pair, from, to, "measure/within")
            : [];

    private static IEnumerable<AgreementChange> Of(LevelPair pair, Target old, Target new_, string key) =>
        Cases([old, new_])
            .Select(c => (Case: c, Before: For(old, c), After: For(new_, c)))
            .Where(c => c.Before != c.After)
            .Select(c =>
                pair.Keeps(
                    ChangedPart.Target,
                    key,
                    Value(c.Before, Side(pair, pair.From)),
                    Value(c.After, Side(pair, pair.To)),
                    (Decided(pair, c.Before, c.After), Less(c.Before, c.After))
                ) with
                {
                    About = c.Case.IsEmpty ? null : Name(c.Case),
                }
            );

    /// <summary>Bounds on two different measures cannot be told apart.</summary>
    private static Gain Decided(LevelPair pair, TargetCell? from, TargetCell? to) =>
        pair.From.Measure.GetType() == pair.To.Measure.GetType() ? Gained(pair.Sides, from, to) ?? Gain.Open : Gain.Open;

    /// <summary>Who gains when one promise takes the place of another; null where they are the same.</summary>
    public static Gain? Gained(Sides sides, TargetCell? from, TargetCell? to) =>
        Gains.Optional(
            from,
            to,
            Gain.Customer,
            (f, t) => Gains.Together(Bounds(f.Bound, t.Bound), f.Clock == t.Clock ? null : HourChanges.Gained(sides, f.Clock, t.Clock))
        );

    /// <summary>A stricter bound serves the customer, whichever way it points.</summary>
    public static Gain? Bounds(Bound from, Bound to)
    {
        if (from.Limit.GetType() != to.Limit.GetType() || from.HigherIsBetter != to.HigherIsBetter)
        {
            return from == to ? null : Gain.Open;
        }

        var limits = from.HigherIsBetter ? Gains.More(from.Limit.Value, to.Limit.Value) : Gains.Less(from.Limit.Value, to.Limit.Value);
        return limits ?? Gains.Yes(IsStrict(from), IsStrict(to));
    }

    private static bool IsStrict(Bound bound) => bound.Comparison is Comparison.Over or Comparison.Below;

    private static string Less(TargetCell? from, TargetCell? to) =>
        to is null ? "nothing is promised any more"
        : from is not null && Bounds(from.Bound, to.Bound) == Gain.Provider ? "the promise is weaker"
        : "fewer hours are covered";

    public static ChangeValue.Promise? Value(TargetCell? cell, FactMaker made) =>
        cell is null ? null : new ChangeValue.Promise(cell.Bound, cell.Clock) { Allows = Allowed(cell.Bound, made) };

    /// <summary>Where facts about a level of one side are made: it knows the hours that count.</summary>
    public static FactMaker Side(LevelPair pair, ServiceLevel level) =>
        new(ReferenceEquals(level, pair.From) ? pair.Sides.From.Trial : pair.Sides.To.Trial, level);

    private static (Duration, string)? Allowed(Bound bound, FactMaker made) =>
        made.Level.Measure is Measure.Availability && bound is { HigherIsBetter: true, Limit: Quantity.Share { Of: var share } }
            ? (Duration.FromTicks((long)((1 - share) * made.CoveredTicks).Floor()), made.WindowName)
            : null;

    /// <summary>Every case that one of the targets tells apart; a single empty one where none does.</summary>
    public static IEnumerable<ImmutableSortedDictionary<TargetDimension, string>> Cases(params ImmutableArray<Target> targets)
    {
        var matrices = targets.OfType<Target.Matrix>().ToArray();
        IEnumerable<ImmutableSortedDictionary<TargetDimension, string>> cases = [ImmutableSortedDictionary<TargetDimension, string>.Empty];
        foreach (var dimension in matrices.SelectMany(m => m.By).Distinct().Order())
        {
            var values = matrices.SelectMany(m => Values(m, dimension)).Append(Other).Distinct().ToArray();
            cases = cases.SelectMany(c => values.Select(v => c.Add(dimension, v)));
        }

        return cases;
    }

    /// <summary>The cell that applies to a case; null where nothing is promised.</summary>
    public static TargetCell? For(Target target, ImmutableSortedDictionary<TargetDimension, string> case_) =>
        target switch
        {
            Target.Single single => new TargetCell([], single.Bound),
            Target.Matrix matrix => matrix.Cells.FirstOrDefault(c => Matches(matrix, c, case_)) is { } cell
                ? cell with
                {
                    Keys = [],
                }
                : null,
            _ => throw new InvalidOperationException("the family is closed"),
        };

    public static string Name(ImmutableSortedDictionary<TargetDimension, string> case_) =>
        string.Join(", ", case_.Select(c => c.Value == Other ? $"any other {c.Key.ToString().ToLowerInvariant()}" : c.Value));

    private static bool Matches(Target.Matrix matrix, TargetCell cell, ImmutableSortedDictionary<TargetDimension, string> case_) =>
        cell.Keys.Zip(matrix.By).All(k => k.First == Other || string.Equals(k.First, case_[k.Second], StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Values(Target.Matrix matrix, TargetDimension dimension) =>
        matrix.By.IndexOf(dimension) is >= 0 and var place ? matrix.Cells.Select(c => c.Keys[place]) : [];
}
