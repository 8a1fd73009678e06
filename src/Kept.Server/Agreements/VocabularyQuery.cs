using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Server.Api;
using Kept.Server.Evidence;
using Kept.Server.Filing;
using Kept.Server.Rights;

namespace Kept.Server.Agreements;

/// <summary>The words that an agreement knows: what a ticket, an outage or a determination under it can say, for whoever fills in a form.</summary>
internal static class VocabularyQuery
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/agreements/{agreement}/vocabulary", (string agreement, Calls calls) => calls.Ask(agreement, Of))
            .Needs(Permission.ReadAgreements)
            .WithSummary("The words that an agreement knows: services, priorities, reasons to pause, causes, findings");

    internal static object Of(AgreementFold agreement)
    {
        var terms = agreement.Latest.Terms;
        var sources = terms.ServiceLevels.SelectMany(l => l.Exclusions).Select(e => e.What).ToArray();
        return new
        {
            agreement = agreement.Id,
            title = terms.Title,
            customer = agreement.Customer,
            zone = agreement.Zone.Id,
            services = terms.Services.Select(s => new
            {
                id = s.Id,
                title = s.Title ?? s.Id,
                clause = s.Clause,
                resources = s.Resources,
            }),
            subjects = Incoming.Options(agreement).Subjects!.Order(StringComparer.Ordinal),
            levels = terms.ServiceLevels.Select(Level),
            values = Values(terms),
            pauses = Words(terms.ServiceLevels.SelectMany(l => Pauses(l)).Where(p => p != "any")),
            causes = Words(sources.OfType<ExclusionSource.Cause>().Select(c => c.Name)),
            findings = Words(sources.Select(FindingOf).OfType<string>()),
        };
    }

    private static object Level(ServiceLevel level) =>
        new
        {
            id = level.Id,
            clause = level.Clause,
            title = level.DisplayTitle,
            of = level.Of,
            ofTickets = level.Measure is Measure.TicketTime or Measure.Attainment,
            hasTimeline = Timelines.Has(level),
        };

    /// <summary>By dimension, those that have any: <c>{"priority":["urgent","normal"]}</c>.</summary>
    private static ImmutableSortedDictionary<string, ImmutableArray<string>> Values(Terms terms) =>
        CaseValues
            .Dimensions.Where(d => d != TargetDimension.Service)
            .Select(d => (Name: CaseValues.NameOf(d), Known: CaseValues.Of(terms, d)))
            .Where(d => !d.Known.IsEmpty)
            .ToImmutableSortedDictionary(d => d.Name, d => d.Known, StringComparer.Ordinal);

    private static ImmutableArray<string> Pauses(ServiceLevel level) =>
        level.Measure switch
        {
            Measure.TicketTime time => time.Clock.Pauses,
            Measure.Attainment attainment => attainment.Clock.Pauses,
            _ => [],
        };

    private static string? FindingOf(ExclusionSource source) =>
        source switch
        {
            ExclusionSource.Determination d => d.Finding,
            ExclusionSource.Cause { By: ExclusionProof.Determination } c => c.Name,
            _ => null,
        };

    private static ImmutableArray<string> Words(IEnumerable<string> words) => [.. words.Distinct(StringComparer.Ordinal)];
}
