using System.Text.Json;
using Kept.Web.Api;

namespace Kept.Web.Acts;

/// <summary>What became of a form that was sent and leads back to its page: it was refused, it was a preview, or its answer is shown once.</summary>
/// <param name="Form">Which form of the page.</param>
/// <param name="Values">What was entered, by the names of fields.</param>
/// <param name="Problems">Why it was refused; empty for a preview.</param>
/// <param name="Answer">What the act would answer; null where it was refused.</param>
/// <param name="IsDone">It was done, and answered so: something that is shown once.</param>
public sealed record Outcome(
    string Form,
    IReadOnlyDictionary<string, string[]> Values,
    IReadOnlyList<ApiProblem> Problems,
    JsonElement? Answer,
    bool IsDone = false
)
{
    /// <summary>What a button asked for that only wants the form again; null: none did.</summary>
    public string? Again => Value(ActsMiddleware.Again);

    public string? Value(string name) => Values.TryGetValue(name, out var values) && values.Length > 0 ? values[^1] : null;
}
