using Kept.Core.Agreements;
using Kept.Text.Language.Grammars;
using static Kept.Text.Contract.ContractBlock;

namespace Kept.Text.Contract.Parts;

/// <summary>Limits of credits: those of a level, or those of several together.</summary>
internal static class CapText
{
    /// <param name="path">Where the limits stand in the terms: <c>limits</c>, <c>serviceLevels/uptime/limits</c> in its keys.</param>
    public static IEnumerable<ContractBlock> Of(Draft draft, IReadOnlyList<Limit> limits, params string[] path)
    {
        if (limits.Count > 0)
        {
            var sentences = limits.Select((limit, i) => Sentence(draft, limit, [.. path, $"{i}"]));
            yield return new Paragraph(Words.Text(sentences)) { Lead = draft.Words.Levels.CapsLead };
        }
    }

    /// <param name="path">Where the limit stands in the terms, key by key.</param>
    public static string Sentence(Draft draft, Limit limit, string[] path)
    {
        var words = draft.Words.Credits;
        var of = limit.Levels.IsEmpty ? null : draft.Values.And(limit.Levels.Select(draft.Level));
        var text = limit.IsMinimum
            ? words.Minimum(Amount(draft, limit, path), limit, of)
            : words.Cap(Amount(draft, limit, path), limit.Per, of);
        return Words.Cited(text, limit.Clause is { } clause ? draft.Words.Levels.Clause(clause) : null);
    }

    private static string Amount(Draft draft, Limit limit, string[] path)
    {
        var words = draft.Words.Credits;
        return limit.AtMost switch
        {
            LimitAmount.Money money => draft.Money(money.Amount),
            LimitAmount.Days days => words.Extension(days.Count),
            LimitAmount.ShareOf share => words.ShareOf(
                Fraction(draft, limit, path) ?? draft.Values.Percent(share.Share),
                CreditText.Titled(draft, share.Of),
                draft.Terms.Currency
            ),
            _ => throw new InvalidOperationException("the family is closed"),
        };
    }

    // "12/52" is kept as people wrote it, though it is 3/13.
    private static string? Fraction(Draft draft, Limit limit, string[] path) =>
        draft.Written([.. path, limit.IsMinimum ? "minimum" : "atMost"]) is { } written
        && Fees.Cap.TryRead(written, out var cap)
        && cap.Amount is LimitAmount.ShareOf
            ? cap.Written
            : null;
}
