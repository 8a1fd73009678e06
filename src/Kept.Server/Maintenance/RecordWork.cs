using System.Collections.Immutable;
using Kept.Core.Evidence;
using Kept.Core.Money;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Maintenance;

/// <summary>
/// Records work that was done: in a maintenance window (which is cut with it, R12), for a service or on a ticket; and visits.
/// </summary>
internal static class RecordWork
{
    /// <param name="Hours">Instead of an end.</param>
    /// <param name="Rate">At which rate of the agreement.</param>
    public sealed record Request(
        string? Service,
        string? Ticket,
        Instant? From,
        Instant? Until,
        Rational? Hours,
        string? Rate,
        string? Note
    );

    /// <param name="Planned">For when it was planned; the visit belongs to that day.</param>
    public sealed record Visit(string? Service, Instant? From, Instant? Until, Instant? Planned, string[]? Tasks, string? Note);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost(
                "/agreements/{agreement}/maintenance/{id}/work",
                (string agreement, string id, Request request, Calls calls) =>
                    calls.OnAgreement(agreement, request, (a, asked, act) => Decide(a, asked, act, Uri.UnescapeDataString(id)))
            )
            .Needs(Permission.WriteEvidence)
            .WithSummary("Record the work that was done in a maintenance window");
        api.MapPost(
                "/agreements/{agreement}/work",
                (string agreement, Request request, Calls calls) =>
                    calls.OnAgreement(agreement, request, (a, asked, act) => Decide(a, asked, act, null))
            )
            .Needs(Permission.WriteEvidence)
            .WithSummary("Record work for a service or on a ticket");
        api.MapPost(
                "/agreements/{agreement}/visits",
                (string agreement, Visit request, Calls calls) =>
                    calls.OnAgreement(agreement, request, (a, asked, act) => Visited(a, asked, act))
            )
            .Needs(Permission.WriteEvidence)
            .WithSummary("Record a visit");
    }

    internal static Decision Decide(AgreementFold agreement, Request request, Act act, string? of)
    {
        var maintenance = of is null ? null : agreement.Book.ById(of) as Fact.Maintenance;
        if (of is not null && maintenance is null)
        {
            return Decision.Unknown($"maintenance {of}");
        }

        var service = request.Service ?? (request.Ticket is null ? maintenance?.Service : null);
        var fact = new Fact.Work(
            service,
            request.Ticket,
            request.From ?? act.At,
            request.Until,
            request.Hours,
            request.Rate,
            maintenance?.Reference
        )
        {
            Id = agreement.FreshId("W"),
            RecordedAt = act.At,
            By = act.Who.Party,
            Note = request.Note,
        };
        return Made.File(agreement, act, new { work = fact.Reference, of = fact.Of }, [fact], "until");
    }

    internal static Decision Visited(AgreementFold agreement, Visit request, Act act)
    {
        var fact = new Fact.Visit(request.Service ?? "", request.From ?? act.At, request.Until, request.Planned, [.. request.Tasks ?? []])
        {
            Id = agreement.FreshId("V"),
            RecordedAt = act.At,
            By = act.Who.Party,
            Note = request.Note,
        };
        return Made.File(agreement, act, new { visit = fact.Reference }, [fact], "service");
    }
}
