using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using static Kept.Text.Language.Blocks.MeasureKeys;

namespace Kept.Text.Language.Blocks;

/// <summary>Measures on tickets: the time of each, or the share within a time (R9).</summary>
internal static class TicketMeasures
{
    private static readonly Grammar<bool> AgainWords = Choice.Of(
        "again",
        "`each reopening` or `never`",
        ("each reopening", true),
        ("never", false)
    );

    private static readonly Key<(ClockEvent From, ClockEvent To)> TimeOf = Of.Required(
        "time",
        "Between which events of a ticket time runs.",
        Clocks.Span
    );
    private static readonly Key<(ClockEvent From, ClockEvent To)> AttainmentOf = Of.Required(
        "attainment",
        "The share of tickets whose time between two events was within its target.",
        Clocks.Span
    );
    private static readonly Key<Target> Within = Of.Required(
        "within",
        "The time that counts as attained, one for all or a matrix.",
        Targets.WithinShape
    );
    private static readonly Key<ClockPer> Each = Of.Optional(
        "each",
        "One clock a ticket, or one for each message of the customer.",
        Clocks.Each
    );
    private static readonly Key<string> Clock = Of.Optional(
        "clock",
        "The calendar in whose covered hours the clock runs; `always` is all hours.",
        TextShape.Calendar
    );
    private static readonly Key<ImmutableArray<string>> PausedWhile = Of.Optional(
        "pausedWhile",
        "Reasons that halt the clock; `any` is every pause.",
        new ListShape<string>(TextShape.Line, single: true)
    );
    private static readonly Key<bool> Again = Of.Optional("again", "A reopening starts a response clock anew.", AgainWords, "never");
    private static readonly Key<TicketFilter> Only = Of.Optional("only", "Which tickets are meant.", Filters.Shape);

    private static readonly ImmutableArray<Key> ClockKeys = [Each, Clock, PausedWhile, Again, Only];

    public static readonly Block<Measure> Time = new(
        "ticket time",
        "The time of each ticket between two events, on a covered clock.",
        [TimeOf, .. ClockKeys, MeasureKeys.Silence, During, PerOptional, Partial, Decimals],
        f => new Measure.TicketTime(ClockOf(f, f.Of(TimeOf)), FrameOf(f))
    );

    public static readonly Block<Measure> Attainment = new(
        "attainment",
        "The share of tickets within their time: \"90 % answered within 6 h\".",
        [AttainmentOf, Within, .. ClockKeys, .. Frame],
        f => new Measure.Attainment(ClockOf(f, f.Of(AttainmentOf)), f.Of(Within), FrameOf(f))
    )
    {
        Check = CheckWithin,
    };

    private static void CheckWithin(Fields f)
    {
        if (f.Find(Within) is { } within && Targets.BoundsOf(within).Any(b => b.Limit is not (Quantity.Elapsed or Quantity.OfficeDays)))
        {
            f.Report(ProblemCodes.UnitMismatch, Within, "what counts as attained is not a time", "write for example `within: 6 hours`");
        }
    }

    private static TicketClock ClockOf(Fields f, (ClockEvent From, ClockEvent To) span)
    {
        var each = f.Maybe(Each) ?? (span.From == ClockEvent.CustomerMessage ? ClockPer.CustomerMessage : ClockPer.Ticket);
        var calendar = f.Find(Clock) ?? f.Find(During);
        return new TicketClock(
            span.From,
            span.To,
            Calendar(calendar),
            f.Or(PausedWhile, []),
            each,
            f.Or(Again, false),
            f.Or(Only, TicketFilter.All)
        );
    }
}

/// <summary>Which tickets a level times.</summary>
internal static class Filters
{
    private static readonly ListShape<string> Values = new(new TextShape("value of a ticket"), single: true);

    private static readonly Key<ImmutableArray<string>>[] Keys =
    [
        .. Targets.DimensionWords.Select(d => Of.Optional(d.Words, $"Any of these values of {d.Words}.", Values)),
    ];

    public static readonly Block<TicketFilter> Shape = new("ticket filter", "Values that a ticket must have.", [.. Keys], Build);

    private static TicketFilter Build(Fields f)
    {
        var fields = ImmutableDictionary.CreateBuilder<TargetDimension, ImmutableArray<string>>();
        foreach (var (words, dimension) in Targets.DimensionWords)
        {
            var key = Array.Find(Keys, k => k.Name == words)!;
            if (f.Has(key))
            {
                fields[dimension] = f.Of(key);
            }
        }

        return new TicketFilter(fields.ToImmutable());
    }
}
