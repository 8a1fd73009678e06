using Kept.Core.Agreements;
using NodaTime;

namespace Kept.Text.Contract.Languages.English;

internal sealed class EnglishMeasures(ValueWords values) : MeasureWords(values)
{
    public override string Weighted => "An outage that is recorded as partial takes only the share that was lost.";

    public override string LatencyShare => "Each sample counts once.";

    public override string Percentile => "It is the least value that at least so many of the samples do not exceed.";

    public override string OwnClock => "Where a row of the table names hours of its own, the clock runs in those.";

    public override string EachMessage => "Each message of the Customer has a clock of its own.";

    public override string Again => "If a ticket is reopened, the clock starts anew.";

    public override string Whole => "Minimum and blocks are taken on the whole elapsed length.";

    public override string Exact => "The exact figure decides; a figure is shown no better than it is.";

    public override string AvailabilityFrom(StateSource source) =>
        "Availability is the share of the covered time in which the service was available"
        + source switch
        {
            StateSource.Outages => ": the covered time less the time of outages, divided by the covered time.",
            StateSource.Samples => ", as samples show it.",
            StateSource.Counts => ", judged slot by slot from counts of requests.",
        };

    public override string EventRatio(EventSource source, bool bad) =>
        source switch
        {
            EventSource.Counts => $"{(bad ? "Failed" : "Successful")} requests are divided by all requests.",
            EventSource.Checks => $"{(bad ? "Failed" : "Successful")} checks are divided by all checks.",
            EventSource.Packets => $"Packets {(bad ? "lost" : "received")} are divided by packets sent.",
        };

    public override string ClockRuns(string hours) => $"The clock runs {hours}.";

    public override string CoveredHours(string? calendar) =>
        calendar is null or "always" ? "All hours of all days are covered hours." : $"The covered hours are those of {V.Quote(calendar)}.";

    public override string Pauses(IReadOnlyList<string> reasons) =>
        reasons is ["any"] ? "It stands still in every pause." : $"It stands still while the ticket is {V.Or(reasons.Select(V.Quote))}.";

    public override string Only(IEnumerable<string> conditions) => $"Only tickets with {V.And(conditions)} are meant.";

    public override string Condition(string dimension, IEnumerable<string> values) =>
        $"{dimension.ToLowerInvariant()} {V.Or(values.Select(V.Quote))}";

    public override string Starts(OccurrenceStart start) =>
        start switch
        {
            OccurrenceStart.Begin => "",
            OccurrenceStart.CustomerNotice => "Time begins with the Customer’s notice.",
            OccurrenceStart.LaterOfBeginAndNotice => "Time begins with the occurrence or with the Customer’s notice, whichever is later.",
            OccurrenceStart.EarlierOfBeginAndNotice =>
                "Time begins with the occurrence or with the Customer’s notice, whichever is earlier.",
            OccurrenceStart.TicketOpened => "Time begins when the ticket is opened.",
        };

    public override string Ends(OccurrenceEnd end) =>
        end switch
        {
            OccurrenceEnd.Restored => "It ends when the service is restored.",
            OccurrenceEnd.TicketClosed => "It ends when the ticket is closed.",
        };

    public override string MergeGap(Duration gap) => $"Gaps of up to {V.Time(gap)} between bad times are bad too.";

    public override string Minimum(Duration minimum, bool over, bool onlyExcess) =>
        over
            ? $"Bad time counts only if it lasts longer than {V.Time(minimum)}{Excess(onlyExcess)}."
            : $"Bad time counts only if it lasts at least {V.Time(minimum)}{Excess(onlyExcess)}.";

    public override string InSlots(Duration slot) => $"Bad time is counted in whole slots of {V.Time(slot)}.";

