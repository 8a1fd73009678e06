namespace Kept.Web.Api;

/// <summary>
/// The HTTP API, as pages reach it: in the same process, as whoever asks for the page. All that a page shows or does goes through here, so
/// that rights, previews and refusals are those of the API.
/// </summary>
public interface IKeptApi
{
    Task<ApiReply> Send(ApiRequest request, CancellationToken cancel = default);
}

/// <param name="Method"><c>GET</c>, <c>POST</c>, <c>PUT</c>, <c>PATCH</c>, <c>DELETE</c>.</param>
/// <param name="Path">Below <c>/api/v1</c>, with its query: <c>/tickets?limit=20</c>.</param>
public sealed record ApiRequest(string Method, string Path)
{
    public byte[]? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>The token of the form that asks for a change; null: nothing is changed.</summary>
    public string? Antiforgery { get; init; }
}

/// <summary>What the API said.</summary>
public sealed record ApiReply(int Status, string ContentType, ReadOnlyMemory<byte> Body)
{
    public bool IsFine => Status is >= 200 and < 300;
}
