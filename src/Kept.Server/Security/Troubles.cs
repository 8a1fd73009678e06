using System.Text.Json;
using Kept.Core.Problems;
using Kept.Server.Api;

namespace Kept.Server.Security;

/// <summary>
/// What went wrong on the way to a handler or in it, said as problem details: a request that cannot be read with what cannot, and a bug as
/// a bug, without its insides. Those stand in the log.
/// </summary>
internal sealed class Troubles(RequestDelegate next, ILogger<Troubles> logger)
{
    public async Task Invoke(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException unread) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await ProblemBody.Result(unread.StatusCode, Unread(unread)).ExecuteAsync(context);
        }
        catch (Exception bug) when (!context.Response.HasStarted && bug is not OperationCanceledException)
        {
            logger.Failed(bug);
            context.Response.Clear();
            await Answer.Refuse(
                context,
                StatusCodes.Status500InternalServerError,
                "server-failed",
                "the server failed to do this, and nothing was filed",
                "that is a mistake of the server's; its log says more"
            );
        }
    }

    private static Problem Unread(BadHttpRequestException unread) =>
        unread.StatusCode switch
        {
            StatusCodes.Status413PayloadTooLarge => new("too-large", default, "the request is larger than the server takes here"),
            StatusCodes.Status415UnsupportedMediaType => new(
                "media-type-wrong",
                default,
                "the server does not take this media type here",
                "send Content-Type: application/json"
            ),
            _ when unread.InnerException is JsonException json => Unread(json),
            _ => new("request-wrong", default, Sentence(unread.Message)),
        };

    private static Problem Unread(JsonException json)
    {
        var path = json.Path is { Length: > 2 } p && p.StartsWith("$.", StringComparison.Ordinal) ? p[2..] : "body";
        var place = new Place(path, 0, 0);
        return json.Message.Contains("could not be mapped", StringComparison.Ordinal)
                ? new("field-unknown", place, $"there is no field `{path}` in this request", "the description at /api names all fields")
            : json.Message.Contains("could not be converted", StringComparison.Ordinal)
                ? new("field-wrong", place, $"`{path}` is of another type than this", "the description at /api names each field's type")
            : json.BytePositionInLine is null ? new("field-wrong", place, json.Message)
            : json.InnerException is JsonException or null && json.Message.Split(" Path: ")[0] is var said && IsOurs(said)
                ? new("field-wrong", place, said)
            : new("body-wrong", place, "the body is no JSON", $"look at line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}");
    }

    // What our own converters say, such as how an instant is written.
    private static bool IsOurs(string said) => said.Contains(" is written ", StringComparison.Ordinal);

    /// <summary>Without the insides of the framework: <c>Failed to bind parameter "int? limit" from "abc".</c></summary>
    private static string Sentence(string message) =>
        message.Split('"') is [_, var parameter, _, var given, ..] && message.StartsWith("Failed to bind", StringComparison.Ordinal)
            ? $"`{given}` is no value for `{parameter.Split(' ')[^1]}`"
        : message.StartsWith("Implicit body", StringComparison.Ordinal) ? "the request has no JSON body"
        : message.StartsWith("Required parameter", StringComparison.Ordinal) && message.Split('"') is [_, var missing, ..]
            ? missing.Contains("Request", StringComparison.Ordinal) ? "the request has no JSON body"
                : $"`{missing.Split(' ')[^1]}` is missing"
        : "the request cannot be read";
}

internal static partial class TroublesLog
{
    [LoggerMessage(1041, LogLevel.Error, "A request failed")]
    public static partial void Failed(this ILogger logger, Exception error);
}
