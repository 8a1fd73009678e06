namespace Kept.Core.Problems;

/// <summary>Where something stands in a file. Lines and columns count from 1; 0 means "the file as a whole".</summary>
public readonly record struct Place(string File, int Line, int Column)
{
    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";
}

/// <summary>
/// Bad input, as a value (design rule 10): a stable <paramref name="Code"/>, a place, what is wrong in one sentence,
/// and where possible a hint that says what to write instead. Reading reports all problems at once and applies nothing.
/// </summary>
public sealed record Problem(string Code, Place At, string Sentence, string? Hint = null)
{
    /// <summary>How many problems it stands for: more than one where the rest of their kind is counted and not listed.</summary>
    public long Count { get; init; } = 1;

    public override string ToString() => Hint is null ? $"{At}: {Code}: {Sentence}" : $"{At}: {Code}: {Sentence} ({Hint})";
}
