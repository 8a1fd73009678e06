using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using NodaTime;

namespace Kept.Text.Language.Blocks;

/// <summary>Keys that measures of several forms share.</summary>
internal static class MeasureKeys
{
    private static readonly Grammar<Across> AcrossWords = Choice.Of(
        "across",
        "how several resources are taken together",
        ("any", Core.Agreements.Across.Any),
        ("all", Core.Agreements.Across.All),
        ("mean", Core.Agreements.Across.Mean)
    );

    private static readonly Grammar<Denominator> OutOfWords = Choice.Of(
        "denominator",
        "out of what a share is taken",
        ("window", Denominator.Window),
        ("elapsed", Denominator.Elapsed),
        ("observed", Denominator.Observed)
    );

    private static readonly Grammar<PartialWindow> PartialWords = Choice.Of(
        "partial window",
        "what a partly covered window does",
        ("part", PartialWindow.Part),
        ("whole", PartialWindow.Whole),
        ("skipped", PartialWindow.Skipped)
    );

    private static readonly Grammar<MeasuredOn> OnWords = Choice.Of(
        "measured on",
        "`pieces` or `whole`",
        ("pieces", Core.Agreements.MeasuredOn.Pieces),
        ("whole", Core.Agreements.MeasuredOn.Whole)
    );

    private static readonly Grammar<bool> ExcessWords = Choice.Of("counts", "`whole` or `excess`", ("whole", false), ("excess", true));

    // "1 minute" is the least length that counts; "over 5 minutes" must be exceeded.
    private static readonly Grammar<MinimumLength> MinimumWords = new(
        "minimum",
        "a least length",
        TryMinimum,
        m => (m.Over ? "over " : "") + Times.Print(m.Time),
        "^(at least |over |more than )?[0-9].*$",
        "1 minute",
        "over 5 minutes"
    );

    public static readonly Key<Silence> Silence = new("evidence", "What the absence of facts means (R2).", Blocks.Evidence.Shape)
    {
        Required = true,
        MissingCode = ProblemCodes.EvidenceRuleMissing,
        MissingHint = Blocks.Evidence.Choices,
    };

    public static readonly Key<Silence> SilenceOfOccurrences = Of.Optional(
        "evidence",
        "What the absence of facts means; for single occurrences, that what is not recorded did not happen.",
        Blocks.Evidence.Shape
    );

    public static readonly Key<string> During = Of.Optional(
        "during",
        "The calendar whose covered hours count; without it all hours.",
        TextShape.Calendar,
        "always"
    );
    public static readonly Key<Window> Per = new(
        "per",
        "The window over which the figure is taken.",
        new PhraseShape<Window>(Periods.Window)
    )
    {
        Required = true,
        MissingCode = ProblemCodes.WindowMissing,
        MissingHint = "write for example `per: calendar month`",
    };

    public static readonly Key<Window> PerOptional = Of.Optional(
        "per",
        "The window to which an occurrence belongs; without it the calendar month.",
        Periods.Window
    );
    public static readonly Key<PartialWindow> Partial = Of.Optional(
        "partial",
        "What a window does that the term covers only in part.",
        PartialWords,
        "part"
    );
    public static readonly Key<RoundingRule> Rounding = Of.Optional(
        "rounding",
        "A rounding of the figure that decides (R6).",
        General.FigureRounding
    );
    public static readonly Key<Across> Across = Of.Optional(
        "across",
        "Bad as soon as any resource is, only while all are, or the mean over them.",
        AcrossWords,
        "any"
    );
    public static readonly Key<Denominator> OutOf = Of.Optional("outOf", "Out of what a share of time is taken.", OutOfWords, "window");
    public static readonly Key<int> Decimals = Of.Optional("decimals", "Decimals of the shown figure.", Quantities.Count, "2");
    public static readonly Key<Duration> MergeGap = Of.Optional(
        "mergeGap",
        "Gaps of bad time up to this length are bad too.",
        Times.Elapsed
    );
    public static readonly Key<MinimumLength> Minimum = Of.Optional("minimum", "Shorter pieces of bad time do not count.", MinimumWords);
    public static readonly Key<bool> Counts = Of.Optional(
        "counts",
        "Of a piece beyond the minimum: the whole, or only the excess.",
        ExcessWords,
        "whole"
    );
    public static readonly Key<Duration> Slot = Of.Optional("slot", "Bad time is counted in whole slots of this length.", Times.Elapsed);
    public static readonly Key<Duration> SlotRequired = Of.Required("slot", "The length of a slot.", Times.Elapsed);
    public static readonly Key<SlotPredicate> Bad = Of.Optional("bad", "When a slot is bad.", Clocks.Bad);
    public static readonly Key<MeasuredOn> MeasuredOn = Of.Optional(
        "measuredOn",
        "Minimum and blocks are taken on each remaining piece, or on the whole elapsed length.",
        OnWords,
        "pieces"
    );
    public static readonly Key<OccurrenceStart> StartsAt = Of.Optional(
        "startsAt",
        "When the clock of an occurrence starts.",
        Clocks.Start,
        "begin"
    );
    public static readonly Key<OccurrenceEnd> EndsAt = Of.Optional("endsAt", "When it stops.", Clocks.End, "restored");

    public static readonly ImmutableArray<Key> Frame = [Silence, During, Per, Partial, Rounding, Across, OutOf, Decimals];
    public static readonly ImmutableArray<Key> State = [MergeGap, Minimum, Counts, Slot, Bad, MeasuredOn];

    /// <summary>What all measures share.</summary>
    public static MeasureFrame FrameOf(Fields f, string complete = "")
    {
        var silence = f.Find(Silence) ?? f.Find(SilenceOfOccurrences) ?? new Silence.Complete(complete);
        return new MeasureFrame(
            silence,
            CalendarOf(f),
            WindowOf(f),
            f.Find(Rounding),
            f.Or(Across, Core.Agreements.Across.Any),
            f.Or(OutOf, Denominator.Window),
            f.Or(Decimals, 2)
        );
    }

    public static OccurrenceClock ClockOf(Fields f) => new(f.Or(StartsAt, OccurrenceStart.Begin), f.Or(EndsAt, OccurrenceEnd.Restored));

    public static StateRule StateOf(Fields f)
    {
        var minimum = f.Maybe(Minimum);
        return new StateRule(
            f.Or(MergeGap, Duration.Zero),
            minimum?.Time,
            minimum?.Over ?? false,
            f.Or(Counts, false),
            f.Maybe(Slot),
            f.Find(Bad),
            f.Or(MeasuredOn, Core.Agreements.MeasuredOn.Pieces)
        );
    }

    /// <summary>Null for all hours, which is what <c>always</c> means.</summary>
    public static string? Calendar(string? name) => name == "always" ? null : name;

    private static string? CalendarOf(Fields f) => Calendar(f.Find(During));

    private static Window? WindowOf(Fields f) =>
        (f.Find(Per) ?? f.Find(PerOptional), f.Maybe(Partial)) switch
        {
            (Window.Calendar calendar, { } partial) => calendar with { Partial = partial },
            (Window.Billing billing, { } partial) => billing with { Partial = partial },
            var (window, _) => window,
        };

    private static bool TryMinimum(ref Phrase phrase, out MinimumLength minimum)
    {
        var over = phrase.AnyOf("over", "more than", "longer than");
        if (!over)
        {
            phrase.AnyOf("at least");
        }

        var read = Times.TryElapsed(ref phrase, out var time);
        minimum = new MinimumLength(time, over);
        return read;
    }
}

internal readonly record struct MinimumLength(Duration Time, bool Over);
