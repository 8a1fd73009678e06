using Kept.Server.Api;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Agreements;

/// <summary>Lists across agreements of what is filed in them.</summary>
internal static class FactLists
{
    public static void Map(IEndpointRouteBuilder api)
    {
        List(api, "members", RowOrder.Key, "Members served under agreements");
        List(api, "topology", RowOrder.Key, "What contains what");
        List(api, "claims", RowOrder.Latest, "Claims across agreements, the latest first");
        List(api, "disputes", RowOrder.Latest, "Disputes across agreements, the latest first");
        List(api, "statements", RowOrder.Latest, "Statements across agreements, the latest first");
    }

    private static void List(IEndpointRouteBuilder api, string view, RowOrder order, string summary) =>
        api.MapGet(
                $"/{view}",
                async ([AsParameters] PageOf page, Moment? from, Moment? until, Calls calls) =>
                    await Lists.Of(calls, page, page.Of(view, calls.Who, order) with { From = from?.At, Until = until?.At })
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary(summary);
}
