using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;

namespace Kept.Core.Assessment.Tickets;

/// <summary>Which events of a ticket made a difference to its clocks. Tickets do not bear on each other, so each is asked alone.</summary>
internal static class TicketMatter
{
    /// <param name="isSame">Whether the clocks of the ticket, read anew without an event, say the same.</param>
    public static Matter Of(LevelContext level, string number, TicketClock clock, Target targets, Func<ImmutableArray<TicketTime>, bool> isSame)
    {
        var corrections = level.Book.Corrections.Where(c => c.Before is Fact.Ticket { Number: var before } && before == number).ToImmutableArray();
        var story = level.Book.TicketOf(number)?.Events ?? [];
        return Matter.Of(story.Concat(corrections.Select(c => (Fact)c.Correction)), f => !isSame(Read(Without(f))));

        ImmutableArray<Fact.Ticket> Without(Fact fact)
        {
            if (fact is not Fact.Correction)
            {
                return [.. story.Where(e => !ReferenceEquals(e, fact))];
            }

            var undone = corrections.First(c => ReferenceEquals(c.Correction, fact));
            return [.. story.Where(e => !ReferenceEquals(e, undone.After)).Append((Fact.Ticket)undone.Before).Order(TicketOrder.Lifetime)];
        }

        ImmutableArray<TicketTime> Read(ImmutableArray<Fact.Ticket> events) =>
            events.IsEmpty ? [] : [.. TicketTimes.Of(level, new TicketStory(number, events), clock, targets)];
    }
}
