using Kept.Core.Agreements;
using NodaTime;

namespace Kept.Text.Contract.Languages;

/// <summary>How a figure is taken: each member is a sentence, or empty where it says what goes without saying.</summary>
public abstract class MeasureWords(ValueWords values)
{
    protected ValueWords V { get; } = values;

    public abstract string AvailabilityFrom(StateSource source);

    public abstract string Weighted { get; }

    public abstract string EventRatio(EventSource source, bool bad);

    public abstract string LatencyShare { get; }

    public abstract string Percentile { get; }

    /// <summary>In which hours a clock runs.</summary>
    /// <param name="hours">As <see cref="CalendarWords.InHoursOf"/> gives it.</param>
    public abstract string ClockRuns(string hours);

    public abstract string OwnClock { get; }

    /// <summary>Which hours count; null and <c>always</c> mean all.</summary>
    public abstract string CoveredHours(string? calendar);

    public abstract string Pauses(IReadOnlyList<string> reasons);

    public abstract string EachMessage { get; }

    public abstract string Again { get; }

    /// <summary>Only tickets with such values: each is a dimension and its values.</summary>
    public abstract string Only(IEnumerable<string> conditions);

    public abstract string Condition(string dimension, IEnumerable<string> values);

    public abstract string Starts(OccurrenceStart start);

    public abstract string Ends(OccurrenceEnd end);

    public abstract string MergeGap(Duration gap);

    public abstract string Minimum(Duration minimum, bool over, bool onlyExcess);

    public abstract string InSlots(Duration slot);

    public abstract string BadSlot(SlotPredicate predicate);

    public abstract string Whole { get; }

    public abstract string Idle(IdleSlot idle);

    public abstract string Complete(string of);

    public abstract string Sampled(Silence.Sampled sampled);

    public abstract string StateChanges(Silence.StateChanges changes);

    public abstract string UnknownIs(UnknownTime taken);

    public abstract string AcrossAll(Across across);

    public abstract string OutOf(Denominator denominator);

    public abstract string Partial(PartialWindow partial);

    public abstract string Rounded(RoundingRule rule);

    /// <summary>The exact figure decides.</summary>
    public abstract string Exact { get; }
}
