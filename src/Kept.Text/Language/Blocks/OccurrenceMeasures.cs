using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using static Kept.Text.Language.Blocks.MeasureKeys;

namespace Kept.Text.Language.Blocks;

/// <summary>Measures on occurrences: how long each lasted, or how many there were in a window.</summary>
internal static class OccurrenceMeasures
{
    private static readonly Key<OccurrenceKind> Duration = Of.Required("duration", "How long each occurrence lasted.", Clocks.Occurrence);

    private static readonly ImmutableArray<Key> OccurrenceKeys = [StartsAt, EndsAt];

    public static readonly Block<Measure> Time = new(
        "duration",
        "How long each outage, maintenance or visit lasted: one entry per occurrence.",
        [Duration, .. OccurrenceKeys, SilenceOfOccurrences, During, PerOptional, Partial, MeasureKeys.Across, Decimals, .. State],
        f => new Measure.OccurrenceTime(f.Of(Duration), ClockOf(f), StateOf(f), FrameOf(f, NameOf(f.Of(Duration))))
    );

    public static readonly Block<Measure> Count = Tally("count", "How many there were.", TallyFigure.Count);
    public static readonly Block<Measure> Sum = Tally("sum", "How long they lasted together.", TallyFigure.Sum);
    public static readonly Block<Measure> Mean = Tally("mean", "How long they lasted on average.", TallyFigure.Mean);
    public static readonly Block<Measure> Maximum = Tally("maximum", "How long the longest lasted.", TallyFigure.Maximum);
    public static readonly Block<Measure> Longest = Tally("longest", "The longest run of bad time.", TallyFigure.LongestRun);

    private static Block<Measure> Tally(string name, string doc, TallyFigure figure)
    {
        var main = Of.Required(name, doc, Clocks.Occurrences);
        return new Block<Measure>(
            name,
            doc,
            [main, .. OccurrenceKeys, .. Frame, .. State],
            f => new Measure.Tally(f.Of(main), figure, ClockOf(f), StateOf(f), FrameOf(f))
        );
    }

    private static string NameOf(OccurrenceKind kind) => Clocks.Occurrences.Print(kind);
}
