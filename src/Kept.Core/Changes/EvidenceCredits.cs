using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Changes;

/// <summary>Facts under which both versions are assessed.</summary>
/// <param name="Book">What was known.</param>
public sealed record KnownFacts(EvidenceBook Book, TimeRange Period, Instant AsOf);

/// <summary>What the same facts earn under each version, as if it had held all the time.</summary>
internal static class EvidenceCredits
{
    /// <summary>Both results, or why one of the versions cannot be assessed.</summary>
    public static Checked<AssessedBoth> Assess(Sides sides, KnownFacts facts)
    {
        var (old, new_) = (Assess(sides.From, facts), Assess(sides.To, facts));
        return old.Value is { } before && new_.Value is { } after
            ? Checked<AssessedBoth>.Fine(new AssessedBoth(before, after))
            : Checked<AssessedBoth>.Refused([.. old.Problems.Concat(new_.Problems).Distinct()]);
    }

    /// <summary>All levels together.</summary>
    public static IEnumerable<AgreementChange> Whole(Sides sides, AssessedBoth? both) =>
        both is null ? [] : Change(sides, both.From.Levels, both.To.Levels);

    /// <summary>One level.</summary>
    public static IEnumerable<AgreementChange> Of(LevelPair pair, AssessedBoth? both) =>
        both is null
            ? []
            : Change(pair.Sides, Results(both.From, pair.From), Results(both.To, pair.To))
                .Select(c => c with { Path = $"serviceLevels/{pair.To.Id}", Level = pair.To.Id, Clause = pair.To.Clause });

    private static ImmutableArray<LevelResult> Results(AssessmentResult result, ServiceLevel level) =>
        [.. result.Levels.Where(r => r.Level == level.Id)];

    private static IEnumerable<AgreementChange> Change(Sides sides, ImmutableArray<LevelResult> before, ImmutableArray<LevelResult> after)
    {
        var (old, new_) = (Value(before), Value(after));
        if (old != new_)
        {
            var gained =
                sides.From.Terms.Currency != sides.To.Terms.Currency
                    ? Gain.Open
                    : Gains.Together(
                        Gains.More(old.Credit, new_.Credit),
                        Gains.More(old.AtWorst!.Value, new_.AtWorst!.Value),
                        Gains.More(old.Days, new_.Days),
                        Gains.More(old.Points, new_.Points)
                    ) ?? Gain.Open;
            yield return new AgreementChange(ChangedPart.ExpectedCredit, "serviceLevels", old, new_, gained);
        }
    }

    private static ChangeValue.Amount Value(ImmutableArray<LevelResult> results)
    {
        var (missed, open) = (results.Count(r => r.Verdict == Verdict.Missed), results.Count(r => r.Verdict == Verdict.Undetermined));
        var undecided = open == 0 ? "" : $", {open} undetermined";
        return Amounts.Of(results) with { For = $"{missed} of {results.Length} missed{undecided}" };
    }

    private static Checked<AssessmentResult> Assess(Side side, KnownFacts facts)
    {
        var agreement = new Agreement(side.Terms.Id, [side.Version with { Number = 1, EffectiveAt = Instant.MinValue }]);
        return Assessor.Assess(agreement, facts.Book, facts.Period, facts.AsOf, withReasons: false);
    }
}

/// <summary>The results of the same facts under both versions.</summary>
internal sealed record AssessedBoth(AssessmentResult From, AssessmentResult To);
