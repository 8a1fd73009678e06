using System.Collections.Immutable;

namespace Kept.Web.Pages.Agreements;

/// <summary>What backs each level, as <c>GET /agreements/{agreement}/backing</c> gives it.</summary>
public sealed record BackingView(IReadOnlyList<BackingLink> Levels);

/// <param name="Broken">It was missed, and nothing below it was.</param>
/// <param name="Remark">Why nothing is said of it: it is not on this server, or not shown to who asks.</param>
public sealed record BackingLink(
    string Agreement,
    string? Level,
    string? Verdict,
    bool Broken,
    string? Remark,
    IReadOnlyList<BackingLink> BackedBy
);

/// <summary>The tree of what backs a level as chains from the promise down.</summary>
public static class Chains
{
    public static ImmutableArray<ImmutableArray<BackingLink>> Of(BackingLink link) =>
        link.BackedBy.Count == 0
            ?
            [
                [link],
            ]
            : [.. link.BackedBy.SelectMany(b => Of(b)).Select(below => below.Insert(0, link))];
}
