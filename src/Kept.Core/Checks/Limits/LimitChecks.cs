using System.Collections.Immutable;

namespace Kept.Core.Checks.Limits;

internal static class LimitChecks
{
    public static readonly ImmutableArray<Check> All = [];
}
