using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Outages;

/// <summary>Records that a service, or a part of it, does not work, or did not.</summary>
internal static class RecordOutage
{
    /// <param name="From">None: now.</param>
    /// <param name="Until">None: it is still going on.</param>
    /// <param name="Cause">What is alleged; none: the provider's.</param>
    /// <param name="Weight">The share lost where it is degraded only.</param>
    public sealed record Request(
        string? Service,
        Instant? From,
        Instant? Until,
        string? Cause,
        Rational? Weight,
        string? Resource,
        string? Site,
        string? Note
    );

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/outages",
                (string agreement, Request request, Calls calls) =>
                    calls.OnAgreement(agreement, request, (a, asked, act) => Decide(a, asked, act))
            )
            .Needs(Permission.WriteEvidence)
            .WithSummary("Record an outage; ?preview=true only shows what it does to figures and credits");

    internal static Decision Decide(AgreementFold agreement, Request request, Act act)
    {
        var fact = Fact(request, act, agreement.FreshId("O"));
        return Made.File(
            agreement,
            act,
            new
            {
                outage = fact.Reference,
                from = fact.From,
                until = fact.Until,
            },
            [fact],
            "service"
        );
    }

    private static Fact.Outage Fact(Request request, Act act, string id) =>
        new(
            request.Service ?? "",
            request.From ?? act.At,
            request.Until,
            request.Cause,
            request.Weight ?? Rational.One,
            request.Resource,
            request.Site
        )
        {
            Id = id,
            RecordedAt = act.At,
            By = act.Who.Party,
            Note = request.Note,
        };
}
