using System.Collections.Immutable;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Text.Evidence;
using NodaTime;

namespace Kept.Text.Imports.Tickets;

/// <summary>The events of a help desk's export as facts, named by tool and id, so that the same export again changes nothing.</summary>
public sealed record TicketExport(ImmutableArray<LocatedFact> Facts, ImmutableArray<Problem> Problems)
{
    /// <param name="name">Of the file: <c>tickets.csv</c>, <c>export.json</c>.</param>
    /// <param name="known">What is known of a ticket already; null: nothing.</param>
    /// <param name="now">When a change happened of which the export does not say when.</param>
    public static TicketExport Read(TicketMapping mapping, string name, byte[] content, Func<string, TicketStory?> known, Instant now)
    {
        var problems = new ProblemList(1000);
        var records = ExportRecords.Read(name, content, mapping.Items, problems);
        var events = records.SelectMany(r => new ExportedRecord(mapping, r, problems, now).Events()).ToArray();
        var facts = events.GroupBy(e => e.Fact.Number, StringComparer.Ordinal).SelectMany(g => Settled([.. g], known(g.Key)));
        return new TicketExport([.. facts.OrderBy(f => f.At.Line)], [.. problems.All()]);
    }

    /// <summary>In order of time: what goes on is a resumption or a reopening by what went before; what is known stays as it is.</summary>
    private static IEnumerable<LocatedFact> Settled(ImmutableArray<ExportedEvent> events, TicketStory? known)
    {
        var before = known?.Events.ToDictionary(e => e.Reference) ?? [];
        var story = known ?? new TicketStory(events[0].Fact.Number, []);
        foreach (var e in events.OrderBy(e => e.Fact.At).ThenBy(e => e.OnlyIfChanged))
        {
            if (e.OnlyIfChanged ? !Differs(story, e.Fact) : before.ContainsKey(e.Fact.Reference))
            {
                if (!e.OnlyIfChanged)
                {
                    yield return new LocatedFact(e.IsWhole || e.Continues ? before[e.Fact.Reference] : e.Fact, e.At);
                }

                continue;
            }

            var fact = e.Continues ? e.Fact with { Event = Continued(story, e.Fact.At) } : e.Fact;
            story = story.With(fact);
            yield return new LocatedFact(fact, e.At);
        }
    }

    private static TicketEvent Continued(TicketStory story, Instant at) =>
        TicketStanding.StageOf(story.Events.Where(e => e.At <= at)) switch
        {
            TicketStage.Paused => TicketEvent.Resumed,
            TicketStage.Resolved or TicketStage.Closed => TicketEvent.Reopened,
            TicketStage.Open => TicketEvent.Changed,
        };

    /// <summary>Whether the export says of the ticket what its events do not.</summary>
    private static bool Differs(TicketStory story, Fact.Ticket fact)
    {
        return !story.Events.IsEmpty
            && new Func<Fact.Ticket, string?>[]
            {
                f => f.Team,
                f => f.Service,
                f => f.Category,
                f => f.Urgency,
                f => f.Impact,
                f => f.Priority,
                f => f.Product,
                f => f.Plan,
                f => f.Site,
                f => f.TechnicalLevel,
            }.Any(value => value(fact) is { } said && story.Events.Select(value).LastOrDefault(v => v is not null) != said);
    }
}
