namespace Kept.Core.Problems;

/// <summary>A kind of problem, as the page and the command list it that name all codes.</summary>
/// <param name="Code">Stable, in kebab-case; other programs may depend on it.</param>
/// <param name="Title">A few words.</param>
/// <param name="Explanation">Why it is refused and what to write instead, in one or two sentences.</param>
public sealed record ProblemKind(string Code, string Title, string Explanation)
{
    /// <summary>A problem of this kind.</summary>
    public Problem At(Place at, string sentence, string? hint = null) => new(Code, at, sentence, hint);

    public override string ToString() => Code;
}
