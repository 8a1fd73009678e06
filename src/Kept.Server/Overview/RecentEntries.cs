using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Customers;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Overview;

/// <summary>
/// The last entries that somebody may hear of, found from the end of the journal backwards; of one agreement or one customer, from the ends
/// of their streams. How far is looked is bounded.
/// </summary>
internal sealed class RecentEntries(Calls calls, Instant since, int limit)
{
    private const int Step = 500;
    private const int LookedThrough = 20_000;
    private const int MostAgreements = 200;
    private readonly Dictionary<string, Row?> _agreements = new(StringComparer.Ordinal);

    public sealed record Found(Entry Entry, Told Told, string? Customer);

    public async Task<IReadOnlyList<Found>> Of(string? agreement, string? customer)
    {
        var found = agreement is null && customer is null ? await OfAll() : await OfStreams(await Streams(agreement, customer));
        return [.. found.OrderByDescending(f => f.Entry.Sequence).Take(limit)];
    }

    private async Task<List<Found>> OfAll()
    {
        var (found, last) = (new List<Found>(), await calls.Store.LastSequence(calls.Cancel));
        for (var until = last; until > 0 && last - until < LookedThrough && found.Count < limit; until -= Step)
        {
            var window = await Between(calls.Store.ReadAll(Math.Max(0, until - Step), calls.Cancel), e => e.Sequence > until);
            found.AddRange(window);
            if (window.Count > 0 && window.Min(w => w.Entry.RecordedAt) < since)
            {
                break;
            }
        }

        return [.. found.Where(f => f.Entry.RecordedAt >= since)];
    }

    private async Task<List<Found>> OfStreams(IReadOnlyList<string> streams)
    {
        var found = new List<Found>();
        foreach (var stream in streams)
        {
            var head = await calls.Store.HeadOf(stream, calls.Cancel);
            if (head.RecordedAt >= since)
            {
                // Some entries are told of nobody, so a few more than asked for.
                found.AddRange(await Between(calls.Store.Read(stream, Math.Max(0, head.Version - (2 * limit)), calls.Cancel), _ => false));
            }
        }

        return [.. found.Where(f => f.Entry.RecordedAt >= since)];
    }

    private async Task<IReadOnlyList<string>> Streams(string? agreement, string? customer)
    {
        var query = new RowQuery(AgreementRow.View) { Customer = customer, Limit = MostAgreements };
        var rows = await calls.Store.List(AgreementQueries.Seen(query, calls.Who), calls.Cancel);
        var own = agreement is not null ? rows.Rows.Where(r => r.Key == agreement) : rows.Rows;
        if (agreement is not null && rows.Next is not null && await Agreement(agreement) is { } row)
        {
            own = [row];
        }

        return
        [
            .. own.Select(r => r.Stream),
            .. agreement is null && customer is not null && calls.Who.May(Permission.ReadCustomers)
                ? [CustomerFold.StreamOf(customer)]
                : Array.Empty<string>(),
        ];
    }

    private async Task<List<Found>> Between(IAsyncEnumerable<Entry> entries, Func<Entry, bool> isBeyond)
    {
        var found = new List<Found>();
        await foreach (var entry in entries)
        {
            if (isBeyond(entry))
            {
                break;
            }

            if (await Seen(entry) is { } seen)
            {
                found.Add(seen);
            }
        }

        return found;
    }

    private async Task<Found?> Seen(Entry entry)
    {
        if (RecentQuery.IdIn(entry.Stream, CustomerFold.Prefix) is { } customer)
        {
            return calls.Who.May(Permission.ReadCustomers) && Sentences.Of(entry) is { } said ? new Found(entry, said, customer) : null;
        }

        return
            RecentQuery.IdIn(entry.Stream, AgreementFold.Prefix) is { } id
            && await Agreement(id) is { } row
            && Sentences.Of(KindVersions.Known.Up(entry)) is { } told
            && (told.ToCustomer || !calls.Who.IsCustomer)
            && (told.Ticket is null || calls.Who.May(Permission.ReadTickets))
            ? new Found(entry, told, row.Customer)
            : null;
    }

    /// <summary>The row of an agreement that the caller may know of.</summary>
    private async Task<Row?> Agreement(string id)
    {
        if (!_agreements.TryGetValue(id, out var row))
        {
            row = await calls.Store.Find(new RowKey(AgreementRow.View, id), calls.Cancel);
            row =
                row is not null && calls.Who.Sees(row.Customer) && !(calls.Who.IsCustomer && row.State == AgreementRow.Word(Stage.Draft))
                    ? row
                    : null;
            _agreements[id] = row;
        }

        return row;
    }
}
