using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Kept.Core.Json;
using Kept.Core.Problems;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Journal;

/// <summary>The journal itself: its entries, where its streams end, and whether its chain holds.</summary>
internal static class JournalApi
{
    /// <summary>How many entries one request looks through for those that were asked for.</summary>
    private const int LookedThrough = 20_000;

    /// <param name="After">The <c>next</c> of the page before: a sequence.</param>
    /// <param name="Kind">A kind of entries, or a beginning with a dot (<c>due.</c>).</param>
    /// <param name="Actor">Who brought it: <c>user/ID</c>.</param>
    /// <param name="From">Recorded at this instant or later.</param>
    /// <param name="Until">Recorded before this instant.</param>
    /// <param name="Limit">1 to 1000; 100 where not said.</param>
    /// <param name="Order"><c>latest</c>: the newest first; <c>after</c> is then the sequence to go back from.</param>
    /// <param name="To"><c>csv</c>: all that fit, as a table.</param>
    public sealed record Wanted(
        long? After,
        string? Stream,
        string? Kind,
        string? Actor,
        Moment? From,
        Moment? Until,
        int? Limit,
        string? Order,
        string? To
    )
    {
        public bool Fits(Entry entry) =>
            (Stream is null || entry.Stream == Stream)
            && (Actor is null || entry.Actor == Actor)
            && (From is null || entry.RecordedAt >= From.Value.At)
            && (Until is null || entry.RecordedAt < Until.Value.At)
            && (Kind is null || entry.Kind == Kind || (Kind.EndsWith('.') && entry.Kind.StartsWith(Kind, StringComparison.Ordinal)));
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/journal", async ([AsParameters] Wanted wanted, Calls calls) => await Page(wanted, calls))
            .Needs(Permission.ReadJournal, ofCustomer: false)
            .WithSummary("The journal's entries in its order, as an export has them; names and words are references");
        api.MapGet("/journal/heads", async (Calls calls) => Written(HeadsJson.Text(await calls.Store.Heads(cancel: calls.Cancel))))
            .Needs(Permission.ReadJournal, ofCustomer: false)
            .WithSummary("Where each stream ends, as a file of heads that kept verify takes");
        api.MapGet("/journal/verification", async (Calls calls) => Said(await Verified.Of(calls.Store, [], cancel: calls.Cancel)))
            .Needs(Permission.ReadJournal, ofCustomer: false)
            .WithSummary("Verify the chain of the whole journal, also against the heads in issued statements");
    }

    /// <summary>A page may have fewer entries than asked for, even none, and still a next one: looking is bounded too.</summary>
    private static async Task<IResult> Page(Wanted wanted, Calls calls)
    {
        if (wanted.To == "csv")
        {
            return new CsvResult("journal", Heads, Lines(wanted, calls));
        }

        if (wanted.After < 0 || wanted.Limit is < 1 or > 1000)
        {
            return Calls.Result(Decision.Wrong(new Problem("page-wrong", default, "`after` is a sequence from 0, `limit` is 1 to 1000")));
        }

        var (limit, looked, last, full) = (wanted.Limit ?? 100, 0, wanted.After ?? 0, false);
        var items = new List<string>();
        await foreach (var entry in wanted.Order == "latest" ? Backwards(wanted, calls) : Entries(wanted, calls))
        {
            if (full = items.Count == limit || looked == LookedThrough)
            {
                break;
            }

            (looked, last) = (looked + 1, entry.Sequence);
            if (wanted.Fits(entry))
            {
                items.Add(EntryJson.Line(entry));
            }
        }

        var next = full ? string.Create(CultureInfo.InvariantCulture, $",\"next\":{last}") : "";
        return Written($"{{\"items\":[{string.Join(',', items)}]{next}}}");
    }

    private static readonly ImmutableArray<string> Heads =
    [
        "sequence",
        "stream",
        "version",
        "kind",
        "kindVersion",
        "happenedAt",
        "recordedAt",
        "actor",
        "source",
        "payload",
        "previous",
        "hash",
    ];

    private static async IAsyncEnumerable<IEnumerable<string?>> Lines(Wanted wanted, Calls calls)
    {
        await foreach (var entry in Entries(wanted, calls))
        {
            if (wanted.Fits(entry))
            {
                yield return Cells(entry);
            }
        }
    }

    private static IEnumerable<string?> Cells(Entry e) =>
        [
            e.Sequence.ToString(CultureInfo.InvariantCulture),
            e.Stream,
            e.Version.ToString(CultureInfo.InvariantCulture),
            e.Kind,
            e.KindVersion.ToString(CultureInfo.InvariantCulture),
            ExactText.Of(e.HappenedAt),
            ExactText.Of(e.RecordedAt),
            e.Actor,
            e.SourceKey,
            e.Payload,
            e.Previous,
            e.Hash,
        ];

    private static IAsyncEnumerable<Entry> Entries(Wanted wanted, Calls calls) =>
        wanted.Stream is { } stream
            ? calls.Store.Read(stream, cancel: calls.Cancel).SkipWhile(e => e.Sequence <= (wanted.After ?? 0))
            : calls.Store.ReadAll(wanted.After ?? 0, calls.Cancel);

    /// <summary>The newest first: the store reads forwards alone, so it is read in pieces from the end.</summary>
    private static async IAsyncEnumerable<Entry> Backwards(Wanted wanted, Calls calls)
    {
        const int piece = 500;
        var before = wanted.After ?? await calls.Store.LastSequence(calls.Cancel) + 1;
        if (wanted.Stream is { } stream)
        {
            foreach (var entry in (await calls.Store.Read(stream, cancel: calls.Cancel).ToListAsync(calls.Cancel)).AsEnumerable().Reverse())
            {
                if (entry.Sequence < before)
                {
                    yield return entry;
                }
            }

            yield break;
        }

        for (; before > 1; before = Math.Max(1, before - piece))
        {
            var until = before;
            var read = calls.Store.ReadAll(Math.Max(1, until - piece) - 1, calls.Cancel).TakeWhile(e => e.Sequence < until);
            foreach (var entry in (await read.ToListAsync(calls.Cancel)).AsEnumerable().Reverse())
            {
                yield return entry;
            }
        }
    }

    private static IResult Written(string json) => Results.Text(json, "application/json", Encoding.UTF8);

    private static IResult Said(Verified verified) =>
        Results.Json(
            new
            {
                holds = verified.Holds,
                entries = verified.Entries,
                streams = verified.Heads.Length,
                hash = verified.Hash,
                handedOut = verified.HandedOut,
                problems = verified.Faults.Select(f => new
                {
                    code = f.Code,
                    stream = f.Stream,
                    version = f.Version,
                    sentence = f.Sentence,
                }),
            },
            Json.Options
        );
}
