using System.Globalization;
using System.Text.Json.Nodes;
using Kept.Core.Evidence;
using Kept.Core.Json;
using Kept.Core.Problems;
using Kept.Server.Accounts;
using Kept.Server.Agreements;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Overview;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Evidence;

/// <summary>The facts of an agreement as a list, the last recorded first, and each with what was said and judged of it.</summary>
internal static class FactQueries
{
    /// <param name="Kind">Only facts of this kind.</param>
    /// <param name="After">The cursor from the page before.</param>
    public sealed record Wanted(string? Kind, string? After, int? Limit);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet(
                "/agreements/{agreement}/facts",
                (string agreement, [AsParameters] Wanted wanted, Calls calls, People people) =>
                    calls.Ask(agreement, a => List(a, wanted, people, calls.Cancel))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("The facts of an agreement, the last recorded first; ?kind=outage");
        api.MapGet(
                "/agreements/{agreement}/facts/{**fact}",
                (string agreement, string fact, Calls calls, People people) =>
                    calls.Ask(agreement, a => One(a, Uri.UnescapeDataString(fact), calls, people))
            )
            .Needs(Permission.ReadAgreements)
            .WithSummary("One fact of any kind, with what was recorded, said and judged of it");
    }

    private static async Task<object> List(AgreementFold agreement, Wanted wanted, People people, CancellationToken cancel)
    {
        if (
            wanted.Limit is < 1 or > 1000
            || wanted.After is not null && !long.TryParse(wanted.After, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        )
        {
            return Decision.Wrong(
                new Problem("value-wrong", new Place("limit", 0, 0), "`limit` is 1 to 1000, `after` the `next` of a page")
            );
        }

        var before = wanted.After is null ? long.MaxValue : long.Parse(wanted.After, CultureInfo.InvariantCulture);
        var all = agreement.Evidence.Values.Where(e => wanted.Kind is null || e.Kind == wanted.Kind).OrderByDescending(e => e.Version);
        var page = all.Where(e => e.Version < before).Take((wanted.Limit ?? 50) + 1).ToArray();
        var shown = page.Take(wanted.Limit ?? 50).ToArray();
        var names = await people.NamesOf(shown.Select(e => e.Actor), cancel);
        return new
        {
            items = shown.Select(e => Line(agreement, e, names.GetValueOrDefault(e.Actor))),
            next = page.Length > shown.Length ? shown[^1].Version.ToString(CultureInfo.InvariantCulture) : null,
            kinds = agreement.Evidence.Values.Select(e => e.Kind).Distinct().Order(StringComparer.Ordinal),
        };
    }

    private static object Line(AgreementFold agreement, Entry entry, string? by)
    {
        var fact = AgreementFacts.Read(entry);
        return new
        {
            fact = fact.Reference,
            kind = entry.Kind,
            at = entry.HappenedAt,
            recordedAt = entry.RecordedAt,
            by,
            sentence = Sentences.Of(entry)?.Sentence,
            retracted = fact is not Fact.Correction && agreement.Book.ById(fact.Reference) is null ? true : (bool?)null,
        };
    }

    private static async Task<object> One(AgreementFold agreement, string reference, Calls calls, People people)
    {
        var entry =
            agreement.Evidence.GetValueOrDefault(reference) ?? agreement.Evidence.FirstOrDefault(e => Named(e.Key, reference)).Value;
        if (entry is null)
        {
            return Decision.Unknown($"fact {reference}");
        }

        var recorded = AgreementFacts.Read(entry);
        var fact = agreement.Book.ById(recorded.Reference);
        var name = (await people.NamesOf([entry.Actor], calls.Cancel)).GetValueOrDefault(entry.Actor);
        return await FactAnswer.Of(
            agreement,
            fact ?? recorded,
            calls.Store,
            calls.Cancel,
            ("filedBy", name),
            ("filedAt", ExactText.Of(entry.RecordedAt)),
            ("hash", entry.Hash),
            ("sentence", Sentences.Of(entry)?.Sentence),
            ("retracted", fact is null && recorded is not Fact.Correction ? JsonValue.Create(true) : null)
        );
    }

    /// <summary>By its id alone, where it came from a source.</summary>
    private static bool Named(string key, string id) => key.EndsWith($"/{id}", StringComparison.Ordinal);
}
