using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;

namespace Kept.Text.Language.Blocks;

/// <summary>Caps and least amounts (block 11).</summary>
internal static class Limits
{
    private static readonly Shape<LimitAmount> Cap = new PhraseShape<CapText>(Fees.Cap).Turn(c => c.Amount);

    private static readonly Key<LimitPeriod> Per = Of.Required("per", "The period whose credits it holds together.", Periods.Limit);
    private static readonly Key<LimitPeriod> PerOptional = Of.Optional(
        "per",
        "The period whose credits are taken together; without it each credit.",
        Periods.Limit,
        "incident"
    );
    private static readonly Key<LimitAmount> AtMost = Of.Required("atMost", "The cap: an amount, a share of a fee, or days.", Cap);

    // "1.00" is the least credit that is paid; "over 1.00" must be exceeded.
    private static readonly Grammar<LeastText> Least = new(
        "least amount",
        "an amount, a share of a fee, or days",
        TryLeast,
        m => (m.MustExceed ? "over " : "") + Fees.Cap.Print(m.Amount),
        "^(over |more than |at least )?[0-9].*$",
        "1.00",
        "over 1.00"
    )
    {
        AlsoNumber = true,
        Uses = m => Fees.Cap.Uses!(m.Amount),
        Exact = m => (m.MustExceed ? "over " : "") + Fees.Cap.Exact!(m.Amount),
    };

    private static readonly Key<LeastText> Minimum = Of.Required(
        "minimum",
        "Credits below this are not paid; with `over`, nor just as much.",
        Least
    );
    private static readonly Key<ImmutableArray<string>> Levels = Of.Optional(
        "levels",
        "Whose credits it holds; without it the level it stands in, or all.",
        new ListShape<string>(TextShape.Level, single: true)
    );

    public static readonly Forms<Limit> Shape = new(
        "limit",
        "A cap on credits, or a least amount.",
        Form<Limit>.With(
            "atMost",
            new Block<Limit>(
                "cap on credits",
                "Caps are applied from the shortest period to the longest (R1).",
                [Per, AtMost, Levels, General.Clause],
                f => new Limit(f.Of(Per), f.Of(AtMost), f.Or(Levels, []), Clause: f.Find(General.Clause))
            )
        ),
        Form<Limit>.With(
            "minimum",
            new Block<Limit>(
                "least credit",
                "Credits below it are not paid.",
                [Minimum, PerOptional, Levels, General.Clause],
                f => new Limit(
                    f.Or(PerOptional, LimitPeriod.Incident),
                    f.Of(Minimum).Amount.Amount,
                    f.Or(Levels, []),
                    IsMinimum: true,
                    f.Find(General.Clause)
                )
                {
                    MustExceed = f.Of(Minimum).MustExceed,
                }
            )
        )
    );

    public static readonly Key<ImmutableArray<Limit>> Key = Of.Optional(
        "limits",
        "Caps on credits, and least amounts.",
        new ListShape<Limit>(Shape, single: true)
    );

    private static bool TryLeast(ref Phrase phrase, out LeastText least)
    {
        var over = phrase.AnyOf("over", "more than");
        if (!over)
        {
            phrase.AnyOf("at least");
        }

        var read = Fees.Cap.Parse(ref phrase, out var amount);
        least = new LeastText(amount, over);
        return read;
    }
}

/// <summary>A least amount, and whether a credit must be more than it.</summary>
internal readonly record struct LeastText(CapText Amount, bool MustExceed);
