using System.Text.Json;
using Kept.Server.Api;
using Kept.Server.Api.Description;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kept.Server.Tests.Api;

/// <summary>The description is of what there is.</summary>
public sealed class DescriptionTests
{
    [Fact]
    public async Task Every_operation_is_described_with_a_summary_and_every_example_is_read()
    {
        await using var server = await RunningServer.Start();
        var endpoints = server
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith(KeptApi.Root))
            .ToArray();
        endpoints
            .Where(e => e.Metadata.GetMetadata<IEndpointSummaryMetadata>() is null)
            .Select(e => e.RoutePattern.RawText)
            .ShouldBeEmpty();
        var names = endpoints
            .SelectMany(e =>
                e.Metadata.GetMetadata<HttpMethodMetadata>()!
                    .HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText![KeptApi.Root.Length..]}")
            )
            .ToHashSet();
        RequestExamples.All.Keys.Except(names).ShouldBeEmpty();
        var anyone = server.As(Role.Administrator);
        foreach (var (name, body) in RequestExamples.All)
        {
            // What it is about is not there; but the body is read, which is before anything is looked for.
            var (method, path) = (
                name.Split(' ')[0],
                name.Split(' ')[1].Replace("{agreement}", "none").Replace("{claim}", "none").Replace("{dispute}", "none")
            );
            var reply =
                method == "PUT"
                    ? await anyone.Put(path, JsonSerializer.Deserialize<JsonElement>(body))
                    : await anyone.Post(path, JsonSerializer.Deserialize<JsonElement>(body));
            ((int)reply.Status).ShouldNotBe(400, $"{name}: {reply.Text}");
            ((int)reply.Status).ShouldBeLessThan(500, $"{name}: {reply.Text}");
        }
    }

    [Fact]
    public async Task The_document_and_the_page_name_every_path()
    {
        await using var server = await RunningServer.Start();
        using var http = new HttpClient { BaseAddress = server.Address };
        using var document = JsonDocument.Parse(await http.GetStringAsync("/api/openapi.json"));
        document.RootElement.GetProperty("paths").EnumerateObject().Count().ShouldBeGreaterThan(60);
        document
            .RootElement.GetProperty("paths")
            .GetProperty("/api/v1/customers")
            .GetProperty("post")
            .GetProperty("requestBody")
            .GetProperty("content")
            .GetProperty("application/json")
            .GetProperty("example")
            .GetProperty("id")
            .GetString()
            .ShouldBe("northwind");
        var page = await http.GetStringAsync("/api");
        page.ShouldContain("/agreements/{agreement}/claims");
        page.ShouldNotContain("<script");
        (await http.GetStringAsync("/healthz")).ShouldBe("alive\n");
        (await http.GetStringAsync("/readyz")).ShouldBe("ready\n");
        (await server.As(Role.Administrator).Get("/customers")).Ok();
    }
}
