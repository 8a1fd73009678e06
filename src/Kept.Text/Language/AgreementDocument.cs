using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Problems;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language;

/// <summary>An agreement as it was read: its versions, and where in its files everything stands.</summary>
public sealed record AgreementDocument
{
    public required Agreement Agreement { get; init; }

    /// <summary>The file in which the agreement itself stands.</summary>
    public required string File { get; init; }

    /// <summary>Every file that was read for it, in order of first use.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>
    /// Where the value of a path stands: <c>serviceLevels/outage/credit</c>, <c>serviceLevels/outage/exclude/2</c>. Paths of the last
    /// version;
    /// what an amendment changed stands in the amendment.
    /// </summary>
    public required IReadOnlyDictionary<string, Place> Places { get; init; }

    /// <summary>The merged terms of each version as a tree, for comparing versions and for the text of the contract.</summary>
    public required ImmutableArray<MapNode> Trees { get; init; }

    public ImmutableArray<AgreementExample> Examples { get; init; } = [];

    /// <summary>Where each saying stands, in the order of <see cref="AgreementFrame.Says"/>.</summary>
    public ImmutableArray<Place> SaysAt { get; init; } = [];

    public ImmutableArray<AmendmentText> Amendments { get; init; } = [];

    /// <summary>The place of a path, or of the nearest part above it that is known.</summary>
    public Place PlaceOf(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (Places.TryGetValue(path[..end], out var place))
            {
                return place;
            }
        }

        return new Place(File, 0, 0);
    }
}

/// <summary>An example of the agreement: facts as raw nodes (they are read as evidence is), and what is expected.</summary>
/// <param name="Facts">Null where the example has none.</param>
public sealed record AgreementExample(string Name, ListNode? Facts, Node Expect, string? AsOf, Place At);

/// <summary>A dated patch (R10).</summary>
/// <param name="Label">Its own name: <c>1</c>.</param>
/// <param name="Signed">When it was signed, where it says so.</param>
public sealed record AmendmentText(string Label, NodaTime.LocalDate Effective, bool SplitsWindow, string? Signed, Place At);
