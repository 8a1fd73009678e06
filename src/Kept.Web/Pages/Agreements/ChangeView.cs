namespace Kept.Web.Pages.Agreements;

/// <summary>What changed in meaning between two versions, as <c>GET /agreements/{agreement}/changes</c> and previews of amendments give it.</summary>
/// <param name="Weaker">Somebody keeps less than before.</param>
public sealed record ChangesView(
    IReadOnlyList<ChangeView> Changes,
    ChangeSide From,
    ChangeSide To,
    bool Weaker,
    IReadOnlyList<string>? Levels
);

public sealed record ChangeSide(int Version, string Hash);

/// <param name="Gains"><c>provider</c>, <c>customer</c>, both or neither.</param>
/// <param name="KeepsLess">A warning, where a guarantee becomes weaker.</param>
public sealed record ChangeView(
    string Part,
    string Path,
    string? Level,
    string? Clause,
    string? About,
    string? From,
    string? To,
    string? Gains,
    string? KeepsLess
);
