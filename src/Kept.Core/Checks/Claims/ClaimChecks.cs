using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Trials;
using Kept.Core.Evidence;
using NodaTime;

namespace Kept.Core.Checks.Claims;

/// <summary>Checks of how credits are claimed: from what the time runs, whether it can be kept, and what an answer or its absence means.</summary>
internal static class ClaimChecks
{
    private static readonly CheckKind Unrecorded = new(
        "claim-anchor-unrecorded",
        CheckGroup.Claims,
        Severity.Error,
        "the time for a claim runs from an event that is never recorded",
        "This kind of level knows no such event, so nobody can say when the time ends. Let it run from `month end`, or from the event that "
            + "is measured."
    );

    private static readonly CheckKind BeforeKnown = new(
        "claim-before-known",
        CheckGroup.Claims,
        Severity.Error,
        "the time for a claim ends before the miss is known",
        "A claim made as early as the miss can be known is too late. Let the time run from the end of the outage, or from `month end`."
    );

    private static readonly CheckKind AnswerUnlimited = new(
        "answer-unlimited",
        CheckGroup.Claims,
        Severity.Warning,
        "no time for the provider's answer",
        "The customer claims within a time, and the provider may answer whenever it likes. Write `answer: 10 office days, otherwise: accepted`."
    );

    private static readonly CheckKind NoDefault = new(
        "answer-without-default",
        CheckGroup.Claims,
        Severity.Warning,
        "nothing says what silence means",
        "The provider has a time to answer, and when it passes nothing happens. Write `otherwise: accepted` or `otherwise: rejected`."
    );

    private static readonly CheckKind AnyForm = new(
        "claim-form-unstated",
        CheckGroup.Claims,
        Severity.Note,
        "a claim in any form",
        "No form is agreed, so a telephone call is a claim, and whether there was one is hard to show. Write `form: written`."
    );

    public static readonly ImmutableArray<Check> All =
    [
        new(Unrecorded, c => OnRequest(c).Where(l => !Records(c.Terms, l, l.Claim.After)).Select(l => NeverHappens(c, l))),
        new(BeforeKnown, c => OnRequest(c).SelectMany(l => TooEarly(c, l))),
        new(AnswerUnlimited, c => ByCustomer(c).Where(l => l.Claim.Answer is null).Select(Unanswered)),
        new(NoDefault, c => ByCustomer(c).Where(l => l.Claim is { Answer: not null, Silence: AnswerDefault.NotAgreed }).Select(l => Silent(c, l))),
        new(AnyForm, c => ByCustomer(c).Where(l => l.Claim.Form is null).Select(l => AnyForm.At(l, "claim", "a claim counts in any form, spoken too"))),
    ];

    private static IEnumerable<ServiceLevel> OnRequest(CheckContext context) => context.Credits().Select(c => c.Level).Where(l => !l.Claim.Automatic);

    private static IEnumerable<ServiceLevel> ByCustomer(CheckContext context) => OnRequest(context).Where(l => l.Claim.By != "provider");

    /// <summary>Whether facts of this kind of level can hold the event from which the time runs.</summary>
    private static bool Records(Terms terms, ServiceLevel level, ClaimAnchor anchor) => anchor switch
    {
        ClaimAnchor.WindowEnd or ClaimAnchor.CustomerAware => true,
        ClaimAnchor.OutageBegin or ClaimAnchor.OutageEnd => level.Measure
            is Measure.Availability
                or Measure.OccurrenceTime { Of: OccurrenceKind.Outage }
                or Measure.Tally { Of: OccurrenceKind.Outage },
        ClaimAnchor.TicketOpened or ClaimAnchor.TicketClosed => IsOfTickets(level.Measure),
        ClaimAnchor.InvoiceReceived => HasFees(terms),
    };

    private static bool IsOfTickets(Measure measure) => measure switch
    {
        Measure.TicketTime => true,
        Measure.Availability availability => NeedsTicket(availability.Clock),
        Measure.OccurrenceTime time => time.Of == OccurrenceKind.Ticket || NeedsTicket(time.Clock),
        Measure.Tally tally => tally.Of == OccurrenceKind.Ticket || NeedsTicket(tally.Clock),
        _ => false,
    };

    private static bool NeedsTicket(OccurrenceClock clock) => clock.Start == OccurrenceStart.TicketOpened || clock.End == OccurrenceEnd.TicketClosed;

