using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Kept.Web.Tests.Harness;

/// <summary>A program that uses the API.</summary>
public sealed class Caller : IDisposable
{
    private readonly HttpClient _http;

    public Caller(string address, string token)
    {
        _http = new HttpClient { BaseAddress = new Uri($"{address}/api/v1/") };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <exception cref="Shouldly.ShouldAssertException">It was refused; what was said is in the message.</exception>
    public async Task<JsonNode?> Post(string path, object? body = null) => await Told(await _http.PostAsJsonAsync(path, body ?? new { }));

    public async Task<JsonNode?> Get(string path) => await Told(await _http.GetAsync(path));

    public void Dispose() => _http.Dispose();

    private static async Task<JsonNode?> Told(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.IsSuccessStatusCode.ShouldBeTrue($"{response.RequestMessage!.RequestUri}: {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }
}
