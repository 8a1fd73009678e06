using System.Text;
using Kept.Core.Agreements;
using Kept.Core.Json;
using Kept.Core.Problems;
using Kept.Print;
using Kept.Print.Fonts;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Text.Contract;
using Kept.Text.Contract.Languages;
using Kept.Text.Contract.Writers;

namespace Kept.Server.Agreements;

/// <summary>The contract in words, as Markdown, HTML, PDF or JSON, in the languages that there are.</summary>
internal static class ContractQuery
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/agreements/{agreement}/contract",
                (string agreement, string? to, string? language, int? version, bool? summary, Calls calls) =>
                    calls.Ask(agreement, a => Of(a, to ?? "md", language ?? "en", version ?? a.Latest.Number, summary ?? false))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("The contract in words: md, html, pdf or json");

    private static object Of(AgreementFold agreement, string to, string language, int version, bool summary)
    {
        if (Wrong(to, language, "md", "html", "pdf", "json") is { } wrong)
        {
            return wrong;
        }

        if (version < 1 || version > agreement.Latest.Number)
        {
            return Decision.Wrong(
                new Problem("version-unknown", new Place("version", 0, 0), $"the agreement has versions 1 to {agreement.Latest.Number}")
            );
        }

        var (source, words) = (ContractSource.Of(agreement.Document, version), ContractLanguage.Of(language)!);
        var contract = summary ? ContractComposer.Summarise(source, words) : ContractComposer.Compose(source, words);
        return to switch
        {
            "md" => Results.Text(MarkdownWriter.Write(contract), "text/markdown", Encoding.UTF8),
            "html" => Results.Text(HtmlWriter.Write(contract), "text/html", Encoding.UTF8),
            "pdf" => Pdf(agreement, contract),
            _ => new JsonText(ContractJson.Write(contract, source.Terms)),
        };
    }

    /// <summary>Why a contract cannot be written so; null where it can.</summary>
    internal static Decision.Refuse? Wrong(string to, string language, params string[] forms)
    {
        var problems = new List<Problem>();
        if (ContractLanguage.Of(language) is null)
        {
            var there = $"there are {string.Join(", ", ContractLanguage.Codes)}";
            problems.Add(new Problem("language-unknown", new Place("language", 0, 0), $"there is no language {language}", there));
        }

        if (!forms.Contains(to))
        {
            problems.Add(new Problem("form-unknown", new Place("to", 0, 0), $"a contract comes as {string.Join(", ", forms)}"));
        }

        return problems.Count == 0 ? null : Decision.Wrong(problems);
    }

    /// <summary>Under the name of its form.</summary>
    internal static void Embed(CanonicalJson json, ContractDocument contract, Terms terms, string to)
    {
        if (to == "html")
        {
            json.Key("html").Text(HtmlWriter.Write(contract));
        }
        else
        {
            json.Key("contract").Embed(Encoding.UTF8.GetBytes(ContractJson.Write(contract, terms)));
        }
    }

    private static object Pdf(AgreementFold agreement, ContractDocument contract)
    {
        try
        {
            return Results.File(ContractPrinter.Print(contract), "application/pdf", $"{agreement.Id}.pdf");
        }
        catch (FontMissingException missing)
        {
            return Decision.Unfit("font-missing", missing.Message, missing.Hint);
        }
    }
}
