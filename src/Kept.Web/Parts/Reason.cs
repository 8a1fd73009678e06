namespace Kept.Web.Parts;

/// <summary>A reason as the API gives it: a sentence, the clause and ruling that it rests on, the facts, and what it follows from.</summary>
public sealed record Reason(string Text, string? Clause, string? Ruling, IReadOnlyList<string>? Facts, IReadOnlyList<Reason>? Because);
