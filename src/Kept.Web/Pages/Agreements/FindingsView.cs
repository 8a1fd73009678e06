namespace Kept.Web.Pages.Agreements;

/// <summary>What a check finds, as <c>POST /check</c> and <c>GET /agreements/{agreement}/findings</c> give it.</summary>
/// <param name="Problems">Why the text cannot be read; empty where it can.</param>
/// <param name="Blocks">It cannot be proposed as it is.</param>
public sealed record FindingsView(IReadOnlyList<FindingView>? Problems, IReadOnlyList<FindingView> Findings, bool Blocks);

/// <param name="Accepted">Why the parties accept it by name; null: they do not.</param>
public sealed record FindingView(
    string Code,
    string Severity,
    string? File,
    int Line,
    int Column,
    string Sentence,
    string? Hint,
    string? Path,
    string? Clause,
    IReadOnlyList<FindingExample>? Examples,
    string? Accepted
);

public sealed record FindingExample(string? Facts, string? Shows);
