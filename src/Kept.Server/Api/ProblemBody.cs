using System.Collections.Immutable;
using System.Text.Json;
using Kept.Core.Problems;
using Microsoft.AspNetCore.WebUtilities;

namespace Kept.Server.Api;

/// <summary>Problem details (RFC 9457) with all problems, each with its code, place, sentence and hint.</summary>
public static class ProblemBody
{
    public const string ContentType = "application/problem+json";

    public static string Of(int status, IReadOnlyList<Problem> problems) =>
        JsonSerializer.Serialize(
            new
            {
                type = problems is [{ Code: var code }, ..] ? $"urn:kept:problem:{code}" : "about:blank",
                title = ReasonPhrases.GetReasonPhrase(status),
                status,
                detail = problems is [var only] ? only.Sentence
                : problems.Count > 1 ? $"{problems.Count} problems"
                : null,
                problems = problems.Select(p => new
                {
                    code = p.Code,
                    at = p.At.File is { Length: > 0 } ? p.At.ToString() : null,
                    sentence = p.Sentence,
                    hint = p.Hint,
                }),
            },
            Json.Options
        );

    /// <summary>Sends a refusal.</summary>
    public static IResult Result(int status, params ImmutableArray<Problem> problems) =>
        Results.Text(Of(status, problems), ContentType, statusCode: status);
}
