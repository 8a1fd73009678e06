using System.Collections.Immutable;
using NodaTime;

namespace Kept.Core.Agreements;

/// <summary>An agreement with every version and the day it took effect (R10). Versions are in order of their effective day.</summary>
public sealed record Agreement(string Id, ImmutableArray<AgreementVersion> Versions)
{
    /// <summary>The terms in force at an instant; before the first version takes effect, the first.</summary>
    public AgreementVersion InForceAt(Instant at)
    {
        var inForce = Versions[0];
        foreach (var version in Versions)
        {
            if (version.EffectiveAt <= at)
            {
                inForce = version;
            }
        }

        return inForce;
    }
}

/// <param name="Number">1 for the text as first agreed, then one more for each amendment.</param>
/// <param name="EffectiveAt">The start of its first local day; <see cref="Instant.MinValue"/> for the first version.</param>
/// <param name="SplitsWindow">A window that contains the effective day is cut there (R10).</param>
/// <param name="Hash">SHA-256 over the canonical form of the terms, lower-case hexadecimal: what both parties sign.</param>
public sealed record AgreementVersion(int Number, string Label, Instant EffectiveAt, bool SplitsWindow, Terms Terms, string Hash);
