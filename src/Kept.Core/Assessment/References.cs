using Kept.Core.Evidence;

namespace Kept.Core.Assessment;

internal static class References
{
    /// <summary>Whether a reference means this fact: <c>source/id</c>, or the id alone where it is unique (R4).</summary>
    public static bool Names(this EvidenceBook book, string reference, Fact fact) =>
        reference == fact.Reference || (reference == fact.Id && book.ById(reference) is { } meant && meant.Reference == fact.Reference);
}
