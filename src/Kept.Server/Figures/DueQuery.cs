using Kept.Server.Api;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Figures;

internal static class DueQuery
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/due",
                async ([AsParameters] PageOf page, Moment? from, Moment? until, Calls calls) =>
                    await Lists.Of(calls, page, Query(page, calls) with { From = from?.At, Until = until?.At })
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("What comes due next: notices, renewals, announcements, claims, answers, reports, steps of disputes");
        api.MapGet(
                "/standing",
                async ([AsParameters] PageOf page, Calls calls) =>
                    await Lists.Of(calls, page, page.Of(FigureRows.Standing, calls.Who, RowOrder.Key))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("How each level stands in the window that runs");
    }

    /// <summary>What comes due next for an agreement; null: nothing that anybody waits for.</summary>
    internal static async Task<Row?> Next(string agreement, Calls calls)
    {
        var query = new RowQuery(DueRows.View)
        {
            Agreement = agreement,
            States = DueRows.OfPeople,
            From = calls.Now,
            Order = RowOrder.Earliest,
            Limit = 1,
        };
        return (await calls.Store.List(query, calls.Cancel)).Rows.FirstOrDefault();
    }

    // What only sets something in motion is not for people, unless it is asked for by name.
    private static RowQuery Query(PageOf page, Calls calls)
    {
        var query = page.Of(DueRows.View, calls.Who, RowOrder.Earliest);
        return query.States.IsEmpty ? query with { States = DueRows.OfPeople } : query;
    }
}
