using System.Collections.Immutable;
using Kept.Core.Evidence;
using Kept.Core.Money;

namespace Kept.Core.Assessment.Credits;

/// <summary>What was already credited for an outcome (R11).</summary>
internal static class Settlements
{
    public static Rational Of(Outcome outcome) => Found(outcome).Aggregate(Rational.Zero, (sum, s) => sum + s.Settlement.Amount);

    public static IEnumerable<Reason> Reasons(Outcome outcome) =>
        Found(outcome)
            .Select(s => new Reason(
                Say(outcome, s.Settlement),
                outcome.Context.Level.Clause,
                "R11",
                s.Claim is null ? [s.Settlement.Reference] : [s.Settlement.Reference, s.Claim.Reference]
            ));

    private static string Say(Outcome outcome, Fact.Settlement settlement)
    {
        var where = settlement.Where is { } document ? $": {document}" : "";
        return $"settled {Words.Money(settlement.Amount, outcome.Context.Terms.Currency)}{where}";
    }

    /// <summary>Settlements that name the occurrence itself, or a claim about the outcome.</summary>
    private static ImmutableArray<(Fact.Settlement Settlement, Fact.Claim? Claim)> Found(Outcome outcome)
    {
        var book = outcome.Context.Book;
        var claims = book.Claims.Where(c => c.Level == outcome.Context.Level.Id && Claims.IsAbout(outcome, c)).ToImmutableArray();
        return
        [
            .. book
                .Settlements.Select(s => (Settlement: s, Claim: claims.FirstOrDefault(c => book.Names(s.ClaimRef, c))))
                .Where(s => s.Claim is not null || s.Settlement.ClaimRef == outcome.Occurrence),
        ];
    }
}
