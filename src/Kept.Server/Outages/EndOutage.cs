using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Outages;

/// <summary>
/// Says when an outage ended. A fact is never edited: the end is a correction that replaces what was recorded (R4). A customer ends what
/// the customer reported.
/// </summary>
internal static class EndOutage
{
    /// <param name="Until">None: now.</param>
    public sealed record Request(Instant? Until, string? Note);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/agreements/{agreement}/outages/{outage}/end",
                (string agreement, string outage, Request? request, Calls calls) =>
                    calls.OnAgreement(
                        agreement,
                        request ?? new Request(null, null),
                        (a, asked, act) => Decide(a, Uri.UnescapeDataString(outage), asked, act)
                    )
            )
            .Needs(Permission.WriteEvidence)
            .WithSummary("Say when an outage ended");
        api.MapPost(
                "/agreements/{agreement}/downtime/{outage}/end",
                (string agreement, string outage, Request? request, Calls calls) =>
                    calls.OnAgreement(
                        agreement,
                        request ?? new Request(null, null),
                        (a, asked, act) => Decide(a, $"{ReportDowntime.Source}/{Uri.UnescapeDataString(outage)}", asked, act)
                    )
            )
            .Needs(Permission.ReportDowntime)
            .WithSummary("Say when a downtime ended that the customer reported");
    }

    internal static Decision Decide(AgreementFold agreement, string outage, Request request, Act act)
    {
        if (agreement.Book.ById(outage) is not Fact.Outage fact)
        {
            return Decision.Unknown($"outage {outage}");
        }

        var until = request.Until ?? act.At;
        return until > act.At
                ? Decision.Wrong(new Problem("fact-in-future", new Place("until", 0, 0), "an outage that ends later is still going on"))
            : fact.Until is { } ended ? Decision.Unfit("outage-ended", $"{fact.Reference} ended at {ended}", "file a correction of it")
            : Ended(agreement, fact, until, request, act);
    }

    private static Decision Ended(AgreementFold agreement, Fact.Outage fact, Instant until, Request request, Act act)
    {
        var correction = new Fact.Correction(fact.Reference, fact with { Until = until }, request.Note ?? "it ended", act.At)
        {
            Id = agreement.FreshId("Z"),
            RecordedAt = act.At,
            By = act.Who.Party,
        };
        var answer = new
        {
            outage = fact.Reference,
            from = fact.From,
            until,
            correction = correction.Reference,
        };
        return Made.File(agreement, act, answer, [correction], "until");
    }
}
