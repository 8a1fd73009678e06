using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kept.Server.Tests.Accounts;

/// <summary>Somebody who talks to the server: a browser with cookies, or a program with a token.</summary>
public sealed class Visitor(Uri address) : IDisposable
{
    /// <summary>By name. Kept by hand, since the test's clock is not the machine's, by which a browser forgets.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>As the server set them last, with what it said of them.</summary>
    public Dictionary<string, string> SetCookies { get; } = [];

    public HttpClient Client { get; } =
        new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(address, "/api/v1/") };

    /// <summary>What is sent as the antiforgery token with each change; null: nothing.</summary>
    public string? Antiforgery { get; set; }

    public Task<Reply> Get(string path) => Send(HttpMethod.Get, path, null);

    public Task<Reply> Post(string path, object? body = null) => Send(HttpMethod.Post, path, body);

    public Task<Reply> Patch(string path, object body) => Send(HttpMethod.Patch, path, body);

    public Task<Reply> Delete(string path) => Send(HttpMethod.Delete, path, null);

    public async Task<Reply> SignIn(string email, string password)
    {
        await Welcome();
        var reply = await Post("session", new { email, password });
        Antiforgery = (string?)reply.Json?["antiforgery"]?["token"] ?? Antiforgery;
        return reply;
    }

    /// <summary>Gets the antiforgery token of who one is now.</summary>
    public async Task<Reply> Welcome()
    {
        var reply = await Get("session");
        Antiforgery = (string?)reply.Json?["antiforgery"]?["token"];
        return reply;
    }

    public async Task<Reply> Send(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }

        request.Headers.Add("Origin", address.ToString().TrimEnd('/'));
        if (Antiforgery is not null)
        {
            request.Headers.Add("X-Kept-Antiforgery", Antiforgery);
        }

        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}")));
        }

        using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Keep(response);
        var headers = response.Headers.ToDictionary(h => h.Key, h => h.Value.ToArray());
        return new Reply(response.StatusCode, await TextOf(response), headers);
    }

    /// <summary>A stream of events has no end to wait for.</summary>
    private static async Task<string> TextOf(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await response.Content.ReadAsStringAsync();

    public void Dispose() => Client.Dispose();

    private void Keep(HttpResponseMessage response)
    {
        foreach (var set in response.Headers.TryGetValues("Set-Cookie", out var all) ? all : [])
        {
            var pair = set.Split(';')[0].Split('=', 2);
            SetCookies[pair[0]] = set;
            if (pair[1].Length == 0)
            {
                Cookies.Remove(pair[0]);
            }
            else
            {
                Cookies[pair[0]] = pair[1];
            }
        }
    }
}

/// <summary>What the server answered.</summary>
public sealed record Reply(HttpStatusCode Status, string Text, IReadOnlyDictionary<string, string[]> Headers)
{
    public JsonNode? Json => Text.StartsWith('{') ? JsonNode.Parse(Text) : null;

    /// <summary>The codes of all problems, in order.</summary>
    public string[] Problems => (int)Status >= 400 && Json?["problems"] is JsonArray all ? [.. all.Select(p => (string)p!["code"]!)] : [];
}

public static class ReplyExtensions
{
    /// <summary>It worked.</summary>
    public static async Task<Reply> Ok(this Task<Reply> asked)
    {
        var reply = await asked;
        ((int)reply.Status).ShouldBeInRange(200, 299, reply.Text);
        return reply;
    }

    /// <summary>It was refused, with these problems where they are named.</summary>
    public static async Task<Reply> Refused(this Task<Reply> asked, int status, params string[] problems)
    {
        var reply = await asked;
        ((int)reply.Status).ShouldBe(status, reply.Text);
        if (problems.Length > 0)
        {
            reply.Problems.ShouldBe(problems);
        }

        return reply;
    }
}
