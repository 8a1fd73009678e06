using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Outages;

/// <summary>
/// The customer says that something is down: a notice, received now, and the outage as the customer's record has it. Whose record decides
/// is for the agreement to say (R14).
/// </summary>
internal static class ReportDowntime
{
    /// <summary>The source of what the customer records.</summary>
    public const string Source = "customer";

    /// <param name="From">Since when; none: now.</param>
    public sealed record Request(string? Service, Instant? From, Instant? Until, string? Resource, string? Site, string? Note);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/downtime",
                (string agreement, Request request, Calls calls) => calls.OnAgreement(agreement, request, Decide)
            )
            .Needs(Permission.ReportDowntime)
            .WithSummary("Report downtime, as the customer");

    internal static Decision Decide(AgreementFold agreement, Request request, Act act)
    {
        var outage = new Fact.Outage(
            request.Service ?? "",
            request.From ?? act.At,
            request.Until,
            null,
            Rational.One,
            request.Resource,
            request.Site
        )
        {
            Id = agreement.FreshId("O"),
            Source = Source,
            RecordedAt = act.At,
            By = "customer",
            Note = request.Note,
        };
        var notice = new Fact.Notice("downtime", outage.Service, act.At, null, "written", outage.Reference)
        {
            Id = agreement.FreshId("N", 1),
            Source = Source,
            RecordedAt = act.At,
            By = "customer",
        };
        return Made.File(
            agreement,
            act,
            new
            {
                outage = outage.Reference,
                notice = notice.Reference,
                at = act.At,
            },
            [outage, notice],
            "service"
        );
    }
}
