using System.Diagnostics;
using System.Text.Json;
using Kept.Server.Api;
using Kept.Server.Rights;
using Kept.Server.Security;
using Microsoft.AspNetCore.Http.Features;

namespace Kept.Server.Live;

/// <summary>
/// GET /changes/stream: server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html) that name what changed, for
/// pages to ask for anew. They carry nothing of what changed.
/// </summary>
internal static class ChangesStream
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/changes/stream", Handle)
            .Needs(Permission.ReadAgreements)
            .WithSummary("What changes, as it changes: server-sent events `changed` with the topics to ask for anew");

    private static async Task Handle(
        HttpContext context,
        Feed feed,
        StillSignedIn still,
        LiveSettings settings,
        IHostApplicationLifetime life
    )
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, life.ApplicationStopping);
        var who = context.Acting();
        using var listener = new Listener(who, context.SessionId() ?? who.Actor);
        if (!await feed.Join(listener, ending.Token))
        {
            await Refuse(context);
            return;
        }

        try
        {
            Begin(context);
            await Tell(context.Response, listener, settings, () => still.Ask(context, who, ending.Token), ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested) { }
        finally
        {
            feed.Leave(listener);
        }
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "30";
        return Answer.Refuse(
            context,
            StatusCodes.Status429TooManyRequests,
            "too-many-listeners",
            "too many listen to changes already, in this session or in all",
            "close other windows, or ask for what you need from time to time"
        );
    }

    private static void Begin(HttpContext context)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var response = context.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        // For proxies that would otherwise gather a page full before they pass it on.
        response.Headers["X-Accel-Buffering"] = "no";
    }

    private static async Task Tell(
        HttpResponse response,
        Listener listener,
        LiveSettings settings,
        Func<Task<bool>> goesOn,
        CancellationToken cancel
    )
    {
        await Write(response, "retry: 2000\n: listening\n\n", cancel);
        for (var beat = Stopwatch.GetTimestamp(); ; )
        {
            var left = settings.Beat - Stopwatch.GetElapsedTime(beat);
            if (left > TimeSpan.Zero && await listener.Next(left, cancel) is { } heard)
            {
                await Write(response, $"event: changed\ndata: {JsonSerializer.Serialize(heard, Json.Options)}\n\n", cancel);
                await Task.Delay(settings.Breath, cancel);
                continue;
            }

            if (!await goesOn())
            {
                return;
            }

            await Write(response, ": alive\n\n", cancel);
            beat = Stopwatch.GetTimestamp();
        }
    }

    private static async Task Write(HttpResponse response, string text, CancellationToken cancel)
    {
        await response.WriteAsync(text, cancel);
        await response.Body.FlushAsync(cancel);
    }
}
