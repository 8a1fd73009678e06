using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using NodaTime;

namespace Kept.Core.Assessment.Tickets;

/// <summary>What a ticket is from an instant on: fields that later events do not name keep their value.</summary>
internal sealed record TicketState(
    Instant From,
    string? Service,
    string? Category,
    string? Urgency,
    string? Impact,
    string? Priority,
    string? Product,
    string? Plan,
    string? Site,
    string? Team,
    string? TechnicalLevel
)
{
    private static readonly TicketState Unsaid = new(Instant.MinValue, null, null, null, null, null, null, null, null, null, null);

    public static ImmutableArray<TicketState> Of(TicketStory story)
    {
        var states = ImmutableArray.CreateBuilder<TicketState>();
        var state = Unsaid;
        foreach (var e in story.Events)
        {
            var next = state.After(e);
            if (states.Count == 0 || next with { From = state.From } != state)
            {
                states.Add(next);
            }

            state = next;
        }

        return states.ToImmutable();
    }

    /// <summary>Whether an event says anything of what the ticket is.</summary>
    public static bool IsSaidBy(Fact.Ticket e) => Unsaid.After(e) with { From = Unsaid.From } != Unsaid;

    /// <summary>The value of a dimension of targets; a priority that no event names follows from category, urgency and impact.</summary>
    public string? ValueOf(TargetDimension dimension, Terms terms, string? memberPlan) => dimension switch
    {
        TargetDimension.Plan => Plan ?? memberPlan,
        TargetDimension.Priority => Priority ?? PriorityBy(terms),
        TargetDimension.Category => Category,
        TargetDimension.Product => Product,
        TargetDimension.Urgency => Urgency,
        TargetDimension.Impact => Impact,
        TargetDimension.Service => Service,
        TargetDimension.Site => Site,
        TargetDimension.Team => Team,
    };

    private TicketState After(Fact.Ticket e) =>
        new(
            e.At,
            e.Service ?? Service,
            e.Category ?? Category,
            e.Urgency ?? Urgency,
            e.Impact ?? Impact,
            e.Priority ?? Priority,
            e.Product ?? Product,
            e.Plan ?? Plan,
            e.Site ?? Site,
            e.Team ?? Team,
            e.TechnicalLevel ?? TechnicalLevel
        );

    private string? PriorityBy(Terms terms) =>
        terms.Priorities.FirstOrDefault(IsMet)?.Priority ?? terms.Categories.FirstOrDefault(c => c.Id == Category)?.Priority;

    private bool IsMet(PriorityRule rule) =>
        Matches(rule.Category, Category)
        && Matches(rule.Urgency, Urgency)
        && Matches(rule.Impact, Impact)
        && Matches(rule.TechnicalLevel, TechnicalLevel);

    private static bool Matches(string? wanted, string? value) =>
        wanted is null || string.Equals(wanted, value, StringComparison.OrdinalIgnoreCase);
}
