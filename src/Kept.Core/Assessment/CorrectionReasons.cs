using System.Collections.Immutable;
using Kept.Core.Evidence;

namespace Kept.Core.Assessment;

/// <summary>
/// Which corrections made a difference to a line (R4), found by taking each back: a reason names these and no others, also where the fact
/// was withdrawn and nothing else is left to name.
/// </summary>
internal static class CorrectionReasons
{
    /// <summary>Beyond so many questions they are not asked: reasons then name the corrections of the facts that they name.</summary>
    private const long MostAsked = 20_000;

    /// <param name="assess">The lines on other evidence.</param>
    public static ImmutableArray<LevelResult> Named(
        EvidenceBook book, ImmutableArray<LevelResult> lines, Func<EvidenceBook, ImmutableArray<LevelResult>> assess)
    {
        var corrections = book.Corrections.Where(c => c.Before is not (Fact.Sample or Fact.Correction or Fact.Dispute)).ToImmutableArray();
        if (corrections.IsEmpty || corrections.Length * (long)lines.Length > MostAsked)
        {
            return [.. lines.Select(l => With(l, Of(book, l)))];
        }

        foreach (var correction in corrections)
        {
            var without = assess(book.Without(correction.Correction)).ToLookup(KeyOf);
            lines = [.. lines.Select(l => without[KeyOf(l)].Any(o => IsSame(l, o)) ? Without(l, correction.Correction.Reference) : With(l, [Line(correction)]))];
        }

        return lines;
    }

    private static IEnumerable<Reason> Of(EvidenceBook book, LevelResult line) =>
        (line.Reasons?.AllFacts() ?? [])
            .Select(book.ById)
            .OfType<Fact>()
            .Select(book.CorrectionOf)
            .OfType<AppliedCorrection>()
            .Select(Line)
            .ToArray();

    private static (string, Time.TimeRange, string?, string?) KeyOf(LevelResult line) => (line.Level, line.Window, line.Member, line.Occurrence);

    private static bool IsSame(LevelResult a, LevelResult b) => (a.Verdict, a.Best, a.Worst, a.Credit, a.Provider, a.Customer) == (b.Verdict, b.Best, b.Worst, b.Credit, b.Provider, b.Customer);

    private static LevelResult With(LevelResult line, IEnumerable<Reason> more) =>
        line.Reasons is not { } reasons
            ? line
            : line with { Reasons = reasons with { Because = [.. Own(reasons).Where(b => !more.Any(m => IsBare(b, m))), .. more] } };

    /// <summary>"It would be otherwise without z1" is said better.</summary>
    private static bool IsBare(Reason line, Reason better) =>
        line.Text.StartsWith("it would be otherwise", StringComparison.Ordinal) && line.Facts is [var only] && better.Facts is [var named] && only == named;

    private static LevelResult Without(LevelResult line, string reference) =>
        line.Reasons is { } reasons && reasons.AllFacts().Contains(reference) ? line with { Reasons = Unnamed(reasons, reference) } : line;

    private static Reason Unnamed(Reason reason, string reference) => reason with
    {
        Facts = reason.Facts.IsDefaultOrEmpty ? reason.Facts : reason.Facts.Remove(reference),
        Because = reason.Because.IsDefaultOrEmpty ? reason.Because : [.. reason.Because.Select(b => Unnamed(b, reference))],
    };

    private static ImmutableArray<Reason> Own(Reason reason) => reason.Because.IsDefault ? [] : reason.Because;

    private static Reason Line(AppliedCorrection applied)
    {
        var (correction, fact) = (applied.Correction, applied.Before);
        var why = correction.Reason is { } reason ? $": {reason}" : "";
        var text = applied.After is null
            ? $"{fact.Kind} {fact.Reference} withdrawn by correction {correction.Reference}{why}"
            : $"{fact.Reference} as corrected by {correction.Reference}{why}";
        return new Reason(text, Ruling: "R4", Facts: [correction.Reference]);
    }
}
