using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Server.Agreements;

namespace Kept.Server.Maintenance;

/// <summary>What Kept.Core says of maintenance and each level that is about the service.</summary>
internal static class Exclusions
{
    public static IEnumerable<object> Of(AgreementFold agreement, Fact.Maintenance maintenance) =>
        MaintenanceExclusions
            .Of(agreement.Agreement, agreement.Book, maintenance)
            .Select(e => new
            {
                level = e.Level,
                clause = e.Clause,
                title = e.Title,
                excluded = e.Holds,
                whyNot = e.WhyNot?.Text,
                announceBy = e.AnnounceBy is { } by
                    ? new
                    {
                        at = by.At,
                        included = by.IncludesAt,
                        words = Words.Local(by, agreement.Zone),
                    }
                    : null,
            });
}
