using System.Net;
using System.Text;
using Kept.Server.Rights;

namespace Kept.Server.Api.Description;

/// <summary>The API as a page to read: what there is, what it needs, and a line of curl for each.</summary>
internal static class ApiPage
{
    public static string Css =>
        """
            :root { color-scheme: light dark; --line: #8884; --quiet: #888; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
            h2 { border-bottom: 1px solid var(--line); margin-top: 2.5rem; }
            article { margin: 1.25rem 0; }
            code, pre { font: 14px/1.45 ui-monospace, monospace; }
            pre { padding: .6rem .8rem; border: 1px solid var(--line); border-radius: 6px; overflow-x: auto; }
            h3 { font-size: 1rem; margin: 0 0 .2rem; }
            .path { overflow-wrap: anywhere; }
            .method { display: inline-block; min-width: 4rem; font-weight: 700; }
            .needs { color: var(--quiet); }
            """;

    public static string Html(EndpointDataSource endpoints)
    {
        var groups = endpoints
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.StartsWith(KeptApi.Root, StringComparison.Ordinal) == true)
            .SelectMany(Lines)
            .OrderBy(l => l.Path, StringComparer.Ordinal)
            .ThenBy(l => l.Method, StringComparer.Ordinal)
            .GroupBy(Group)
            .ToArray();
        var text = new StringBuilder(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Kept: the API</title><link rel=\"stylesheet\" href=\"/api/description.css\"></head><body><main>"
        );
        text.Append("<h1>Kept: the API</h1><p>All paths begin with <code>")
            .Append(KeptApi.Root)
            .Append("</code>. The same as <a href=\"/api/openapi.json\">OpenAPI</a>. ");
        text.Append(
            "Send a token as <code>Authorization: Bearer kept_…</code>. <code>?preview=true</code> on any command files nothing and answers what would be; <code>Idempotency-Key</code> makes it safe to repeat; <code>If-Match</code> with the <code>ETag</code> of an agreement refuses to change what has changed meanwhile. "
        );
        text.Append(
            "Lists come in pages: <code>next</code> is the <code>after</code> of the page that follows. All problems come at once.</p><nav><p>"
        );
        text.AppendJoin(" · ", groups.Select(g => $"<a href=\"#{g.Key}\">{g.Key}</a>")).Append("</p></nav>");
        foreach (var group in groups)
        {
            text.Append("<h2 id=\"").Append(group.Key).Append("\">").Append(group.Key).Append("</h2>");
            text.AppendJoin("", group.Select(Article));
        }

        return text.Append("</main></body></html>").ToString();
    }

    private sealed record Line(string Method, string Path, string? Summary, string? Needs);

    private static IEnumerable<Line> Lines(RouteEndpoint endpoint)
    {
        var path = endpoint.RoutePattern.RawText![KeptApi.Root.Length..];
        var summary = endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.IEndpointSummaryMetadata>()?.Summary;
        var needs = endpoint.Metadata.GetMetadata<Operation>() is { } operation ? Words.Of(operation.Permission) : null;
        return endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Select(m => new Line(m, path, summary, needs)) ?? [];
    }

    /// <summary>The first word of the path; within an agreement, the first behind it.</summary>
    private static string Group(Line line)
    {
        var parts = line.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return
            parts is ["agreements", _, var within, ..]
            && within is not ("draft" or "proposal" or "findings" or "terms" or "signatures" or "comments")
            ? within
            : parts[0];
    }

    private static string Article(Line line)
    {
        var example = RequestExamples.Of(line.Method, line.Path);
        var curl =
            $"curl -H \"Authorization: Bearer $KEPT_TOKEN\"{(line.Method == "GET" ? "" : $" -X {line.Method}")} $KEPT{KeptApi.Root}{line.Path}";
        curl += example is null ? "" : $" \\\n  --json '{example}'";
        var needs = line.Needs is null ? "for everybody" : $"needs {line.Needs}";
        return $"<article><h3 class=\"path\"><span class=\"method\">{line.Method}</span> <code>{Encoded(line.Path)}</code></h3>"
            + $"<p>{Encoded(line.Summary ?? "")} <span class=\"needs\">({needs})</span></p><pre tabindex=\"0\">{Encoded(curl)}</pre></article>";
    }

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
