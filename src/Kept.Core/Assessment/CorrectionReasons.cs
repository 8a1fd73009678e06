using Kept.Core.Evidence;

namespace Kept.Core.Assessment;

/// <summary>Which of the facts that reasons name read otherwise than they were first recorded (R4).</summary>
internal static class CorrectionReasons
{
    public static IEnumerable<Reason> Of(EvidenceBook book, IEnumerable<Reason> reasons) =>
        book.Corrections.IsEmpty
            ? []
            : reasons
                .SelectMany(r => r.AllFacts())
                .Distinct(StringComparer.Ordinal)
                .Select(book.ById)
                .OfType<Fact>()
                .Select(f => (Fact: f, Correction: book.CorrectionOf(f)?.Correction))
                .Where(c => c.Correction is not null)
                .Select(c => Line(c.Fact, c.Correction!))
                .ToArray();

    private static Reason Line(Fact fact, Fact.Correction correction)
    {
        var why = correction.Reason is { } reason ? $": {reason}" : "";
        return new Reason($"{fact.Reference} as corrected{why}", Ruling: "R4", Facts: [correction.Reference]);
    }
}
