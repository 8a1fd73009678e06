using System.Text.Json.Nodes;
using Kept.Server.Accounts;
using Kept.Server.Rights;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Kept.Server.Api.Description;

/// <summary>The API as an OpenAPI document and as a page to read, both made from the endpoints themselves.</summary>
public static class ApiDescription
{
    private const string Document = "v1";

    public static void AddApiDescription(this WebApplicationBuilder builder) =>
        builder.Services.AddOpenApi(
            Document,
            options =>
            {
                options.AddDocumentTransformer((document, _, _) => Titled(document));
                options.AddOperationTransformer((operation, context, _) => Described(operation, context));
            }
        );

    public static void MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi("/api/openapi.json").ForEverybody("the description names no data").WithMetadata(new BeforeSetup());
        app.MapGet("/api", (EndpointDataSource endpoints) => Results.Content(ApiPage.Html(endpoints), "text/html"))
            .ForEverybody("the description names no data")
            .WithMetadata(new BeforeSetup())
            .ExcludeFromDescription();
        app.MapGet("/api/description.css", () => Results.Content(ApiPage.Css, "text/css"))
            .ForEverybody("the look of the description")
            .WithMetadata(new BeforeSetup())
            .ExcludeFromDescription();
    }

    private static Task Titled(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Kept",
            Version = "1",
            Description =
                "Service agreements: what was promised, whether it was kept, what is owed, what is due next, and why. Send a token as `Authorization: Bearer kept_…`. "
                + "`?preview=true` files nothing and answers what would be; `Idempotency-Key` makes any command safe to repeat; `If-Match` with the `ETag` of an agreement refuses a change of what has changed meanwhile. "
                + "Lists come in pages: `next` is the `after` of the page that follows. Problems come all at once, as problem details with `problems`.",
        };
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["token"] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A token of an account",
            },
        };
        return Task.CompletedTask;
    }

    private static Task Described(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<Operation>().FirstOrDefault() is { } needs)
        {
            operation.Description = $"Needs the permission {Words.Of(needs.Permission)}.";
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", context.Document)] = [] }];
            operation.Responses ??= [];
            operation.Responses.TryAdd("401", new OpenApiResponse { Description = "Nobody is signed in" });
            operation.Responses.TryAdd("403", new OpenApiResponse { Description = "The role or the token may not do this" });
            operation.Responses.TryAdd(
                "422",
                new OpenApiResponse { Description = "All that is wrong with the request, as problem details" }
            );
        }

        var path = $"/{context.Description.RelativePath}";
        var example = RequestExamples.Of(
            context.Description.HttpMethod ?? "",
            path.StartsWith(KeptApi.Root, StringComparison.Ordinal) ? path[KeptApi.Root.Length..] : path
        );
        if (example is not null && operation.RequestBody?.Content?.TryGetValue("application/json", out var body) == true)
        {
            body.Example = JsonNode.Parse(example);
        }

        return Task.CompletedTask;
    }
}
