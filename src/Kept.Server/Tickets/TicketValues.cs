using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Evidence;
using Kept.Text.Evidence;

namespace Kept.Server.Tickets;

/// <summary>What a ticket is, as a request says it. What is not said stays as it was.</summary>
public record TicketValues
{
    public string? Service { get; init; }

    public string? Category { get; init; }

    public string? Urgency { get; init; }

    public string? Impact { get; init; }

    public string? Priority { get; init; }

    public string? Product { get; init; }

    public string? Plan { get; init; }

    public string? Site { get; init; }

    public string? Team { get; init; }

    public string? TechnicalLevel { get; init; }

    internal bool IsEmpty => Named().All(v => v.Value is null);

    internal string? ValueOf(TargetDimension dimension) => Named().First(v => v.Dimension == dimension).Value;

    internal TicketValues With(TargetDimension dimension, string value) =>
        dimension switch
        {
            TargetDimension.Plan => this with { Plan = value },
            TargetDimension.Priority => this with { Priority = value },
            TargetDimension.Category => this with { Category = value },
            TargetDimension.Product => this with { Product = value },
            TargetDimension.Urgency => this with { Urgency = value },
            TargetDimension.Impact => this with { Impact = value },
            TargetDimension.Service => this with { Service = value },
            TargetDimension.Site => this with { Site = value },
            TargetDimension.Team => this with { Team = value },
        };

    internal Fact.Ticket In(Fact.Ticket fact) =>
        fact with
        {
            Service = Service,
            Category = Category,
            Urgency = Urgency,
            Impact = Impact,
            Priority = Priority,
            Product = Product,
            Plan = Plan,
            Site = Site,
            Team = Team,
            TechnicalLevel = TechnicalLevel,
        };

    /// <summary>Values that the agreement does not know: with them a ticket would lose its promise without a word.</summary>
    internal IEnumerable<Problem> Problems(AgreementFold agreement)
    {
        var terms = agreement.Latest.Terms;
        foreach (var (dimension, value) in Named().Where(v => v.Dimension != TargetDimension.Service && v.Value is not null))
        {
            if (value!.Length > 200 || !CaseValues.IsKnown(terms, dimension, value))
            {
                yield return Unknown(CaseValues.NameOf(dimension), value, CaseValues.Of(terms, dimension));
            }
        }

        var subjects = Incoming.Options(agreement).Subjects!;
        if (Service is not null && !subjects.Contains(Service))
        {
            yield return Unknown("service", Service, [.. subjects.Order(StringComparer.Ordinal)]);
        }
    }

    private static Problem Unknown(string field, string value, ImmutableArray<string> known) =>
        new(
            $"unknown-{field}",
            new Place(field, 0, 0),
            $"the agreement has no {field} `{value}`",
            NearWords.DidYouMean(value, known) ?? $"it has {string.Join(", ", known.Take(12))}"
        );

    private IEnumerable<(TargetDimension Dimension, string? Value)> Named() =>
        [
            (TargetDimension.Service, Service),
            (TargetDimension.Category, Category),
            (TargetDimension.Urgency, Urgency),
            (TargetDimension.Impact, Impact),
            (TargetDimension.Priority, Priority),
            (TargetDimension.Product, Product),
            (TargetDimension.Plan, Plan),
            (TargetDimension.Site, Site),
            (TargetDimension.Team, Team),
        ];
}
