using System.Security.Cryptography;
using Kept.Core.Json;

namespace Kept.Core.Evidence;

/// <summary>
/// The hash of a set of facts (R5): SHA-256 of the file that holds each fact's canonical JSON on a line of its own, in canonical order.
/// Whoever has that file can check it with any SHA-256 program.
/// </summary>
public static class EvidenceHash
{
    /// <param name="facts">In canonical order, each once.</param>
    internal static string Of(IEnumerable<Fact> facts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var json = new CanonicalJson();
        foreach (var fact in facts)
        {
            json.Clear();
            FactJson.Write(json, fact);
            hash.AppendData(json.Utf8);
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Of some facts in any order, such as those that one result rests on. Equal facts count once.</summary>
    public static string OfSet(IEnumerable<Fact> facts) => Of(facts.Distinct().Order(FactOrder.Canonical));
}
