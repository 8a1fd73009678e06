using System.Collections.Immutable;
using Kept.Core.Checks.Claims;
using Kept.Core.Checks.Document;
using Kept.Core.Checks.Exclusions;
using Kept.Core.Checks.Fees;
using Kept.Core.Checks.Limits;
using Kept.Core.Checks.Measures;
using Kept.Core.Checks.Patterns;
using Kept.Core.Checks.Renewals;
using Kept.Core.Checks.Sayings;
using Kept.Core.Checks.Support;
using Kept.Core.Checks.Tiers;
using Kept.Core.Checks.Times;

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
        .. TimeChecks.All,
        .. ScheduleChecks.All,
        .. OfficeClockChecks.All,
        .. ClaimChecks.All,
        .. SettlementChecks.All,
        .. MaintenanceChecks.All,
        .. ExclusionChecks.All,
        .. SilenceChecks.All,
        .. TargetChecks.All,
        .. HidingChecks.All,
        .. FeeChecks.All,
        .. ConventionChecks.All,
        .. MidwayChecks.All,
        .. ResponseChecks.All,
        .. PriorityChecks.All,
        .. ConsequenceChecks.All,
        .. BackingChecks.All,
        .. TermChecks.All,
        .. DocumentChecks.All,
        .. AssumedChecks.All,
        .. SayingChecks.All,
    ];
}
