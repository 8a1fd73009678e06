using System.Text.Json;
using Kept.Server.Rights;
using Kept.Server.Tests.Accounts;
using Kept.Server.Tests.Harness;
using Kept.Server.Web;
using Kept.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Kept.Server.Tests.Rights;

/// <summary>
/// A server with two customers, Acme and Globex, that have the same things, and somebody of every role: those of a customer belong to
/// Acme, so that Globex is foreign to them.
/// </summary>
public sealed class RightsWorld : IAsyncLifetime
{
    public const string Own = "acme",
        Foreign = "globex";

    /// <summary>The id of what is within an agreement, where it can be chosen.</summary>
    private const string Within = "1";

    private readonly Dictionary<Role, Visitor> _people = [];

    public Running Server { get; private set; } = null!;

    public Visitor Nobody { get; private set; } = null!;

    /// <summary>An account that nothing else needs, for what administrators do to accounts.</summary>
    public string SpareAccount { get; private set; } = "";

    public IReadOnlyList<Call> Calls { get; private set; } = [];

    public Visitor Person(Role role) => _people[role];

    public async ValueTask InitializeAsync()
    {
        Server = (await Running.WithAdministrator("--limits:apiPerActor=1000000", "--limits:signInPerAddress=1000000")).Server;
        Nobody = Server.Visitor();
        SpareAccount = (await Server.Account(Role.Agent, email: "spare@kept.example")).Id;
        foreach (var role in Enum.GetValues<Role>())
        {
            var account = await Server.Account(role, RoleRights.IsCustomers(role) ? Own : null);
            _people[role] = Server.Visitor();
            await _people[role].SignIn(account.Email!, Running.Password).Ok();
        }

        foreach (var customer in new[] { Own, Foreign })
        {
            await Furnish(customer);
        }

        var endpoints = Server.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
        Calls = [.. endpoints.Where(e => e.Metadata.GetMetadata<OfPages>() is null).SelectMany(Call.Of)];
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>The address of a call with things of a customer in it; null where nothing is known for one of its parameters.</summary>
    public async Task<string?> Address(Call call, string customer)
    {
        var path = call.Route;
        foreach (var parameter in call.Parameters)
        {
            if (await Thing(parameter, customer, call) is not { } id)
            {
                return null;
            }

            path = path.Replace($"{{{parameter}}}", id);
        }

        return path;
    }

    /// <summary>
    /// The id to put in for a parameter. What is within an agreement is found through that, so any id does; what stands by itself is taken
    /// from the read model of its kind.
    /// </summary>
    private async Task<string?> Thing(string parameter, string customer, Call call) =>
        parameter switch
        {
            "customer" => customer,
            "agreement" => $"web-{customer}",
            "account" => SpareAccount,
            "token" or "session" or "passkey" or "invitation" or "webhook" or "secret" or "name" => "none",
            "sequence" => "1",
            _ when call.Parameters.Any(p => p is "agreement" or "customer") => Within,
            _ => (await Server.Store.List(new RowQuery(parameter + "s") { Customer = customer })).Rows.FirstOrDefault()?.Key,
        };

    /// <summary>Gives a customer one of everything: extend it with what new operations are about.</summary>
    private async Task Furnish(string customer)
    {
        using var manager = await Server.Program(await Server.Account(Role.AgreementManager, email: $"manager-of@{customer}.example"));
        using var signatory = await Server.Program(await Server.Account(Role.Signatory, customer, $"furnishing@{customer}.example"));
        var agreement = $"agreements/web-{customer}";
        await manager.Post("customers", new { id = customer, name = customer }).Ok();
        var text = Desk.Text.Replace("Castor Robotics", customer);
        await manager
            .Post(
                "agreements",
                new
                {
                    id = $"web-{customer}",
                    customer,
                    text,
                }
            )
            .Ok();
        var hash = (string)(await manager.Post($"{agreement}/proposal").Ok()).Json!["hash"]!;
        await manager.Post($"{agreement}/signatures/provider", new { hash, name = "A. Manager" }).Ok();
        await signatory.Post($"{agreement}/signatures/customer", new { hash, name = "An Owner" }).Ok();
        var subject = $"The arm of {customer}";
        await signatory
            .Post(
                $"{agreement}/tickets",
                new
                {
                    number = Within,
                    subject,
                    service = "desk",
                    priority = "normal",
                }
            )
            .Ok();
        await signatory.Post($"{agreement}/comments", new { text = $"Says {customer}" }).Ok();
    }
}

/// <summary>One operation of the running application.</summary>
public sealed record Call(string Method, string Route, Operation? Needs, OpenToAll? Open)
{
    public IReadOnlyList<string> Parameters => [.. RoutePatternFactory.Parse(Route).Parameters.Select(p => p.Name)];

    /// <summary>What of a customer the body can name.</summary>
    public IReadOnlyList<string> BodyNames { get; private init; } = [];

    /// <summary>Whether the address names something of a customer.</summary>
    public bool NamesOfCustomer => Needs is { OfCustomer: true } && Parameters.Count > 0;

    public bool IsFor(Role role) => Needs is not null && RoleRights.Of(role).Contains(Needs.Permission);

    public static IEnumerable<Call> Of(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => new Call(
            method,
            "/" + endpoint.RoutePattern.RawText!.Trim('/'),
            endpoint.Metadata.GetMetadata<Operation>(),
            endpoint.Metadata.GetMetadata<OpenToAll>()
        )
        {
            BodyNames = NamesIn(endpoint),
        });

    private static string[] NamesIn(RouteEndpoint endpoint) =>
        [
            .. (endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType?.GetProperties() ?? [])
                .Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name))
                .Where(n => n is "customer" or "agreement"),
        ];

    public override string ToString() => $"{Method} {Route}";
}
