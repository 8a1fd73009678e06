using Kept.Core.Problems;

namespace Kept.Text.Language;

/// <summary>A kind of problem, as the reference lists it. Codes are stable: programs may act on them.</summary>
public sealed record ProblemCode(string Code, string Title, string Explanation)
{
    internal Problem At(Place at, string sentence, string? hint) => new(Code, at, sentence, hint);

    public override string ToString() => Code;
}
