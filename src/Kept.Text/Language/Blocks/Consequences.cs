using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using NodaTime;

namespace Kept.Text.Language.Blocks;

/// <summary>What a miss brings besides credit (block 13); <c>none</c> is a legal consequence.</summary>
internal static class Consequences
{
    private static readonly Grammar<Consequence> NoneWords = Choice.Of<Consequence>(
        "no consequence",
        "`none`",
        ("none", new Consequence.None(null)),
        ("reported only", new Consequence.None(null))
    );

    private static readonly Grammar<(int Missed, int Of)> MissedWords = new(
        "missed",
        "so many of so many windows",
        TryMissed,
        m => $"{Quantities.Plain(m.Missed)} of {Quantities.Plain(m.Of)} months",
        "^[0-9]+( of( the last)? [0-9]+)?( (months|windows|quarters))?$",
        "3 of 6 months",
        "2 of 2 months"
    );

    private static readonly Grammar<int> RollingDays = new(
        "rolling days",
        "a number of days",
        (ref Phrase p, out int n) => p.Whole(out n) && p.AnyOf("days", "day"),
        n => Times.Count(n, "day"),
        "^[0-9]+ days?$",
        "30 days"
    );

    private static readonly Key<(int Missed, int Of)> Missed = Of.Required(
        "missed",
        "So many of the last so many windows were missed.",
        MissedWords
    );
    private static readonly Key<bool> InARow = Of.Optional("inARow", "One after the other.", General.Flag, "false");
    private static readonly Key<Duration> Over = Of.Required("over", "The bad time in the last days is over this.", Times.Elapsed);
    private static readonly Key<int> InRolling = Of.Required("inRolling", "So many days.", RollingDays);

    private static readonly Key<TimeLength> UsedWithin = Of.Optional(
        "within",
        "The time in which the right must be used.",
        Times.Length
    );

    private static readonly Forms<Func<string?, Consequence>> Trigger = new(
        "termination",
        "When the customer may terminate.",
        Form<Func<string?, Consequence>>.With(
            "missed",
            new Block<Func<string?, Consequence>>(
                "termination after misses",
                "After so many misses.",
                [Missed, InARow, UsedWithin],
                f =>
                    clause => new Consequence.TerminateAfter(f.Of(Missed).Missed, f.Of(Missed).Of, f.Or(InARow, false), clause)
                    {
                        UsedWithin = f.Find(UsedWithin),
                    }
            )
        ),
        Form<Func<string?, Consequence>>.With(
            "over",
            new Block<Func<string?, Consequence>>(
                "termination over a total",
                "When bad time adds up.",
                [Over, InRolling, UsedWithin],
                f =>
                    clause => new Consequence.TerminateOver(f.Of(Over), f.Of(InRolling), clause) { UsedWithin = f.Find(UsedWithin) }
            )
        )
    );

    private static readonly Key<Func<string?, Consequence>> Terminate = Of.Required("terminate", "The right to terminate.", Trigger);
    private static readonly Key<string> Report = Of.Required("report", "What is owed: a report, a root-cause note.", TextShape.Line);
    private static readonly Key<TimeLength> Within = Of.Required("within", "Within which time.", Times.Length);

    public static readonly Forms<Consequence> Shape = new(
        "consequence",
        "What a miss brings besides credit.",
        Form<Consequence>.Word(new PhraseShape<Consequence>(NoneWords)),
        Form<Consequence>.With(
            "terminate",
            new Block<Consequence>(
                "right to terminate",
                "The customer may terminate.",
                [Terminate, General.Clause],
                f => f.Of(Terminate)(f.Find(General.Clause))
            )
        ),
        Form<Consequence>.With(
            "report",
            new Block<Consequence>(
                "report owed",
                "A report is owed.",
                [Report, Within, General.Clause],
                f => new Consequence.Report(f.Of(Report), f.Of(Within), f.Find(General.Clause))
            )
        )
    );

    public static readonly Key<ImmutableArray<Consequence>> One = new(
        "consequence",
        "What a miss brings besides credit; `none` if nothing.",
        new ListShape<Consequence>(Shape, single: true)
    )
    {
        SameAs = "consequences",
    };

    public static readonly Key<ImmutableArray<Consequence>> Many = Of.Optional(
        "consequences",
        "Several of them.",
        new ListShape<Consequence>(Shape, single: true)
    );

    public static ImmutableArray<Consequence> From(Fields f) => [.. f.Or(One, []), .. f.Or(Many, [])];

    // "2 in a row" is written {missed: 2, inARow: true}: of the last two.
    private static bool TryMissed(ref Phrase phrase, out (int Missed, int Of) missed)
    {
        var read = phrase.Whole(out var k) && k > 0;
        var n = k;
        if (phrase.AnyOf("of the last", "of"))
        {
            read &= phrase.Whole(out n) && n >= k;
        }

        phrase.AnyOf("months", "windows", "quarters", "month", "window");
        missed = (k, n);
        return read;
    }
}
