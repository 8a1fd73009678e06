using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kept.Web.Hosting;

/// <summary>Styles, scripts and icons, built into the program. An address carries the hash of what it names, so browsers keep it for good.</summary>
public static class Assets
{
    private const string Prefix = "assets/";

    private static readonly Assembly Own = typeof(Assets).Assembly;

    private static readonly FrozenDictionary<string, string> Hashes = Own.GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && !n.EndsWith(".br", StringComparison.Ordinal))
        .ToFrozenDictionary(n => n[Prefix.Length..], n => Convert.ToHexStringLower(SHA256.HashData(Bytes(n)))[..12]);

    /// <summary>The address of an asset, with its hash.</summary>
    public static string Of(string name) => Hashes.TryGetValue(name, out var hash) ? $"/assets/{name}?v={hash}" : $"/assets/{name}";

    public static RouteHandlerBuilder Map(IEndpointRouteBuilder app) => app.MapGet("/assets/{name}", Send);

    private static IResult Send(string name, HttpContext context)
    {
        if (!Hashes.TryGetValue(name, out var hash))
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl =
            context.Request.Query["v"] == hash ? "public, max-age=31536000, immutable" : "public, max-age=300";
        context.Response.Headers.Vary = "Accept-Encoding";
        var packed = $"{Prefix}{name}.br";
        var takesPacked = context.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (takesPacked && Own.GetManifestResourceInfo(packed) is not null)
        {
            context.Response.Headers.ContentEncoding = "br";
            return Results.Bytes(Bytes(packed), TypeOf(name));
        }

        return Results.Bytes(Bytes(Prefix + name), TypeOf(name));
    }

    private static byte[] Bytes(string name)
    {
        using var stream = Own.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string TypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            ".json" => "application/json",
            ".txt" => "text/plain; charset=utf-8",
            var other => throw new InvalidOperationException($"no type is known of assets that end in {other}"),
        };
}
