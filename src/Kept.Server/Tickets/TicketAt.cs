using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Server.Agreements;
using Kept.Server.Filing;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Tickets;

/// <summary>A ticket as a command finds it: what happened to it, and where it stands.</summary>
internal sealed record TicketAt(AgreementFold Agreement, TicketStory Story, TicketStanding Standing)
{
    public string Number => Story.Number;

    /// <summary>Null where the agreement has no such ticket.</summary>
    public static TicketAt? Find(AgreementFold agreement, string number) =>
        agreement.StoryOf(number) is { } story ? new TicketAt(agreement, story, TicketStanding.Of(story, agreement.Latest.Terms)) : null;

    /// <summary>Something that happens to it now, or happened when the provider says so, recorded by the party that says it.</summary>
    public Fact.Ticket Event(TicketEvent what, Act act, Instant? at) => New(Agreement, Number, what, act, at);

    public static Fact.Ticket New(AgreementFold agreement, string number, TicketEvent what, Act act, Instant? at) =>
        new(number, what, at ?? act.At)
        {
            Id = Free(agreement, number),
            RecordedAt = act.At,
            By = act.Who.Party,
            Side = act.Who.IsCustomer ? TicketSide.Customer : TicketSide.Provider,
        };

    /// <summary>Files the event, its words apart from it (R15), and answers with the ticket as it is then.</summary>
    public Decision File(Fact.Ticket fact, string? text, Act act, params ImmutableArray<NewEntry> also)
    {
        var words = Text(Agreement, text, act);
        var filed = fact with { Note = words?.Id };
        return Decision.Of(
            Agreement,
            new JsonText(TicketAnswer.Brief(Agreement, Story.With(filed), act.At)),
            [AgreementFacts.Entry(filed), .. also]
        ) with
        {
            Texts = words is null ? [] : [words],
        };
    }

    public static ErasableText? Text(AgreementFold agreement, string? content, Act act) =>
        string.IsNullOrWhiteSpace(content) ? null : new ErasableText($"text/{act.Ids.Next()}", agreement.Owner, content);

    /// <summary>What is wrong with the time that somebody states: only the provider's side records what happened before.</summary>
    public IEnumerable<Problem> TimeProblems(Instant? at, Act act) => TimeProblems(at, act, Story.Events[0].At);

    public static IEnumerable<Problem> TimeProblems(Instant? at, Act act, Instant? openedAt)
    {
        var place = new Place("at", 0, 0);
        if (at > act.At)
        {
            yield return new Problem("fact-in-future", place, "this lies in the future", "what happens later is recorded later");
        }

        if (at is not null && act.Who.IsCustomer)
        {
            yield return new Problem("time-not-yours", place, "what a customer says is said when it is received", "leave out `at`");
        }

        if (at < openedAt)
        {
            yield return new Problem("before-opened", place, "this lies before the ticket was opened");
        }
    }

    // T-1-2: the second event of T-1. A name that evidence from elsewhere has already is passed over.
    private static string Free(AgreementFold agreement, string number)
    {
        var known = agreement.Tickets.GetValueOrDefault(number)?.Events.Length ?? 0;
        return Enumerable
            .Range(known + 1, int.MaxValue - known - 1)
            .Select(n => $"{number}-{n.ToString(CultureInfo.InvariantCulture)}")
            .First(id => !agreement.Evidence.ContainsKey(id));
    }
}
