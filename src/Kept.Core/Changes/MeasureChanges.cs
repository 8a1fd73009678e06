using System.Collections.Immutable;
using Kept.Core.Agreements;

namespace Kept.Core.Changes;

/// <summary>How a level is measured: what is taken for bad time, what halts a clock, over which window.</summary>
internal static class MeasureChanges
{
    public static IEnumerable<AgreementChange> Of(LevelPair pair)
    {
        var (old, new_) = (pair.From.Measure, pair.To.Measure);
        if (Gained(old, new_) is { } gained)
        {
            yield return pair.Keeps(
                ChangedPart.Measure,
                "measure",
                new ChangeValue.Measured(pair.From),
                new ChangeValue.Measured(pair.To),
                (gained, "less of what happens counts")
            );
        }

        if (old.Frame.Window != new_.Frame.Window)
        {
            yield return pair.Changes(
                ChangedPart.Window,
                "measure/per",
                new ChangeValue.Over(old.Frame.Window),
                new ChangeValue.Over(new_.Frame.Window),
                Gain.Open
            );
        }

        if (Gains.Optional(pair.From.HoldsAfter, pair.To.HoldsAfter, Gain.Provider, (o, n) => Gains.Time(o, n, Gain.Provider)) is { } later)
        {
            yield return pair.Keeps(
                ChangedPart.HoldsAfter,
                "holdsAfter",
                Long(pair.From.HoldsAfter),
                Long(pair.To.HoldsAfter),
                (later, "it begins later")
            );
        }
    }

    private static ChangeValue.Long? Long(TimeLength? length) => length is null ? null : new ChangeValue.Long(length);

    private static Gain? Gained(Measure old, Measure new_) =>
        Gains.Together(
            (old, new_) switch
            {
                (Measure.Availability o, Measure.Availability n) => Gains.Together(
                    Gains.Differs(o.Source == n.Source && o.Clock == n.Clock),
                    Gains.No(o.Weighted, n.Weighted),
                    States(o.State, n.State)
                ),
                (Measure.OccurrenceTime o, Measure.OccurrenceTime n) => Gains.Together(
                    Gains.Differs(o.Of == n.Of && o.Clock == n.Clock),
                    States(o.State, n.State)
                ),
                (Measure.Tally o, Measure.Tally n) => Gains.Together(
                    Gains.Differs(o.Of == n.Of && o.Figure == n.Figure && o.Clock == n.Clock),
                    States(o.State, n.State)
                ),
                (Measure.TicketTime o, Measure.TicketTime n) => Clocks(o.Clock, n.Clock),
                (Measure.Attainment o, Measure.Attainment n) => Clocks(o.Clock, n.Clock),
                _ => Gains.Differs(WithoutFrame(old) == WithoutFrame(new_)),
            },
            Gains.Differs(Plain(old.Frame) == Plain(new_.Frame))
        );

    /// <summary>Short bad time that falls out serves the provider, gaps that are bad too the customer.</summary>
    private static Gain? States(StateRule old, StateRule new_) =>
        Gains.Together(
            Gains.More(old.MergeGap, new_.MergeGap),
            Gains.Optional(old.Minimum, new_.Minimum, Gain.Provider, (o, n) => Gains.Less(o, n)),
            old.Minimum is null || new_.Minimum is null
                ? null
                : Gains.Together(Gains.No(old.MinimumIsOver, new_.MinimumIsOver), Gains.No(old.OnlyExcess, new_.OnlyExcess)),
            Gains.Differs(old.Slot == new_.Slot && old.SlotRule == new_.SlotRule && old.Pieces == new_.Pieces)
        );

    /// <summary>More reasons to halt serve the provider; a response clock that starts anew on a reopening, the customer.</summary>
    private static Gain? Clocks(TicketClock old, TicketClock new_) =>
        Gains.Together(
            Gains.Differs(old.Start == new_.Start && old.Stop == new_.Stop && old.Each == new_.Each),
            Pauses(old.Pauses, new_.Pauses),
            Gains.Yes(old.AgainOnReopening, new_.AgainOnReopening),
            Gains.Differs(Same(old.Only, new_.Only))
        );

    private static Gain? Pauses(ImmutableArray<string> old, ImmutableArray<string> new_)
    {
        var (lost, won) = (Without(old, new_), Without(new_, old));
        return (lost, won) switch
        {
            (false, false) => null,
            (true, false) => Gain.Customer,
            (false, true) => Gain.Provider,
            _ => Gain.Open,
        };

        static bool Without(ImmutableArray<string> some, ImmutableArray<string> others) =>
            !others.Contains("any") && some.Except(others).Any();
    }

    private static bool Same(TicketFilter old, TicketFilter new_) =>
        old.Fields.Count == new_.Fields.Count
        && old.Fields.All(f => new_.Fields.TryGetValue(f.Key, out var values) && values.ToHashSet().SetEquals(f.Value));

    // Hours and window are told by themselves; decimals that are only shown decide nothing.
    private static MeasureFrame Plain(MeasureFrame frame) => frame with { During = null, Window = null, Decimals = 0 };

    private static Measure WithoutFrame(Measure measure) => measure with { Frame = new MeasureFrame(new Silence.Complete("")) };
}
