using System.Text.Json;

namespace Kept.Web.Api;

/// <summary>One thing that is wrong, as the API says it.</summary>
/// <param name="At">Where: a line of a file, a member; null: nowhere in particular.</param>
public sealed record ApiProblem(string Code, string? At, string Sentence, string? Hint)
{
    /// <summary>The problems of a refusal; always at least one.</summary>
    public static IReadOnlyList<ApiProblem> Of(ApiReply reply)
    {
        try
        {
            if (JsonSerializer.Deserialize<Refusal>(reply.Body.Span, ApiJson.Options) is { } refusal)
            {
                return refusal.Problems is { Count: > 0 } problems
                    ? problems
                    : [new ApiProblem("refused", null, refusal.Detail ?? refusal.Title ?? $"status {reply.Status}", null)];
            }
        }
        catch (JsonException)
        {
            // A body that is no JSON has nothing to say beyond its status.
        }

        return [new ApiProblem("refused", null, $"status {reply.Status}", null)];
    }

    private sealed record Refusal(string? Title, string? Detail, IReadOnlyList<ApiProblem>? Problems);
}

/// <summary>The API refused what a page asked for; the page's own answer is a page that says so.</summary>
public sealed class ApiRefusal(int status, IReadOnlyList<ApiProblem> problems) : Exception(problems[0].Sentence)
{
    public int Status => status;

    public IReadOnlyList<ApiProblem> Problems => problems;
}
