namespace Kept.Core.Problems;

/// <summary>What a problem's code means, for the page and the command that list all codes.</summary>
/// <param name="Code">Stable, in kebab-case; other programs may depend on it.</param>
/// <param name="Title">A few words.</param>
/// <param name="Explanation">Why it is refused and what to write instead, in one or two sentences.</param>
public sealed record ProblemKind(string Code, string Title, string Explanation);
