using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kept.Core.Json;
using Kept.Core.Problems;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using NodaTime.Text;

namespace Kept.Server.Security;

/// <summary>What the account and security parts answer: JSON, or problem details (RFC 9457) with all problems.</summary>
internal static class Answer
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new InstantText() },
    };

    public static IResult With<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, Options, statusCode: status);

    public static IResult Refuse(int status, params ImmutableArray<Problem> problems) =>
        Results.Text(Body(status, problems), "application/problem+json", statusCode: status);

    public static IResult Refuse(int status, string code, string sentence, string? hint = null) =>
        Refuse(status, new Problem(code, default, sentence, hint));

    /// <summary>There is no such thing, or none that one may know of: the two cannot be told apart.</summary>
    public static IResult Unknown(string what) => Refuse(StatusCodes.Status404NotFound, "unknown", $"there is no such {what}");

    /// <summary>For middleware, which has no result to return.</summary>
    public static Task Refuse(HttpContext context, int status, string code, string sentence, string? hint = null) =>
        Refuse(status, code, sentence, hint).ExecuteAsync(context);

    private static string Body(int status, ImmutableArray<Problem> problems) => JsonSerializer.Serialize(
        new
        {
            type = $"urn:kept:problem:{problems[0].Code}",
            title = ReasonPhrases.GetReasonPhrase(status),
            status,
            detail = problems.Length == 1 ? problems[0].Sentence : $"{problems.Length} problems",
            problems = problems.Select(p => new { code = p.Code, at = p.At.File is { Length: > 0 } file ? file : null, sentence = p.Sentence, hint = p.Hint }),
        },
        Options);

    private sealed class InstantText : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            OffsetDateTimePattern.Rfc3339.Parse(reader.GetString() ?? "") is { Success: true, Value: var at }
                ? at.ToInstant()
                : throw new JsonException("an instant is written 2026-03-10T10:00:00Z, with an offset");

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteStringValue(ExactText.Of(value));
    }
}
