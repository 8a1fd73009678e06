using System.Text.RegularExpressions;
using Kept.Core.Problems;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Customers;

/// <summary>Makes a customer known. The same again changes nothing; another name under the id is refused.</summary>
internal static partial class RegisterCustomer
{
    /// <param name="Id">Letters, digits and hyphens, for addresses and file names.</param>
    public sealed record Request(string? Id, string? Name);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/customers",
                (Request request, Calls calls) =>
                    calls.File(request, async act => Decide(await calls.Shelf.Customer(request.Id ?? "", calls.Cancel), request, act))
            )
            .Needs(Permission.WriteCustomers, ofCustomer: false)
            .WithSummary("Register a customer");

    internal static Decision Decide(CustomerFold customer, Request request, Act act)
    {
        var problems = Problems(request).ToArray();
        if (problems.Length > 0)
        {
            return Decision.Wrong(problems);
        }

        if (customer.Exists && customer.Name != request.Name)
        {
            return Decision.Unfit("customer-known", $"{request.Id} is registered as {customer.Name}");
        }

        var entry = new NewEntry("customer.registered", act.At, Payload.Of(("name", request.Name)));
        return new Decision.File([(customer, customer.Exists ? [] : [entry])], new { id = request.Id, name = request.Name })
        {
            Status = StatusCodes.Status201Created,
            Location = $"{KeptApi.Root}/customers/{request.Id}",
        };
    }

    private static IEnumerable<Problem> Problems(Request request)
    {
        if (request.Id is null || !Slug().IsMatch(request.Id))
        {
            yield return new Problem(
                "id-wrong",
                new Place("id", 0, 0),
                "an id has 1 to 60 small letters, digits and hyphens, and begins with a letter or digit"
            );
        }

        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > 200)
        {
            yield return new Problem("name-missing", new Place("name", 0, 0), "a customer has a name of 1 to 200 characters");
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,59}$")]
    internal static partial Regex Slug();
}
