using System.Collections.Immutable;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Text.Imports.Tickets;
using Kept.Text.Language;

namespace Kept.Server.HelpDesks;

/// <summary>
/// Takes the events of an outside help desk's tickets: JSON or CSV, read by a mapping. All of them or none, each problem with its line, and
/// the same export again changes nothing. From then on Kept times that tool's tickets.
/// </summary>
internal static class TakeEvents
{
    public sealed record Request(string Mapping, string File, byte[] Content);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/agreements/{agreement}/tickets/events",
                async (string agreement, string mapping, string? file, HttpRequest http, Calls calls) =>
                {
                    using var bytes = new MemoryStream();
                    await http.Body.CopyToAsync(bytes, calls.Cancel);
                    var csv = http.ContentType?.StartsWith("text/csv", StringComparison.Ordinal) == true;
                    var request = new Request(mapping, file ?? (csv ? "events.csv" : "events.json"), bytes.ToArray());
                    return await calls.OnAgreement(
                        agreement,
                        request,
                        async (a, r, act) => Decide(a, await KeepMapping.Mappings(calls), r, act)
                    );
                }
            )
            .Accepts<string>("application/json", "text/csv", "application/jsonl")
            .Needs(Permission.WriteEvidence)
            .WithSummary("Take events of an outside help desk's tickets, by ?mapping=NAME; ?preview=true only shows their effect");

    internal static Decision Decide(AgreementFold agreement, MappingFold mappings, Request request, Act act)
    {
        if (!mappings.Texts.TryGetValue(request.Mapping, out var text))
        {
            return Decision.Wrong(
                new Problem(
                    "mapping-unknown",
                    new Place("mapping", 0, 0),
                    $"there is no mapping {request.Mapping}",
                    $"there are {string.Join(", ", mappings.Texts.Keys)}"
                )
            );
        }

        var mapping = TicketMapping.Read(new SourceText(request.Mapping, text)).OrThrow();
        var export = TicketExport.Read(mapping, request.File, request.Content, agreement.StoryOf, act.At);
        var incoming = Incoming.Of(agreement, export.Facts, [.. export.Problems, .. Subjects(agreement, export.Facts)], act.At);
        return !incoming.Problems.IsEmpty ? Decision.Wrong(incoming.Problems)
            : agreement.Stage is Stage.Draft or Stage.Proposed
                ? Decision.Unfit("not-signed", "the agreement is not signed by both parties yet", "sign it first")
            : Filed(agreement, incoming, request, act);
    }

    private static Decision Filed(AgreementFold agreement, Incoming incoming, Request request, Act act)
    {
        var dated = incoming.Fresh.Select(f => f with { RecordedAt = act.At }).ToImmutableArray();
        if (act.Preview)
        {
            return Effects.Preview(agreement, dated, act.At);
        }

        var texts = new Erasables(act.Ids, agreement.Owner);
        var entries = dated.Select(texts.TakenOut).Select(AgreementFacts.Entry).ToImmutableArray();
        var tickets = incoming.Facts.Select(f => ((Fact.Ticket)f.Fact).Number).Distinct().Count();
        return new Decision.File(
            [(agreement, entries)],
            new
            {
                events = incoming.Facts.Length,
                fresh = entries.Length,
                tickets,
            }
        )
        {
            Texts = texts.All,
        };
    }

    private static IEnumerable<Problem> Subjects(AgreementFold agreement, ImmutableArray<LocatedFact> facts)
    {
        var known = Incoming.Options(agreement).Subjects!;
        return from fact in facts
            let service = ((Fact.Ticket)fact.Fact).Service
            where service is not null && !known.Contains(service)
            select new Problem(
                "unknown-service",
                fact.At,
                $"the agreement has no service or resource `{service}`",
                $"it has {string.Join(", ", known.Order(StringComparer.Ordinal).Take(12))}"
            );
    }
}
