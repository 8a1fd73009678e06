using System.Text;
using Kept.Core.Problems;
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
        api.MapGet("/agreements", ([AsParameters] PageOf page, bool? standing, Calls calls) => List(page, standing ?? false, calls))
            .Needs(Permission.ReadAgreements)
            .WithSummary("List agreements; ?standing=true also says how each stands and what comes next");
        api.MapGet("/agreements/{agreement}", (string agreement, Calls calls) => calls.Ask(agreement, a => AgreementAnswer.Of(a)))
            .Needs(Permission.ReadAgreements)
            .WithSummary("One agreement with its versions and levels");
        api.MapGet(
                "/agreements/{agreement}/terms",
                (string agreement, string? to, string? file, Calls calls) => calls.Ask(agreement, a => Terms(a, to ?? "json", file))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("The terms as text, with the files they refer to; yaml: the text alone, or one of the files");
    }

    private static object Terms(AgreementFold agreement, string to, string? file) =>
        (to, file) switch
        {
            ("json", _) => new { text = agreement.Text.Text, files = agreement.Files.ToDictionary(f => f.Name, f => f.Text) },
            ("yaml", null) => Results.Text(agreement.Text.Text, "application/yaml", Encoding.UTF8),
            ("yaml", _) => agreement.Files.FirstOrDefault(f => f.Name == file) is { } found
                ? Results.Text(found.Text, "text/plain", Encoding.UTF8)
                : Decision.Unknown($"file {file}"),
            _ => Decision.Wrong(new Problem("form-unknown", new Place("to", 0, 0), "the terms come as json or yaml")),
        };

    private static Task<IResult> List(PageOf page, bool standing, Calls calls) =>
        Lists.Of(
            calls,
            page,
            Seen(page.Of(AgreementRow.View, calls.Who, RowOrder.Key), calls.Who),
            standing && !page.IsTable ? rows => AgreementStanding.Of(rows, calls) : null
        );

    /// <summary>A draft is not for the customer; it would show in her list.</summary>
    internal static RowQuery Seen(RowQuery query, Acting who)
    {
        string[] asked = query.States.IsEmpty ? ["proposed", "signed", "ended"] : [.. query.States];
        var states = asked.Where(s => s is "proposed" or "signed" or "ended").DefaultIfEmpty("none");
        return who.IsCustomer ? query with { States = [.. states] } : query;
    }
}
