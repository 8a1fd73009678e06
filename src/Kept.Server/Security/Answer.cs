using System.Collections.Immutable;
using Kept.Core.Problems;
using Kept.Server.Api;

namespace Kept.Server.Security;

/// <summary>What the account and security parts answer: JSON, or problem details with all problems.</summary>
internal static class Answer
{
    public static IResult With<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, Json.Options, statusCode: status);

    public static IResult Refuse(int status, params ImmutableArray<Problem> problems) => ProblemBody.Result(status, problems);

    public static IResult Refuse(int status, string code, string sentence, string? hint = null) =>
        Refuse(status, new Problem(code, default, sentence, hint));

    /// <summary>There is no such thing, or none that one may know of: the two cannot be told apart.</summary>
    public static IResult Unknown(string what) => Refuse(StatusCodes.Status404NotFound, "not-found", $"there is no such {what}");

    /// <summary>For middleware, which has no result to return.</summary>
    public static Task Refuse(HttpContext context, int status, string code, string sentence, string? hint = null) =>
        Refuse(status, code, sentence, hint).ExecuteAsync(context);
}
