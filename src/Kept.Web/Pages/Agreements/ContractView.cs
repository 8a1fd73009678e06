namespace Kept.Web.Pages.Agreements;

/// <summary>A contract in words, as <c>?to=json</c> gives it.</summary>
public sealed record ContractView(
    string Title,
    string? Version,
    string? Hash,
    IReadOnlyList<ContractPart> Preamble,
    IReadOnlyList<ClauseView> Clauses
);

/// <param name="Level">The service level that the clause promises; null: none.</param>
public sealed record ClauseView(string? Clause, string? Heading, int Depth, string? Level, IReadOnlyList<ContractPart> Blocks);

/// <param name="Kind"><c>heading</c>, <c>paragraph</c>, <c>items</c>, <c>definitions</c>, <c>table</c> or <c>signatures</c>.</param>
public sealed record ContractPart(
    string Kind,
    string? Text,
    string? Number,
    string? Lead,
    int? Depth,
    IReadOnlyList<string>? Items,
    IReadOnlyList<DefinitionView>? Definitions,
    IReadOnlyList<ColumnView>? Columns,
    IReadOnlyList<IReadOnlyList<string>>? Rows,
    IReadOnlyList<SignaturePlaceView>? Places
);

public sealed record DefinitionView(string Term, string Meaning);

public sealed record ColumnView(string Head, bool Number);

public sealed record SignaturePlaceView(string Role, string Name, IReadOnlyList<string> Lines);
