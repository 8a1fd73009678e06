using System.Collections.Immutable;
using Kept.Core.Problems;
using Kept.Server.Accounts;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Customers;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Overview;

/// <summary>
/// GET /recent: what was filed lately on what one may see, the newest first, each in a sentence. Payloads are not shown; the journal shows
/// them to those who may read it.
/// </summary>
internal static class RecentQuery
{
    /// <param name="Since">Recorded then or later.</param>
    /// <param name="Limit">1 to 200; 50 where not said.</param>
    internal sealed record Wanted(Moment? Since, int? Limit, string? Agreement, string? Customer);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet(
                "/recent",
                async ([AsParameters] Wanted wanted, Calls calls, People people) => calls.Answer(await Of(wanted, calls, people))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("What was filed lately on what one may see, the newest first, in sentences");

    private static async Task<object> Of(Wanted wanted, Calls calls, People people)
    {
        if (wanted.Limit is < 1 or > 200)
        {
            return Decision.Wrong(new Problem("page-wrong", new Place("limit", 0, 0), "a `limit` is written as a number from 1 to 200"));
        }

        var entries = await new RecentEntries(calls, wanted.Since?.At ?? Instant.MinValue, wanted.Limit ?? 50).Of(
            wanted.Agreement,
            calls.Who.Customer ?? wanted.Customer
        );
        var names = calls.Who.IsCustomer ? [] : await people.NamesOf(entries.Select(e => e.Entry.Actor), calls.Cancel);
        return new { items = entries.Select(e => Item(e.Entry, e.Told, e.Customer, names)) };
    }

    /// <summary>A customer's people are not told which person of the provider's it was.</summary>
    private static object Item(Entry entry, Told told, string? customer, ImmutableDictionary<string, string> names) =>
        new
        {
            at = entry.HappenedAt,
            recordedAt = entry.RecordedAt,
            kind = entry.Kind,
            agreement = IdIn(entry.Stream, AgreementFold.Prefix),
            customer = IdIn(entry.Stream, CustomerFold.Prefix) ?? customer,
            by = entry.Actor == Acting.System.Actor ? entry.Actor : names.GetValueOrDefault(entry.Actor),
            sentence = told.Sentence,
            ticket = told.Ticket,
            outage = told.Outage,
            maintenance = told.Maintenance,
            claim = told.Claim,
            dispute = told.Dispute,
            statement = told.Statement,
        };

    internal static string? IdIn(string stream, string prefix) =>
        stream.StartsWith($"{prefix}/", StringComparison.Ordinal) ? stream[(prefix.Length + 1)..] : null;
}
