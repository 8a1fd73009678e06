using System.Text;
using System.Text.Json;

namespace Kept.Web.Api;

/// <summary>What pages ask of the API, read into their own records.</summary>
public sealed class ApiClient(IKeptApi api)
{
    /// <exception cref="ApiRefusal">The API refused.</exception>
    public async Task<T> Get<T>(string path) => Read<T>(await Fine(path));

    /// <summary>Null where there is no such thing for whoever asks.</summary>
    /// <exception cref="ApiRefusal">The API refused for another reason.</exception>
    public async Task<T?> Find<T>(string path)
        where T : class
    {
        var reply = await api.Send(new ApiRequest("GET", path));
        return reply.IsFine ? Read<T>(reply)
            : reply.Status is 403 or 404 ? null
            : throw new ApiRefusal(reply.Status, ApiProblem.Of(reply));
    }

    /// <summary>What was asked for, or why not: for pages where a refusal is part of what they show.</summary>
    public async Task<Answered<T>> Ask<T>(string path)
        where T : class
    {
        var reply = await api.Send(new ApiRequest("GET", path));
        return reply.IsFine ? new Answered<T>(Read<T>(reply), []) : new Answered<T>(null, ApiProblem.Of(reply));
    }

    /// <summary>What the API computes of something that is sent along and files nothing.</summary>
    public async Task<Answered<T>> Post<T>(string path, object body, string? antiforgery = null)
        where T : class
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Options);
        var reply = await api.Send(new ApiRequest("POST", path) { Body = bytes, Antiforgery = antiforgery });
        return reply.IsFine ? new Answered<T>(Read<T>(reply), []) : new Answered<T>(null, ApiProblem.Of(reply));
    }

    /// <exception cref="ApiRefusal">The API refused.</exception>
    public async Task<string> Text(string path) => Encoding.UTF8.GetString((await Fine(path)).Body.Span);

    private async Task<ApiReply> Fine(string path)
    {
        var reply = await api.Send(new ApiRequest("GET", path));
        return reply.IsFine ? reply : throw new ApiRefusal(reply.Status, ApiProblem.Of(reply));
    }

    private static T Read<T>(ApiReply reply) =>
        JsonSerializer.Deserialize<T>(reply.Body.Span, ApiJson.Options) ?? throw new InvalidOperationException("the API answered null");
}

/// <param name="Problems">Why there is no value; empty where there is one.</param>
public sealed record Answered<T>(T? Value, IReadOnlyList<ApiProblem> Problems)
    where T : class;

/// <summary>A page of a list.</summary>
/// <param name="Next">The cursor of the next page; null: this is the last.</param>
/// <param name="Total">Of all pages, where it was asked for.</param>
/// <param name="More">There are more than the total says.</param>
public sealed record ListOf<T>(IReadOnlyList<T> Items, string? Next = null, int? Total = null, bool More = false);
