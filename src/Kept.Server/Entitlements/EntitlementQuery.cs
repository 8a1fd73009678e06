using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Server.Tickets;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Entitlements;

/// <summary>Is this customer covered, by which levels, until when, and by when would a case be due that is opened now?</summary>
internal static class EntitlementQuery
{
    /// <param name="Customer">A customer's user asks for that customer alone, and need not say so.</param>
    /// <param name="Service">A service or resource; none: any.</param>
    /// <param name="At">None: now.</param>
    public sealed record Asked(
        string? Customer,
        string? Service,
        Moment? At,
        string? Priority,
        string? Category,
        string? Product,
        string? Plan,
        string? Urgency,
        string? Impact
    )
    {
        internal TicketValues Case =>
            new()
            {
                Service = Service,
                Priority = Priority,
                Category = Category,
                Product = Product,
                Plan = Plan,
                Urgency = Urgency,
                Impact = Impact,
            };
    }

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/entitlement", async ([AsParameters] Asked asked, Calls calls) => await Answer(asked, calls))
            .Needs(Permission.ReadTickets)
            .WithSummary("Is this customer covered, by which level, until when; by when a case opened now would be due");

    private static async Task<IResult> Answer(Asked asked, Calls calls)
    {
        var customer = calls.Who.Customer ?? asked.Customer;
        if (customer is null)
        {
            return calls.Answer(
                Decision.Wrong(new Problem("customer-missing", new Place("customer", 0, 0), "say whose entitlement is asked for"))
            );
        }

        if (!calls.Who.Sees(asked.Customer ?? customer) || !(await calls.Shelf.Customer(customer, calls.Cancel)).Exists)
        {
            return calls.Answer(Decision.Unknown("such customer"));
        }

        var at = asked.At?.At ?? calls.Now;
        var covers = new List<Cover>();
        await foreach (var agreement in Agreements(customer, calls))
        {
            covers.Add(Cover.Of(agreement, asked.Case, at));
        }

        var meant = covers.Where(c => c.IsAboutService).ToArray();
        return calls.Answer(
            new
            {
                customer,
                at,
                covered = meant.Any(c => c.IsCovered),
                agreements = meant.Select(c => c.Answer()),
            }
        );
    }

    private static async IAsyncEnumerable<AgreementFold> Agreements(string customer, Calls calls)
    {
        var query = new RowQuery(AgreementRow.View)
        {
            Customer = customer,
            States = ["signed", "ended"],
            Limit = 1000,
        };
        foreach (var row in (await calls.Store.List(query, calls.Cancel)).Rows)
        {
            yield return await calls.Shelf.Agreement(row.Agreement!, calls.Cancel);
        }
    }
}
