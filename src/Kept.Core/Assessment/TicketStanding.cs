using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment.Tickets;
using Kept.Core.Evidence;
using NodaTime;

namespace Kept.Core.Assessment;

/// <summary>How far a ticket has come.</summary>
public enum TicketStage
{
    Open,
    Paused,
    Resolved,
    Closed,
}

/// <summary>What a ticket is after its last event: what later events do not name stays as earlier ones said it.</summary>
/// <param name="Since">Since when it is at its stage.</param>
/// <param name="PausedFor">The reason of the pause; null where it is not paused, or no reason was given.</param>
public sealed record TicketStanding(string Number, TicketStage Stage, Instant OpenedAt, Instant Since, string? PausedFor)
{
    /// <summary>What it is, by the names in evidence; the priority also where it follows from category, urgency and impact.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public string? ValueOf(string field) => Values.GetValueOrDefault(field);

    /// <exception cref="ArgumentException">The ticket has no events.</exception>
    public static TicketStanding Of(TicketStory story, Terms terms)
    {
        if (story.Events.IsEmpty)
        {
            throw new ArgumentException("a ticket without events stands nowhere", nameof(story));
        }

        return Folded(story.Number, story.Events) with
        {
            Values = ValuesOf(TicketState.Of(story)[^1], terms),
        };
    }

    /// <summary>The stage after events in order of time; open where there are none.</summary>
    public static TicketStage StageOf(IEnumerable<Fact.Ticket> events) =>
        events.ToImmutableArray() is { IsEmpty: false } all ? Folded(all[0].Number, all).Stage : TicketStage.Open;

    private static TicketStanding Folded(string number, ImmutableArray<Fact.Ticket> events) =>
        events.Aggregate(new TicketStanding(number, TicketStage.Open, events[0].At, events[0].At, null), After);

    private static TicketStanding After(TicketStanding so, Fact.Ticket e) =>
        e.Event switch
        {
            TicketEvent.Paused => so.Stage == TicketStage.Paused ? so : so.At(TicketStage.Paused, e) with { PausedFor = e.Reason },
            TicketEvent.Resumed => so.Stage == TicketStage.Paused ? so.At(TicketStage.Open, e) : so,
            TicketEvent.Opened or TicketEvent.Reopened => so.At(TicketStage.Open, e),
            TicketEvent.Resolved => so.At(TicketStage.Resolved, e),
            TicketEvent.Closed => so.At(TicketStage.Closed, e),
            TicketEvent.Assigned or TicketEvent.Responded or TicketEvent.Updated or TicketEvent.Changed => so,
        };

    private TicketStanding At(TicketStage stage, Fact.Ticket e) =>
        Stage == stage && stage != TicketStage.Paused ? this : this with { Stage = stage, Since = e.At, PausedFor = null };

    private static ImmutableSortedDictionary<string, string> ValuesOf(TicketState state, Terms terms) =>
        new (string Name, string? Value)[]
        {
            ("service", state.Service),
            ("category", state.Category),
            ("urgency", state.Urgency),
            ("impact", state.Impact),
            ("priority", state.ValueOf(TargetDimension.Priority, terms, null)),
            ("product", state.Product),
            ("plan", state.Plan),
            ("site", state.Site),
            ("team", state.Team),
            ("technicalLevel", state.TechnicalLevel),
        }
            .Where(v => v.Value is not null)
            .ToImmutableSortedDictionary(v => v.Name, v => v.Value!, StringComparer.Ordinal);
}