    public override string BadSlot(SlotPredicate predicate) =>
        "A slot is bad if "
        + predicate switch
        {
            SlotPredicate.AllFail => "all checks in it fail.",
            SlotPredicate.AnyFails => "any check in it fails.",
            SlotPredicate.AtLeastFail fail => $"at least {V.Number(fail.Count)} checks in it fail.",
            SlotPredicate.ErrorRate rate => $"the share of errors in it is {V.Bound(rate.Limit)}.",
            SlotPredicate.Latency latency => $"the mean latency in it is {V.Bound(latency.Limit)}.",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    public override string Idle(IdleSlot idle) =>
        "A slot without events "
        + idle switch
        {
            IdleSlot.Unknown => "is unknown.",
            IdleSlot.Good => "is good.",
            IdleSlot.Bad => "is bad.",
            IdleSlot.LeftOut => "is left out.",
            IdleSlot.Previous => "is what the slot before it was.",
        };

    public override string Complete(string of) =>
        of switch
        {
            "outages" => "The record of outages is complete: time without a recorded outage is available time.",
            "tickets" => "The record of tickets is complete: what it does not hold did not happen.",
            "counts" => "The record of counts is complete: no count means no requests.",
            "samples" => "The record of samples is complete.",
            "maintenance" => "The record of maintenance is complete.",
            "visits" => "The record of visits is complete.",
            _ => "What is not recorded did not happen.",
        };

    public override string Sampled(Silence.Sampled sampled) =>
        $"A sample is taken {Every(sampled.Every)}. "
        + (
            sampled.Carry == CarryRule.UntilStale
                ? $"Each state lasts until the next sample, but no longer than {V.Time(sampled.Stale)}."
                : $"A gap of up to {V.Time(sampled.Stale)} between samples is bridged; in a longer one "
                    + $"a sample speaks for {V.Time(sampled.Every)}."
        )
        + $" {UnknownIs(sampled.Unknown)}";

    public override string StateChanges(Silence.StateChanges changes) =>
        "Each sample is a change of state and holds until the next. Before the first change "
        + changes.Before switch
        {
            UnknownTime.Unknown or UnknownTime.Previous => "the state is unknown. ",
            UnknownTime.Up => "the service is available. ",
            UnknownTime.Down => "the service is not available. ",
            UnknownTime.LeftOut => "time is left out. ",
        }
        + UnknownIs(changes.Unknown);

    public override string UnknownIs(UnknownTime taken) =>
        taken switch
        {
            UnknownTime.Unknown => "Other time is unknown.",
            UnknownTime.Up => "Unknown time counts as available.",
            UnknownTime.Down => "Unknown time counts as not available.",
            UnknownTime.LeftOut => "Unknown time is left out of the measurement.",
            UnknownTime.Previous => "Unknown time counts as the state before it.",
        };

    public override string AcrossAll(Across across) =>
        across switch
        {
            Across.Any => "The service is bad as soon as one of its resources is.",
            Across.All => "The service is bad only while all of its resources are.",
            Across.Mean => "The figure is the mean over the resources.",
        };

    public override string OutOf(Denominator denominator) =>
        denominator switch
        {
            Denominator.Window => "",
            Denominator.Elapsed => "It is taken out of the time that has passed.",
            Denominator.Observed => "It is taken out of the time of which evidence speaks.",
        };

    public override string Partial(PartialWindow partial) =>
        partial switch
        {
            PartialWindow.Part => "",
            PartialWindow.Whole => "A period that the term covers only in part is measured as a whole.",
            PartialWindow.Skipped => "A period that the term covers only in part is not measured.",
        };

    public override string Rounded(RoundingRule rule) =>
        $"The figure is rounded to {EnglishValues.Count(rule.Digits ?? 2, "decimal")} ({EnglishTerm.Mode(rule.Mode)}), "
        + "and the rounded figure decides.";

    private string Every(Duration time) => $"every {V.Single(time) ?? V.Time(time)}";

    private static string Excess(bool onlyExcess) => onlyExcess ? ", and then only what is beyond that" : ", and then as a whole";
}
