using System.Collections.Immutable;
using Kept.Core.Checks.Document;
using Kept.Core.Checks.Fees;
using Kept.Core.Checks.Limits;
using Kept.Core.Checks.Patterns;
using Kept.Core.Checks.Renewals;
using Kept.Core.Checks.Sayings;
using Kept.Core.Checks.Tiers;

namespace Kept.Core.Checks;

/// <summary>All checks, group by group.</summary>
internal static class AllChecks
{
    public static readonly ImmutableArray<Check> List =
    [
        .. TierChecks.All,
        .. ExcessChecks.All,
        .. PatternChecks.All,
        .. LimitChecks.All,
        .. FeeChecks.All,
        .. ConventionChecks.All,
        .. MidwayChecks.All,
        .. TermChecks.All,
        .. DocumentChecks.All,
        .. AssumedChecks.All,
        .. SayingChecks.All,
    ];
}
