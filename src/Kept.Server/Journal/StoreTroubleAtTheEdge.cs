using System.Data.Common;
using Kept.Server.Security;
using Kept.Store;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Kept.Server.Journal;

/// <summary>
/// Translates trouble with the storage, of the journal or of accounts, into problem details, once and for all requests: full is 507, not to be
/// reached is 503. What a request asked for was not filed then; what was acknowledged before is there.
/// </summary>
internal sealed class StoreTroubleAtTheEdge(RequestDelegate next, ILogger<StoreTroubleAtTheEdge> logger)
{
    private const int SqliteFull = 13;
    private const int RetryAfterSeconds = 10;

    public async Task Invoke(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (!context.Response.HasStarted && TroubleOf(e) is { } trouble)
        {
            logger.StoreTrouble(trouble, context.Request.Method, e.Message);
            await Say(context, trouble);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted && e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            await Answer.Refuse(
                context,
                e.StatusCode,
                "too-large",
                "the request is larger than the server takes here",
                "send it in parts, or have limits:bodyBytes raised"
            );
        }
    }

    private static Task Say(HttpContext context, StoreTrouble trouble)
    {
        context.Response.Clear();
        context.Response.Headers.RetryAfter = $"{RetryAfterSeconds}";
        return trouble switch
        {
            StoreTrouble.Full => Answer.Refuse(
                context,
                StatusCodes.Status507InsufficientStorage,
                "store-full",
                "there is no room left to file this, and nothing of it was filed",
                "try again once the operator made room; what was acknowledged is kept"
            ),
            StoreTrouble.Unreachable => Answer.Refuse(
                context,
                StatusCodes.Status503ServiceUnavailable,
                "store-unreachable",
                "the database cannot be reached now",
                "try again; with an Idempotency-Key it is done once, even if it was filed after all"
            ),
            StoreTrouble.Damaged => Answer.Refuse(
                context,
                StatusCodes.Status500InternalServerError,
                "store-damaged",
                "the journal holds something that cannot be read",
                "the operator finds out with kept-server verify"
            ),
            StoreTrouble.TooNew or StoreTrouble.NotEmpty or StoreTrouble.Other => Answer.Refuse(
                context,
                StatusCodes.Status503ServiceUnavailable,
                "store-trouble",
                "the database did not take it, and nothing of it was filed",
                "try again"
            ),
        };
    }

    /// <summary>Null: it is about something else. Accounts are kept with a library that wraps what the driver throws.</summary>
    private static StoreTrouble? TroubleOf(Exception? e) =>
        e switch
        {
            null => null,
            StoreException store => store.Trouble,
            SqliteException { SqliteErrorCode: SqliteFull } or PostgresException { SqlState: "53100" } => StoreTrouble.Full,
            SqliteException or NpgsqlException => StoreTrouble.Unreachable,
            DbException => StoreTrouble.Other,
            _ => TroubleOf(e.InnerException),
        };
}

internal static partial class StoreTroubleLog
{
    [LoggerMessage(2010, LogLevel.Error, "The store is in trouble ({Trouble}) at a {Method}: {Message}")]
    public static partial void StoreTrouble(this ILogger logger, StoreTrouble trouble, string method, string message);
}
