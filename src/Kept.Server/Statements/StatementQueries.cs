using System.Text;
using Kept.Core.Problems;
using Kept.Print;
using Kept.Print.Fonts;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Assessments;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Text.Contract;
using Kept.Text.Contract.Writers;
using Kept.Text.Json;

namespace Kept.Server.Statements;

internal static class StatementQueries
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/agreements/{agreement}/statements",
                (string agreement, Calls calls) => calls.Ask(agreement, a => new { items = a.Statements.Select(Line) })
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("Statements issued, with their hashes and heads");
        api.MapGet(
                "/agreements/{agreement}/statements/{statement}",
                (string agreement, string statement, string? to, Calls calls) => calls.Ask(agreement, a => Of(a, statement, to ?? "json"))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("A statement as it was frozen: json, md, html, pdf or csv");
        api.MapGet(
                "/agreements/{agreement}/report",
                (string agreement, string? period, string? asOf, string? to, Calls calls) =>
                    calls.Ask(agreement, a => Report(a, new Asked(period, asOf), to ?? "md", calls))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("A period as a report, not frozen: md, html, pdf, csv or json");
    }

    private static object Line(StatementThing s) =>
        new
        {
            statement = s.Id,
            period = s.Period,
            hash = s.Hash,
            at = s.At,
            replaces = s.Replaces,
            heads = new[]
            {
                new
                {
                    stream = s.Head.Stream,
                    version = s.Head.Version,
                    hash = s.Head.Hash,
                },
            },
        };

    private static object Of(AgreementFold agreement, string id, string to) =>
        agreement.Statements.FirstOrDefault(s => s.Id == id) is { } statement
            ? Written(
                agreement,
                $"Statement {statement.Period}",
                statement.Result,
                to,
                [("Statement", statement.Id), ($"Head of {statement.Head.Stream}, entry {statement.Head.Version}", statement.Head.Hash)]
            )
            : Decision.Unknown($"statement {id}");

    private static object Report(AgreementFold agreement, Asked asked, string to, Calls calls)
    {
        var question = asked.Of(agreement, calls.Now);
        var result = question.Value?.Assess(agreement);
        return result?.Value is { } assessed
            ? Written(
                agreement,
                $"Report on {agreement.Latest.Terms.Title}",
                ResultJson.Write(assessed),
                to,
                [("Report", "not a statement: later evidence changes it")]
            )
            : Decision.Wrong(result?.Problems ?? question.Problems);
    }

    private static object Written(AgreementFold agreement, string title, string json, string to, IReadOnlyList<(string, string)> foot)
    {
        var read = Payload.Read(json);
        return to switch
        {
            "json" => new JsonText(json),
            "csv" => Results.Text(StatementText.Csv(read), "text/csv", Encoding.UTF8),
            "md" => Results.Text(
                MarkdownWriter.Write(StatementText.Document(title, read, agreement.Zone, foot)),
                "text/markdown",
                Encoding.UTF8
            ),
            "html" => Results.Text(HtmlWriter.Write(StatementText.Document(title, read, agreement.Zone, foot)), "text/html", Encoding.UTF8),
            "pdf" => Pdf($"{agreement.Id}.pdf", StatementText.Document(title, read, agreement.Zone, foot)),
            _ => Decision.Wrong(new Problem("form-unknown", new Place("to", 0, 0), "it comes as json, md, html, pdf or csv")),
        };
    }

    private static object Pdf(string name, ContractDocument document)
    {
        try
        {
            return Results.File(ContractPrinter.Print(document), "application/pdf", name);
        }
        catch (FontMissingException missing)
        {
            return Decision.Unfit("font-missing", missing.Message, missing.Hint);
        }
    }
}
