using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;

namespace Kept.Core.Assessment;

/// <summary>
/// Which versions are in force (R10): those whose hash both parties signed. Evidence without any signature says nothing of them,
/// and the text is taken as it stands; the result says so.
/// </summary>
internal static class Signatures
{
    public static Agreement InForce(Agreement agreement, EvidenceBook evidence)
    {
        var signed = agreement.Versions.Where(v => IsSigned(v, evidence)).ToImmutableArray();
        return evidence.Signatures.IsEmpty || signed.IsEmpty ? agreement : agreement with { Versions = signed };
    }

    public static ImmutableArray<string> Remarks(Agreement agreement, EvidenceBook evidence)
    {
        if (evidence.Signatures.IsEmpty)
        {
            return ["no signatures are in the evidence: the text is taken as in force"];
        }

        var unsigned = agreement.Versions.Where(v => !IsSigned(v, evidence)).ToImmutableArray();
        return unsigned.Length == agreement.Versions.Length ? ["no version is signed by both parties: the text is taken as in force"]
            : [.. unsigned.Select(v => $"version {v.Number} ({v.Label}) is not signed by both parties and not in force")];
    }

    private static bool IsSigned(AgreementVersion version, EvidenceBook evidence) =>
        new[] { "provider", "customer" }.All(party => evidence.Signatures.Any(s => s.Party == party && Names(s.Version, version.Hash)));

    /// <summary>The whole hash, or at least its first twelve digits.</summary>
    internal static bool Names(string given, string hash) =>
        given.Length >= 12 && hash.StartsWith(given, StringComparison.OrdinalIgnoreCase);
}
