using System.Text.Json;
using System.Text.Json.Nodes;
using Kept.Core.Evidence;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Server.Tickets;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Maintenance;

internal static class MaintenanceQueries
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/maintenance",
                async ([AsParameters] PageOf page, Moment? from, Moment? until, bool? ahead, Calls calls) =>
                    await Lists.Of(calls, page, Query(page, from?.At, until?.At, ahead ?? false, calls))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("Maintenance: what is asked for first, then the latest; ?ahead=true: what is to come, the next first");
        api.MapGet(
                "/agreements/{agreement}/maintenance/{id}",
                (string agreement, string id, Calls calls) => calls.Ask(agreement, a => One(a, Uri.UnescapeDataString(id), calls))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("One maintenance window, whether each level excludes it, and what was recorded of it");
    }

    private static RowQuery Query(PageOf page, Instant? from, Instant? until, bool ahead, Calls calls) =>
        page.Of(MaintenanceRow.View, calls.Who, ahead ? RowOrder.Earliest : RowOrder.Latest) with
        {
            From = ahead ? from ?? calls.Now : from,
            Until = until,
        };

    private static async Task<object> One(AgreementFold agreement, string reference, Calls calls)
    {
        if (agreement.Book.ById(reference) is Fact.Maintenance fact)
        {
            var thing = agreement.Maintenance.GetValueOrDefault(fact.Reference) ?? new MaintenanceThing(fact.Reference);
            var levels = JsonSerializer.SerializeToNode(Exclusions.Of(agreement, fact), Json.Options);
            return await FactAnswer.Of(
                agreement,
                fact,
                calls.Store,
                calls.Cancel,
                ("state", MaintenanceRow.StateOf(agreement, thing)),
                ("levels", levels)
            );
        }

        return agreement.Maintenance.GetValueOrDefault(reference) is { Request: { } asked } requested
            ? await Asked(agreement, requested, asked, calls)
            : Decision.Unknown($"maintenance {reference}");
    }

    private static async Task<object> Asked(AgreementFold agreement, MaintenanceThing thing, MaintenanceRequest asked, Calls calls)
    {
        var texts = await Texts.Load(calls.Store, asked.TextId is { } id ? [id] : [], calls.Cancel);
        return new
        {
            maintenance = thing.Reference,
            state = MaintenanceRow.StateOf(agreement, thing),
            requestedBy = asked.Party,
            service = asked.Service,
            resource = asked.Resource,
            from = asked.From,
            until = asked.Until,
            at = asked.At,
            text = texts.Of(asked.TextId),
        };
    }
}
