using Kept.Core.Agreements;
using Kept.Core.Checks;
using Kept.Core.Json;
using Kept.Core.Problems;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Text.Checks;
using Kept.Text.Contract;
using Kept.Text.Contract.Languages;
using Kept.Text.Json;
using Kept.Text.Language;

namespace Kept.Server.Agreements;

/// <summary>What an editor of drafts asks while somebody writes: nothing is filed. Problems in the text are part of the answer.</summary>
internal static class CheckText
{
    /// <param name="Text">The terms as YAML.</param>
    /// <param name="Files">What the text refers to, by name; agreements of this server need not be given.</param>
    public sealed record Request(string? Text, Dictionary<string, string>? Files);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/check", (Request request, Calls calls) => Answer(request, calls, d => Check(d, calls)))
            .Needs(Permission.WriteAgreements, ofCustomer: false)
            .WithSummary("Problems and findings of a text that is not filed");
        api.MapPost(
                "/render",
                (Request request, string? to, string? language, bool? summary, Calls calls) =>
                    Answer(request, calls, d => Task.FromResult(Render(d, to ?? "json", language ?? "en", summary ?? false)))
            )
            .Needs(Permission.WriteAgreements, ofCustomer: false)
            .WithSummary("The contract in words of a text that is not filed: json or html");
        api.MapPost("/yaml", (Request request, Calls calls) => calls.Answer(Tree(request)))
            .Needs(Permission.WriteAgreements, ofCustomer: false)
            .WithSummary("YAML as JSON, as the language reads it; what it means is not asked");
        api.MapGet("/schema", () => Results.Text(SchemaWriter.Write(), "application/schema+json", System.Text.Encoding.UTF8))
            .Needs(Permission.ReadAgreements, ofCustomer: false)
            .WithSummary("The JSON Schema of the agreement language, for editors");
    }

    private static object Tree(Request request)
    {
        var problems = new List<Problem>();
        var tree = PlainTree.Of(new SourceText("text", request.Text ?? ""), problems);
        return tree is null
            ? Decision.Wrong(problems)
            : new JsonText(new System.Text.Json.Nodes.JsonObject { ["tree"] = tree }.ToJsonString());
    }

    private static async Task<IResult> Answer(Request request, Calls calls, Func<DraftText, Task<object>> answer)
    {
        if (string.IsNullOrWhiteSpace(request.Text))
        {
            return calls.Answer(Decision.Wrong(new Problem("text-missing", new Place("text", 0, 0), "give the `text`")));
        }

        var id = AgreementTexts.IdOf(request.Text) is { Length: > 0 } own ? own : "draft";
        return calls.Answer(await answer(await DraftText.Gather(calls.Shelf, id, request.Text, request.Files, calls.Cancel)));
    }

    private static async Task<object> Check(DraftText draft, Calls calls)
    {
        var findings = draft.Document is { } document
            ? AgreementCheck.Of(document, await CheckAgreement.Around(document.Agreement.Versions[^1].Terms, calls.Shelf, calls.Cancel))
            : [];
        var json = new CanonicalJson().BeginObject();
        Problems(json, draft);
        FindingJson.Write(json.Key("findings"), findings);
        var blocks = draft.Document is null || Checker.Blocks(findings.Select(f => f.Finding));
        return new JsonText(json.Key("blocks").Flag(blocks).EndObject().ToString());
    }

    private static object Render(DraftText draft, string to, string language, bool summary)
    {
        if (ContractQuery.Wrong(to, language, "json", "html") is { } wrong)
        {
            return wrong;
        }

        var json = new CanonicalJson().BeginObject();
        Problems(json, draft);
        if (draft.Document is { } document)
        {
            var (source, words) = (ContractSource.Of(document), ContractLanguage.Of(language)!);
            var contract = summary ? ContractComposer.Summarise(source, words) : ContractComposer.Compose(source, words);
            ContractQuery.Embed(json, contract, source.Terms, to);
        }

        return new JsonText(json.EndObject().ToString());
    }

    private static void Problems(CanonicalJson json, DraftText draft)
    {
        json.Key("problems").BeginArray();
        foreach (var problem in draft.Problems)
        {
            json.BeginObject().Key("code").Text(problem.Code).Key("severity").Text("error");
            json.Key("file").Text(problem.At.File).Key("line").Whole(problem.At.Line).Key("column").Whole(problem.At.Column);
            json.Key("sentence").Text(problem.Sentence).Key("hint").Text(problem.Hint).EndObject();
        }

        json.EndArray();
    }
}
