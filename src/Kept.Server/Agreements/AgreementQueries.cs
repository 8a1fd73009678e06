using Kept.Print;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using Kept.Text.Language;

namespace Kept.Server.Agreements;

internal static class AgreementQueries
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/templates",
                () =>
                    Templates.All.Select(t => new
                    {
                        name = t.Name,
                        summary = t.Summary,
                        use = t.Use,
                        text = t.Text,
                    })
            )
            .Needs(Permission.WriteAgreements, ofCustomer: false)
            .WithSummary("The templates to draft from");
        api.MapGet("/agreements", async ([AsParameters] PageOf page, Calls calls) => await List(page, calls))
            .Needs(Permission.ReadAgreements)
            .WithSummary("List agreements");
        api.MapGet("/agreements/{agreement}", (string agreement, Calls calls) => calls.Ask(agreement, a => AgreementAnswer.Of(a)))
            .Needs(Permission.ReadAgreements)
            .WithSummary("One agreement with its versions and levels");
        api.MapGet(
                "/agreements/{agreement}/terms",
                (string agreement, Calls calls) =>
                    calls.Ask(agreement, a => new { text = a.Text.Text, files = a.Files.ToDictionary(f => f.Name, f => f.Text) })
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("The terms as text, with the files they refer to");
    }

    // A draft is not for the customer; it would show in her list.
    private static async Task<IResult> List(PageOf page, Calls calls)
    {
        var query = page.Of(AgreementRow.View, calls.Who, RowOrder.Key);
        query = calls.Who.IsCustomer && query.States.IsEmpty ? query with { States = ["proposed", "signed", "ended"] } : query;
        return Lists.Body(
            await calls.Store.List(
                query with
                {
                    States = calls.Who.IsCustomer ? [.. query.States.Where(s => s != "draft")] : query.States,
                },
                calls.Cancel
            )
        );
    }
}
