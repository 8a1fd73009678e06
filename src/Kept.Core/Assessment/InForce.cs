using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>A version and the part of a range in which it is in force.</summary>
internal readonly record struct VersionRange(AgreementVersion Version, TimeRange Range);

internal static class InForceExtensions
{
    /// <summary>The versions in force over a range, in order of time; the parts cover the range exactly (R10).</summary>
    public static IEnumerable<VersionRange> InForce(this Agreement agreement, TimeRange range)
    {
        var from = range.From;
        var version = agreement.InForceAt(from);
        foreach (var next in agreement.Versions.Where(v => v.EffectiveAt > range.From && v.EffectiveAt < range.Until))
        {
            yield return new VersionRange(version, new TimeRange(from, next.EffectiveAt));
            (from, version) = (next.EffectiveAt, next);
        }

        yield return new VersionRange(version, new TimeRange(from, range.Until));
    }
}

/// <summary>Which version of an agreement holds.</summary>
public static class VersionInForce
{
    /// <summary>At an instant, of those that the evidence says both parties signed; without any signature as the text stands (R10).</summary>
    public static AgreementVersion At(Agreement agreement, EvidenceBook evidence, Instant at) =>
        Signatures.InForce(agreement, evidence).InForceAt(at);
}
