using System.Text;
using System.Text.Json;
using Kept.Web.Api;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Kept.Web.Acts;

/// <summary>
/// What a form sent. A file is a field whose value is its text; a field named <c>body</c> is the whole body, as it is, with a file's name
/// saying of what kind.
/// </summary>
internal sealed record Sent(Dictionary<string, string[]> Values, string? BodyFile)
{
    private const string Body = "body";

    public static async Task<Sent> Of(IFormCollection form, IReadOnlySet<string> own, CancellationToken cancel)
    {
        var values = form.Where(f => !own.Contains(f.Key)).ToDictionary(f => f.Key, f => f.Value.Select(v => v ?? "").ToArray());
        string? bodyFile = null;
        foreach (var file in form.Files.Where(f => f.Length > 0))
        {
            using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
            values[file.Name] = [await reader.ReadToEndAsync(cancel)];
            bodyFile = file.Name == Body ? file.FileName : bodyFile;
        }

        return new Sent(values, bodyFile);
    }

    /// <returns>The request, and the fields that are not what they are to be.</returns>
    public (ApiRequest Request, IReadOnlyList<string> Wrong) Request(string method, string path, string? antiforgery, DateTimeZone zone)
    {
        var request = new ApiRequest(method, path) { Antiforgery = antiforgery };
        if (Values.TryGetValue(Body, out var whole))
        {
            var isCsv = BodyFile?.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) == true;
            return (request with { Body = Encoding.UTF8.GetBytes(whole[^1]), ContentType = isCsv ? "text/csv" : "application/jsonl" }, []);
        }

        var wrong = new List<string>();
        var json = FormJson.Of(Values, zone, wrong);
        return method is "POST" or "PUT" or "PATCH"
            ? (request with { Body = JsonSerializer.SerializeToUtf8Bytes(json) }, wrong)
            : (request, wrong);
    }
}
