using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Kept.Server.Rights;
using Kept.Server.Tests.Harness;
using Kept.Server.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Kept.Server.Tests.Webhooks;

/// <summary>What is filed is told to addresses: signed, once, and again where it was not taken.</summary>
public sealed class WebhookTests
{
    [Fact]
    public async Task A_delivery_is_signed_as_the_convention_has_it_and_made_once()
    {
        await using var receiver = await Receiver.Start();
        await using var server = await RunningServer.Start();
        var hook = await Registered(server, receiver, new { url = receiver.Url, kinds = new[] { "customer." } });
        await server.As(Role.AgreementManager).Post("/customers", new { id = "northwind", name = "Northwind" });
        (await Round(server)).ShouldBe(1);
        (await Round(server)).ShouldBe(0);

        var got = receiver.Got.ShouldHaveSingleItem();
        var secret = Convert.FromBase64String(hook["secret"]!["whsec_".Length..]);
        var signed = $"{got.Header("webhook-id")}.{got.Header("webhook-timestamp")}.{got.Body}";
        got.Header("webhook-signature")
            .ShouldBe("v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(signed))));
        got.Body.ShouldContain("\"type\":\"customer.registered\"");
    }

    [Fact]
    public async Task What_is_not_taken_is_tried_again_after_growing_waits_and_can_be_replayed()
    {
        await using var receiver = await Receiver.Start();
        await using var server = await RunningServer.Start();
        var hook = await Registered(server, receiver, new { url = receiver.Url });
        receiver.Status = 500;
        await server.As(Role.AgreementManager).Post("/customers", new { id = "northwind", name = "Northwind" });
        (await Round(server)).ShouldBe(1);
        (await Round(server)).ShouldBe(0);
        server.Clock.Now += Duration.FromSeconds(6);
        (await Round(server)).ShouldBe(1);
        server.Clock.Now += Duration.FromSeconds(59);
        (await Round(server)).ShouldBe(0);
        receiver.Status = 204;
        server.Clock.Now += Duration.FromSeconds(2);
        (await Round(server)).ShouldBe(1);
        server.Clock.Now += Duration.FromDays(3);
        (await Round(server)).ShouldBe(0);

        var admin = server.As(Role.Administrator);
        var log = (await admin.Get($"/webhooks/{hook["id"]}/deliveries")).Ok();
        (log["items/0/status"], log["items/0/attempt"], log["items/2/status"]).ShouldBe(("204", "3", "500"));
        (await admin.Post($"/webhooks/{hook["id"]}/deliveries/{log["items/0/sequence"]}/replay")).Ok()["status"].ShouldBe("204");
        receiver.Got.Count.ShouldBe(4);
        receiver.Got.Select(g => g.Header("webhook-id")).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task An_address_that_is_gone_is_noted_and_one_that_was_removed_is_told_nothing()
    {
        await using var server = await RunningServer.Start();
        var admin = server.As(Role.Administrator);
        var hook = (await admin.Post("/webhooks", new { url = "http://127.0.0.1:9/nobody" })).Must(HttpStatusCode.Created);
        await admin.Post("/customers", new { id = "northwind", name = "Northwind" });
        (await Round(server)).ShouldBe(1);
        (await admin.Get($"/webhooks/{hook["id"]}/deliveries")).Ok()["items/0/trouble"].ShouldBe("no connection");
        (await admin.Delete($"/webhooks/{hook["id"]}")).Ok();
        server.Clock.Now += Duration.FromDays(1);
        (await Round(server)).ShouldBe(0);
        (await admin.Post("/webhooks", new { url = "file:///etc/passwd" })).Must(HttpStatusCode.UnprocessableEntity);
    }

    private static async Task<Harness.Reply> Registered(RunningServer server, Receiver receiver, object request)
    {
        receiver.Status = 204;
        return (await server.As(Role.Administrator).Post("/webhooks", request)).Must(HttpStatusCode.Created);
    }

    private static Task<int> Round(RunningServer server) => server.Services.GetRequiredService<Server.Webhooks.Webhooks>().Round();

    /// <summary>A real server of somebody else's, that answers as the test says.</summary>
    private sealed class Receiver : IAsyncDisposable
    {
        private readonly WebApplication _app;

        private Receiver(WebApplication app) => _app = app;

        public int Status { get; set; } = 204;

        public ConcurrentQueue<Request> Got { get; } = new();

        public string Url =>
            _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/hook";

        public static async Task<Receiver> Start()
        {
            var builder = WebApplication.CreateSlimBuilder(["--urls", "http://127.0.0.1:0"]);
            builder.Logging.ClearProviders();
            var receiver = new Receiver(builder.Build());
            receiver._app.Run(async context =>
            {
                var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
                receiver.Got.Enqueue(
                    new Request(
                        context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                        body
                    )
                );
                context.Response.StatusCode = receiver.Status;
            });
            await receiver._app.StartAsync();
            return receiver;
        }

        public ValueTask DisposeAsync() => _app.DisposeAsync();

        public sealed record Request(Dictionary<string, string> Headers, string Body)
        {
            public string Header(string name) => Headers[name];
        }
    }
}
