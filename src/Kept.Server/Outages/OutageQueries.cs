using Kept.Core.Evidence;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Outages;

internal static class OutageQueries
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/outages",
                async ([AsParameters] PageOf page, Moment? from, Moment? until, Calls calls) =>
                    await Lists.Of(
                        calls,
                        page,
                        page.Of(OutageRow.View, calls.Who, RowOrder.Latest) with
                        {
                            From = from?.At,
                            Until = until?.At,
                        }
                    )
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("Outages: those that go on first, then the latest; ?state=open or ended");
        api.MapGet(
                "/agreements/{agreement}/outages/{outage}",
                (string agreement, string outage, Calls calls) => calls.Ask(agreement, a => One(a, Uri.UnescapeDataString(outage), calls))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("One outage, with what was recorded, said and judged of it");
    }

    private static async Task<object> One(AgreementFold agreement, string reference, Calls calls) =>
        agreement.Book.ById(reference) is Fact.Outage outage
            ? await FactAnswer.Of(agreement, outage, calls.Store, calls.Cancel)
            : Decision.Unknown($"outage {reference}");
}
