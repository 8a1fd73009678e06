using Kept.Web.Api;
using Kept.Web.Pages.Agreements;
using Kept.Web.Reading;

namespace Kept.Web.Pages.Drafting;

/// <summary>A text that is not filed: what is found in it, and the contract that it makes.</summary>
/// <param name="Contract">Null: the text cannot be read.</param>
internal sealed record DraftCheck(FindingsView Findings, ContractView? Contract)
{
    public static async Task<DraftCheck> Of(ApiClient api, Reader reader, string text, IReadOnlyDictionary<string, string>? files = null)
    {
        var body = new { text, files };
        var token = reader.Session.Antiforgery.Token;
        var check = api.Post<FindingsView>("/check", body, token);
        var render = api.Post<RenderedView>($"/render?language={reader.Texts.Language}", body, token);
        var (found, made) = (await check, await render);
        return new DraftCheck(found.Value ?? new FindingsView([.. found.Problems.Select(Problem)], [], true), made.Value?.Contract);
    }

    private static FindingView Problem(ApiProblem problem) =>
        new(problem.Code, "error", problem.At, 0, 0, problem.Sentence, problem.Hint, null, null, null, null);

    internal sealed record RenderedView(ContractView? Contract);
}
