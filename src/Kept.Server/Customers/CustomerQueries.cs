using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Customers;

internal static class CustomerQueries
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/customers",
                async ([AsParameters] PageOf page, Calls calls) =>
                    await Lists.Of(calls, page, page.Of("customers", calls.Who, RowOrder.Key))
            )
            .Needs(Permission.ReadCustomers)
            .WithSummary("List customers");
        api.MapGet(
                "/customers/{customer}",
                async (string customer, Calls calls) =>
                    calls.Who.Sees(customer) && await calls.Store.Find(new RowKey("customers", customer), calls.Cancel) is { } row
                        ? new JsonTextResult(row.Body)
                        : Calls.Result(Decision.Unknown($"customer {customer}"))
            )
            .Needs(Permission.ReadCustomers)
            .WithSummary("One customer");
    }
}
