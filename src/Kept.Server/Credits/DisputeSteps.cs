using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Server.Agreements;

namespace Kept.Server.Credits;

/// <summary>The steps of a dispute as the API shows them.</summary>
internal static class DisputeSteps
{
    public static IEnumerable<object> Of(AgreementFold agreement, Fact.Dispute dispute) =>
        DisputeDeadlines.Of(agreement.Agreement, dispute).Select(s => new { step = s.What, dueAt = s.DueAt });
}
