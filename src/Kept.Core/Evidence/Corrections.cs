using System.Collections.Immutable;
using Kept.Core.Problems;
using NodaTime;

namespace Kept.Core.Evidence;

/// <summary>A correction in force: what was recorded first, and what counts instead.</summary>
/// <param name="After">Null: the fact was retracted.</param>
public sealed record AppliedCorrection(Fact.Correction Correction, Fact Before, Fact? After);

/// <summary>
/// Works out which corrections are in force. Of two the later recording wins, then the greater id; a correction can itself
/// be corrected (its replacement must be a correction of the same fact) or retracted (R4).
/// </summary>
internal sealed class Corrections
{
    private readonly FactPool _pool;
    private readonly Dictionary<FactKey, FactKey> _targets = [];

    private Corrections(FactPool pool) => _pool = pool;

    /// <summary>What counts instead of each corrected fact, among what is known at <paramref name="asOf"/> (null: everything).</summary>
    /// <remarks>Problems go to the pool's list; where there are any the result means nothing.</remarks>
    public static ImmutableArray<AppliedCorrection> InForce(FactPool pool, Instant? asOf)
    {
        var corrections = new Corrections(pool);
        var all = pool.Others.Where(o => o.Value.Fact is Fact.Correction).OrderBy(o => o.Value.Fact, FactOrder.Canonical).ToArray();
        foreach (var (key, located) in all)
        {
            corrections.Aim(key, located);
        }

        var depths = all.Select(c => (c.Key, Fact: (Fact.Correction)c.Value.Fact, Depth: corrections.DepthOf(c.Key, c.Value))).ToArray();
        if (pool.Problems.Count > 0)
        {
            return [];
        }

        // Corrections of corrections come first, so that each is settled before what it corrects.
        var known = depths.Where(c => asOf is null || c.Fact.RecordedAt <= asOf);
        var settled = known
            .OrderByDescending(c => c.Depth)
            .ThenBy(c => c.Fact.RecordedAt)
            .ThenBy(c => c.Key.Id, StringComparer.Ordinal)
            .ThenBy(c => c.Key.Source, StringComparer.Ordinal);
        var winners = new Dictionary<FactKey, Fact.Correction>();
        foreach (var (key, fact, _) in settled)
        {
            if (corrections.Settled(key, fact, winners) is { } content)
            {
                winners[corrections._targets[key]] = content;
            }
        }

        return corrections.Applied(winners, asOf);
    }

    /// <summary>What a correction says after its own corrections; null where it was retracted.</summary>
    private static Fact.Correction? SettledBy(Fact.Correction fact, Fact.Correction? winner) =>
        winner switch
        {
            null => fact,
            { Replacement: Fact.Correction other } => other with
            {
                Id = fact.Id,
                Source = fact.Source,
                RecordedAt = fact.RecordedAt,
                Of = fact.Of,
            },
            _ => null,
        };

    private Fact.Correction? Settled(FactKey key, Fact.Correction fact, Dictionary<FactKey, Fact.Correction> winners) =>
        SettledBy(fact, winners.GetValueOrDefault(key));

    private ImmutableArray<AppliedCorrection> Applied(Dictionary<FactKey, Fact.Correction> winners, Instant? asOf) =>
        [
            .. winners
                .Select(w => (Before: _pool.Find(w.Key)!.Value.Fact, Correction: w.Value))
                .Where(w => asOf is null || w.Before.RecordedAt <= asOf)
                .Select(w => new AppliedCorrection(w.Correction, w.Before, After(w.Before, w.Correction)))
                .OrderBy(a => a.Before, FactOrder.Canonical),
        ];

    /// <summary>The replacement keeps the name of the fact and is known since the correction.</summary>
    private static Fact? After(Fact before, Fact.Correction correction) =>
        correction.Replacement is { } r ? r with { Id = before.Id, Source = before.Source, RecordedAt = correction.RecordedAt } : null;

    private void Aim(FactKey key, LocatedFact located)
    {
        var correction = (Fact.Correction)located.Fact;
        var meant = _pool.Meant(correction.Of);
        if (meant.Count == 1)
        {
            _targets.Add(key, meant[0]);
            CheckKinds(meant[0], correction, located.At);
            return;
        }

        _pool.Problems.Add(
            meant.Count == 0
                ? new Problem(
                    "correction-of-unknown",
                    located.At,
                    $"{correction.Reference} corrects {correction.Of}, which no evidence names",
                    "name the fact as source/id"
                )
                : new Problem(
                    "ambiguous-reference",
                    located.At,
                    $"{correction.Reference} corrects {correction.Of}, which may be {string.Join(" or ", meant.Order(KeyOrder))}",
                    "name the fact as source/id"
                )
        );
    }

    private static readonly IComparer<FactKey> KeyOrder = Comparer<FactKey>.Create(
        (a, b) => string.CompareOrdinal(a.ToString(), b.ToString())
    );

    private void CheckKinds(FactKey target, Fact.Correction correction, Place at)
    {
        var corrected = _pool.Find(target)!.Value.Fact as Fact.Correction;
        var replacement = correction.Replacement as Fact.Correction;
        var fits = correction.Replacement is null || (corrected is null) == (replacement is null);
        if (!fits || (corrected is not null && replacement is not null && replacement.Of != corrected.Of))
        {
            _pool.Problems.Add(
                new Problem(
                    "correction-mismatch",
                    at,
                    $"{correction.Reference} cannot replace {correction.Of} by this",
                    "a correction is replaced by a correction of the same fact, or retracted; any other fact never by a correction"
                )
            );
        }
    }

    /// <summary>1 for the correction of a plain fact, 2 for the correction of such a correction, and so on.</summary>
    private int DepthOf(FactKey key, LocatedFact located)
    {
        var depth = 0;
        for (var at = key; _targets.TryGetValue(at, out var target); at = target)
        {
            if (++depth > _targets.Count)
            {
                _pool.Problems.Add(
                    new Problem(
                        "correction-cycle",
                        located.At,
                        $"{located.Fact.Reference} corrects, in the end, itself",
                        "correct the first record instead"
                    )
                );
                return 0;
            }
        }

        return depth;
    }
}
