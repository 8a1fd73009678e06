using System.Collections.Immutable;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Customers;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using Kept.Text.Evidence;
using NodaTime;

namespace Kept.Server.Shared;

/// <summary>Files facts once for all agreements that draw on them: into the shared stream and into each of theirs, in one commit.</summary>
internal static class FileShared
{
    private static readonly ImmutableHashSet<string> Shareable =
    [
        "outage",
        "maintenance",
        "sample",
        "count",
        "contains",
        "work",
        "notice",
        "determination",
        "correction",
    ];

    public sealed record Request(string Name, string File, byte[] Content);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/shared/{name}/evidence",
                async (string name, string? file, HttpRequest http, Calls calls) =>
                {
                    using var bytes = new MemoryStream();
                    await http.Body.CopyToAsync(bytes, calls.Cancel);
                    var csv = http.ContentType?.StartsWith("text/csv", StringComparison.Ordinal) == true;
                    var request = new Request(name, file ?? (csv ? "facts.csv" : "evidence.jsonl"), bytes.ToArray());
                    return await calls.File(
                        request,
                        async act => Decide(await Load(calls, name), await Drawers(calls, name), request, act)
                    );
                }
            )
            .Accepts<string>("application/jsonl", "text/csv", "application/json")
            .Needs(Permission.WriteEvidence, ofCustomer: false)
            .WithSummary("File facts into every agreement that draws on the name");

    public static async Task<SharedFold> Load(Calls calls, string name) =>
        (SharedFold)await calls.Shelf.Load(SharedFold.StreamOf(name), calls.Cancel);

    private static async Task<ImmutableArray<AgreementFold>> Drawers(Calls calls, string name)
    {
        var drawers = ImmutableArray.CreateBuilder<AgreementFold>();
        foreach (var id in (await Load(calls, name)).Drawers)
        {
            drawers.Add(await calls.Shelf.Agreement(id, calls.Cancel));
        }

        return drawers.ToImmutable();
    }

    internal static Decision Decide(SharedFold shared, ImmutableArray<AgreementFold> drawers, Request request, Act act)
    {
        var reader = new EvidenceReader(EvidenceOptions.Default);
        var facts = reader.Read(new EvidenceSource(request.File, new MemoryStream(request.Content))).ToImmutableArray();
        reader.Finish();
        var problems = reader.Problems.Concat(Problems(shared, facts, request, act.At)).ToArray();
        return problems.Length > 0 ? Decision.Wrong(problems) : Filed(shared, drawers, facts, act);
    }

    private static Decision Filed(SharedFold shared, ImmutableArray<AgreementFold> drawers, ImmutableArray<LocatedFact> facts, Act act)
    {
        var texts = new Erasables(act.Ids, shared.Stream);
        var fresh = facts
            .Select(f => f.Fact)
            .Where(f => !shared.Evidence.ContainsKey(f.Reference))
            .DistinctBy(f => f.Reference)
            .Select(f => texts.TakenOut(f with { RecordedAt = act.At }))
            .ToImmutableArray();
        var after = shared with { Facts = shared.Facts.AddRange(fresh) };
        var copies = drawers.Select(d => (Agreement: d, Facts: Copies.For(d, after, fresh, act.At))).Where(c => !c.Facts.IsEmpty).ToArray();
        return new Decision.File(
            [((IFold)shared, Entries(fresh)), .. copies.Select(c => ((IFold)c.Agreement, Entries(c.Facts)))],
            new
            {
                facts = facts.Length,
                fresh = fresh.Length,
                agreements = copies.Select(c => new { agreement = c.Agreement.Id, facts = c.Facts.Length }),
            }
        )
        {
            Texts = texts.All,
        };
    }

    private static ImmutableArray<NewEntry> Entries(ImmutableArray<Fact> facts) => [.. facts.Select(AgreementFacts.Entry)];

    private static IEnumerable<Problem> Problems(SharedFold shared, ImmutableArray<LocatedFact> facts, Request request, Instant now)
    {
        if (!RegisterCustomer.Slug().IsMatch(request.Name))
        {
            yield return new Problem("id-wrong", new Place("name", 0, 0), "a name has 1 to 60 small letters, digits and hyphens");
        }

        foreach (var fact in facts.Where(f => !Shareable.Contains(f.Fact.Kind)))
        {
            yield return new Problem(
                "kind-not-shared",
                fact.At,
                $"facts of kind {fact.Fact.Kind} are of one agreement alone",
                $"shared are {string.Join(", ", Shareable.Order(StringComparer.Ordinal))}"
            );
        }

        foreach (var fact in facts.Where(f => f.Fact.Begin > now && f.Fact is not (Fact.Maintenance or Fact.Contains)))
        {
            yield return new Problem(
                "fact-in-future",
                fact.At,
                $"{fact.Fact.Reference} lies in the future",
                "only maintenance is recorded ahead"
            );
        }

        foreach (
            var fact in facts.Where(f =>
                shared.Evidence.TryGetValue(f.Fact.Reference, out var known) && !Incoming.Same(AgreementFacts.Read(known), f.Fact)
            )
        )
        {
            yield return new Problem(
                "fact-differs",
                fact.At,
                $"{fact.Fact.Reference} is recorded already and says something else",
                "file a correction of it"
            );
        }

        var fresh = facts.Where(f => !shared.Evidence.ContainsKey(f.Fact.Reference));
        foreach (var problem in EvidenceBook.Known(shared.Facts.Select(f => new LocatedFact(f, default)).Concat(fresh), null).Problems)
        {
            yield return problem;
        }
    }
}
