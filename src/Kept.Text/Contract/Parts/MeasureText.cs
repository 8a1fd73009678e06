using Kept.Core.Agreements;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Contract.Parts;

/// <summary>How a figure is taken, sentence by sentence.</summary>
internal static class MeasureText
{
    public static string Of(Draft draft, ServiceLevel level) =>
        Words.Text(Own(draft, level.Measure).Concat(Frame(draft, level)).Append(Rounding(draft, level.Measure)));

    private static IEnumerable<string> Own(Draft draft, Measure measure)
    {
        var words = draft.Words.Measures;
        return measure switch
        {
            Measure.Availability a =>
            [
                words.AvailabilityFrom(a.Source),
                a.Weighted ? words.Weighted : "",
                .. Clock(draft, a.Clock, whenDefault: false),
                .. State(draft, a.State),
            ],
            Measure.EventRatio ratio => [words.EventRatio(ratio.Source, ratio.BadShare)],
            Measure.Slots slots => [slots.Bad is { } bad ? words.BadSlot(bad) : "", words.Idle(slots.Idle)],
            Measure.Latency { Figure: LatencyFigure.Percentile } => [words.Percentile],
            Measure.Latency => [words.LatencyShare],
            Measure.TicketTime ticket => Ticket(draft, ticket.Clock),
            Measure.Attainment attainment => Ticket(draft, attainment.Clock),
            Measure.OccurrenceTime time => [.. Clock(draft, time.Clock, whenDefault: true), .. State(draft, time.State)],
            Measure.Tally tally => [.. Clock(draft, tally.Clock, whenDefault: false), .. State(draft, tally.State)],
            _ => throw new InvalidOperationException("the family is closed"),
        };
    }

    private static IEnumerable<string> Ticket(Draft draft, TicketClock clock)
    {
        var words = draft.Words.Measures;
        yield return words.ClockRuns(draft.Words.Calendars.InHoursOf(clock.Calendar));
        yield return clock.Pauses.IsEmpty ? "" : words.Pauses(clock.Pauses);
        yield return clock.Each == ClockPer.CustomerMessage ? words.EachMessage : "";
        yield return clock.AgainOnReopening ? words.Again : "";
        yield return clock.Only.Fields.IsEmpty
            ? ""
            : words.Only(clock.Only.Fields.OrderBy(f => f.Key).Select(f => words.Condition(draft.Words.Figures.Dimension(f.Key), f.Value)));
    }

    private static IEnumerable<string> Clock(Draft draft, OccurrenceClock clock, bool whenDefault)
    {
        var words = draft.Words.Measures;
        yield return words.Starts(clock.Start);
        yield return whenDefault || clock != OccurrenceClock.Default ? words.Ends(clock.End) : "";
    }

    private static IEnumerable<string> State(Draft draft, StateRule state)
    {
        var words = draft.Words.Measures;
        yield return state.MergeGap > Duration.Zero ? words.MergeGap(state.MergeGap) : "";
        yield return state.Minimum is { } minimum ? words.Minimum(minimum, state.MinimumIsOver, state.OnlyExcess) : "";
        yield return state.Slot is { } slot ? words.InSlots(slot) : "";
        yield return state.SlotRule is { } rule ? words.BadSlot(rule) : "";
        yield return state.Pieces == MeasuredOn.Whole ? words.Whole : "";
    }

    private static IEnumerable<string> Frame(Draft draft, ServiceLevel level)
    {
        var (words, frame) = (draft.Words.Measures, level.Measure.Frame);
        yield return IsTimed(level.Measure) || frame.During is not null ? words.CoveredHours(frame.During) : "";
        yield return frame.Silence switch
        {
            Silence.Complete complete => words.Complete(complete.Of),
            Silence.Sampled sampled => words.Sampled(sampled),
            Silence.StateChanges changes => words.StateChanges(changes),
            _ => throw new InvalidOperationException("the family is closed"),
        };
        yield return HasResources(draft, level) ? words.AcrossAll(frame.Across) : "";
        yield return words.OutOf(frame.Denominator);
        yield return words.Partial(
            frame.Window switch
            {
                Window.Calendar calendar => calendar.Partial,
                Window.Billing billing => billing.Partial,
                _ => PartialWindow.Part,
            }
        );
    }

    private static string Rounding(Draft draft, Measure measure) =>
        measure.Frame.Rounding is { } rule ? draft.Words.Measures.Rounded(rule)
        : measure is Measure.TicketTime or Measure.OccurrenceTime ? ""
        : draft.Words.Measures.Exact;

    private static bool IsTimed(Measure measure) => measure is Measure.Availability or Measure.OccurrenceTime or Measure.Tally;

    private static bool HasResources(Draft draft, ServiceLevel level) =>
        level.Measure.Frame.Across != Across.Any || level.Of.Any(s => draft.Terms.ServiceOf(s)?.Resources.Length > 1);
}
