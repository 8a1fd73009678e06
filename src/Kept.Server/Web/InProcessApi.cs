using Kept.Server.Api;
using Kept.Server.Rights;
using Kept.Server.Security;
using Kept.Web.Api;
using Microsoft.AspNetCore.Http.Features;

namespace Kept.Server.Web;

/// <summary>
/// The API for pages of the same process: a request of its own with the cookies of the page's, through the whole pipeline, so that sign-in,
/// rights, antiforgery and refusals are those of any other client. What sets a cookie sets it on the page's answer.
/// </summary>
internal sealed class InProcessApi(IHttpContextAccessor accessor, IServiceScopeFactory scopes, Pipeline pipeline) : IKeptApi
{
    public async Task<ApiReply> Send(ApiRequest request, CancellationToken cancel = default)
    {
        var outer = accessor.HttpContext ?? throw new InvalidOperationException("outside a request");

        // A flow of its own: the accessor's setter would otherwise take the page's context away from the page.
        Task<(ApiReply Reply, string?[] Cookies)> sent;
        using (ExecutionContext.SuppressFlow())
        {
            sent = Task.Run(() => Run(request, outer, cancel), cancel);
        }

        var (reply, cookies) = await sent;
        if (cookies.Length > 0 && !outer.Response.HasStarted)
        {
            outer.Response.Headers.SetCookie = new([.. outer.Response.Headers.SetCookie, .. cookies]);
        }

        return reply;
    }

    private async Task<(ApiReply, string?[])> Run(ApiRequest request, HttpContext outer, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var body = new MemoryStream();
        var inner = Context(request, outer, body, cancel);
        inner.RequestServices = scope.ServiceProvider;
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = inner;
        await pipeline.Run(inner);
        await inner.Response.BodyWriter.FlushAsync(cancel);
        var reply = new ApiReply(inner.Response.StatusCode, inner.Response.ContentType ?? "", body.ToArray());
        return (reply, [.. inner.Response.Headers.SetCookie]);
    }

    private static DefaultHttpContext Context(ApiRequest request, HttpContext outer, Stream body, CancellationToken cancel)
    {
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(Requested(request, outer));
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        features.Set<IHttpConnectionFeature>(outer.Features.Get<IHttpConnectionFeature>());
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = cancel });
        features.Set<IHttpMaxRequestBodySizeFeature>(new Measured());
        features.Set<IHttpRequestBodyDetectionFeature>(new Detected(request.Body is not null));
        features.Set(new OfAPage());
        if (outer.Features.Get<Acting>() is { } acting && outer.SessionId() is null)
        {
            features.Set(acting);
        }

        return new DefaultHttpContext(features);
    }

    private static HttpRequestFeature Requested(ApiRequest request, HttpContext outer)
    {
        var parts = $"{KeptApi.Root}{request.Path}".Split('?', 2);
        var headers = new HeaderDictionary
        {
            ["Cookie"] = outer.Request.Headers.Cookie,
            ["Host"] = outer.Request.Headers.Host,
            ["User-Agent"] = outer.Request.Headers.UserAgent,
            ["Sec-Fetch-Site"] = outer.Request.Headers["Sec-Fetch-Site"],
        };
        if (request.Antiforgery is not null)
        {
            headers[Antiforgery.Header] = request.Antiforgery;
        }

        if (request.Body is { } body)
        {
            headers["Content-Type"] = request.ContentType;
            headers.ContentLength = body.Length;
        }

        return new HttpRequestFeature
        {
            Method = request.Method,
            Scheme = outer.Request.Scheme,
            Protocol = outer.Request.Protocol,
            Path = PathString.FromUriComponent(parts[0]).Value!,
            RawTarget = $"{KeptApi.Root}{request.Path}",
            QueryString = parts.Length > 1 ? $"?{parts[1]}" : "",
            Headers = headers,
            Body = request.Body is null ? Stream.Null : new MemoryStream(request.Body, writable: false),
        };
    }
}

/// <summary>The page's own request was measured already.</summary>
internal sealed class Measured : IHttpMaxRequestBodySizeFeature
{
    public bool IsReadOnly => false;

    public long? MaxRequestBodySize { get; set; }
}

/// <summary>Without it a body is not looked for.</summary>
internal sealed record Detected(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;

/// <summary>Marks a request that a page makes; the page's own request was counted and logged already.</summary>
internal sealed record OfAPage;

/// <summary>The server's pipeline from its beginning, for requests that come from inside.</summary>
internal sealed class Pipeline
{
    private RequestDelegate? _run;

    public Task Run(HttpContext context) => (_run ?? throw new InvalidOperationException("the server is not built yet"))(context);

    public RequestDelegate Keep(RequestDelegate next)
    {
        _run = next;
        return next;
    }
}