    /// <summary>Without any fee nothing is ever invoiced.</summary>
    private static bool HasFees(Terms terms) =>
        terms.Services.Any(s => s.Price is not null || s.Rate is not null)
        || !terms.Rates.IsEmpty
        || terms.Members.Any(m => m.Fee is not null)
        || terms.ServiceLevels.Any(l => l.Credit?.Of is { Kind: not FeeKind.NamedAmount });

    private static Finding NeverHappens(CheckContext context, ServiceLevel level) =>
        Unrecorded.At(level, "claim", $"the time for a claim runs from {Event(level.Claim.After)}, and {What(level)} records none") with
        {
            Example = Worst
                .Of(context.Trial, level)
                .Select(s => ClaimTrials.Claimed(context.Trial, s, level, s.Period.Until + Duration.FromHours(12)))
                .Select(s => ClaimTrials.Show(context.Trial, s, level, ClaimState.Late, ClaimState.Early))
                .FirstOrDefault(e => e is not null),
        };

    private static string What(ServiceLevel level) => level.Measure switch
    {
        _ when level.Claim.After == ClaimAnchor.InvoiceReceived => "an agreement without fees",
        Measure.Availability => "a share of time",
        Measure.EventRatio or Measure.Slots => "a share of events",
        Measure.Latency => "a latency",
        Measure.TicketTime => "the time of a ticket",
        Measure.Attainment => "a share of tickets",
        _ => "this measure",
    };

    private static string Event(ClaimAnchor anchor) => anchor switch
    {
        ClaimAnchor.WindowEnd => "the end of the window",
        ClaimAnchor.OutageBegin => "the begin of the outage",
        ClaimAnchor.OutageEnd => "the end of the outage",
        ClaimAnchor.TicketOpened => "the opening of the ticket",
        ClaimAnchor.TicketClosed => "the closing of the ticket",
        ClaimAnchor.InvoiceReceived => "the receipt of an invoice",
        ClaimAnchor.CustomerAware => "the customer's knowledge of it",
    };

    private static IEnumerable<Finding> TooEarly(CheckContext context, ServiceLevel level) =>
        level.Claim is { Within: { } within, After: ClaimAnchor.OutageBegin or ClaimAnchor.TicketOpened or ClaimAnchor.CustomerAware } && Records(context.Terms, level, level.Claim.After)
            ? LateMisses
                .Of(context.Trial, level)
                .Select(m => ClaimTrials.Show(context.Trial, ClaimTrials.Claimed(context.Trial, Noticed(context, m.Stimulus, level), level, m.KnownAt), level, ClaimState.Late))
                .OfType<CounterExample>()
                .Take(1)
                .Select(e =>
                    BeforeKnown.At(
                        level,
                        "claim",
                        $"a claim within {Words.Length(within)} after {Event(level.Claim.After)} may have to be made before the miss can be known"
                    ) with
                    {
                        Example = e,
                    }
                )
            : [];

    /// <summary>Where time runs from the customer's knowledge, the customer told the provider at once.</summary>
    private static Stimulus Noticed(CheckContext context, Stimulus stimulus, ServiceLevel level)
    {
        var begin = stimulus.Facts.Min(f => f.Begin);
        var service = new FactMaker(context.Trial, level).Service;
        return level.Claim.After != ClaimAnchor.CustomerAware
            ? stimulus
            : stimulus with
            {
                Words = $"{stimulus.Words}, known to the customer at once",
                Facts = stimulus.Facts.Add(new Fact.Notice("downtime", service, begin, begin, "written", null) { Id = "aware", RecordedAt = begin }),
            };
    }

    private static Finding Unanswered(ServiceLevel level) =>
        AnswerUnlimited.At(level, "claim", "nothing says by when the provider answers a claim", "add `answer: 10 office days` and `otherwise: accepted`");

    private static Finding Silent(CheckContext context, ServiceLevel level) =>
        NoDefault.At(level, "claim", $"the provider answers within {Words.Length(level.Claim.Answer!)}, and nothing says what silence means") with
        {
            Example = Worst
                .Of(context.Trial, level)
                .SelectMany(s => new[] { s.Period.Until, s.Period.From + Duration.FromHours(12) }.Select(at => (Stimulus: s, At: at)))
                .Select(s => ClaimTrials.Claimed(context.Trial, s.Stimulus, level, s.At, Duration.FromDays(120)))
                .Select(s => ClaimTrials.Show(context.Trial, s with { Words = $"{s.Words} and never answered" }, level, ClaimState.AwaitingAnswer))
                .FirstOrDefault(e => e is not null),
        };
}
