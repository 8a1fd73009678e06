using System.Net;
using System.Text;
using System.Text.Json;
using Kept.Server.Rights;
using Kept.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Kept.Server.Tests.Harness;

/// <summary>The real server on a port of its own, with a clock that tests move. Callers are who the test says they are.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http;

    private RunningServer(WebApplication app, ManualClock clock)
    {
        (_app, Clock) = (app, clock);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        _http = new HttpClient { BaseAddress = new Uri(address) };
    }

    public ManualClock Clock { get; }

    public Uri Address => _http.BaseAddress!;

    public IStore Store => _app.Services.GetRequiredService<IStore>();

    public IServiceProvider Services => _app.Services;

    public static async Task<RunningServer> Start(Instant? at = null, IStore? store = null)
    {
        var clock = new ManualClock(at ?? Instant.FromUtc(2026, 3, 1, 9, 0));
        var app = KeptServer.Build(
            ["--urls", "http://127.0.0.1:0", "--store", "memory", "--work", "off"],
            builder =>
            {
                builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.None);
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                builder.Services.Replace(ServiceDescriptor.Singleton(store ?? new MemoryStore()));
                builder.Services.AddSingleton<IStartupFilter, SaysWho>();
            }
        );
        await app.Services.GetRequiredService<IStore>().Open();
        await app.StartAsync();
        return new RunningServer(app, clock);
    }

    public Caller As(Role role, string? customer = null) => new(_http, role, customer);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Tests say in a header who calls; the server as it is shipped knows no such header.</summary>
    private sealed class SaysWho : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    (context, then) =>
                    {
                        if (context.Request.Headers[Caller.Header] is [{ } who])
                        {
                            var parts = who.Split(':');
                            context.Features.Set(
                                new Acting($"user/{parts[0]}", Enum.Parse<Role>(parts[0]), parts.Length > 1 ? parts[1] : null)
                            );
                        }

                        return then(context);
                    }
                );
                next(app);
            };
    }
}

/// <summary>Somebody who calls the API.</summary>
public sealed class Caller(HttpClient http, Role role, string? customer)
{
    public const string Header = "X-Test-Caller";

    public Task<Reply> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Reply> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public Task<Reply> Post(string path, object? body = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, Content(body), headers);

    public Task<Reply> Put(string path, object body) => Send(HttpMethod.Put, path, Content(body));

    public Task<Reply> Post(string path, string text, string contentType, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, new StringContent(text, Encoding.UTF8, contentType), headers);

    public Task<Reply> PutText(string path, string text, string contentType) =>
        Send(HttpMethod.Put, path, new StringContent(text, Encoding.UTF8, contentType));

    private static StringContent? Content(object? body) =>
        body is null ? null : new StringContent(JsonSerializer.Serialize(body, Server.Api.Json.Options), Encoding.UTF8, "application/json");

    private async Task<Reply> Send(HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, $"/api/v1{path}") { Content = content };
        request.Headers.Add(Header, customer is null ? $"{role}" : $"{role}:{customer}");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request);
        return new Reply(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.ETag?.Tag);
    }
}

/// <summary>What the server said.</summary>
public sealed record Reply(HttpStatusCode Status, string Text, string? ETag)
{
    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    /// <summary>The value of a path of keys and indexes: <c>levels/0/verdict</c>.</summary>
    public string? this[string path] => path.Split('/').Aggregate((JsonElement?)Json, Step)?.ToString();

    public IEnumerable<string?> Codes => Json.GetProperty("problems").EnumerateArray().Select(p => p.GetProperty("code").GetString());

    /// <summary>The reply, which must have this status; what was said stands in the failure.</summary>
    public Reply Must(HttpStatusCode status)
    {
        Status.ShouldBe(status, Text);
        return this;
    }

    public Reply Ok() => (int)Status is >= 200 and < 300 ? this : Must(HttpStatusCode.OK);

    private static JsonElement? Step(JsonElement? at, string key) =>
        at is not { } element ? null
        : element.ValueKind == JsonValueKind.Array && int.TryParse(key, out var index)
            ? index < element.GetArrayLength() ? element[index]
                : null
        : element.ValueKind == JsonValueKind.Object && element.TryGetProperty(key, out var value) ? value
        : null;
}
