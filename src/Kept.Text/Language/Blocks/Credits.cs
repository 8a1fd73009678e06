using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using NodaTime;

namespace Kept.Text.Language.Blocks;

/// <summary>What a miss earns (blocks 9 to 11): a quantity, the fee it is taken of, and how many of them count.</summary>
internal static class Credits
{
    private static readonly Key<Quantity> Below = Of.Optional("below", "The figure is below.", Quantities.Quantity);
    private static readonly Key<Quantity> Over = Of.Optional("over", "The figure is over.", Quantities.Quantity);
    private static readonly Key<Quantity> AtLeast = Of.Optional("atLeast", "The figure is at least.", Quantities.Quantity);
    private static readonly Key<Quantity> AtMost = Of.Optional("atMost", "The figure is at most.", Quantities.Quantity);
    private static readonly Key<Give> GiveKey = Of.Required("give", "What it gives.", Gives.Give);

    private static readonly Block<CreditRow> Row = new(
        "credit row",
        "A row: all its bounds must hold. Of the rows that hold, the narrowest applies (R8).",
        [AtLeast, Over, AtMost, Below, GiveKey],
        f => new CreditRow([.. BoundsOf(f)], f.Of(GiveKey))
    )
    {
        Check = CheckRow,
    };

    private static readonly Key<Duration> Every = Of.Required("every", "The length of a block.", Times.Elapsed);
    private static readonly Key<bool> Whole = Of.Optional("whole", "Whole blocks only; `false`: or part thereof.", General.Flag, "true");
    private static readonly Key<Duration> After = Of.Optional("after", "Only time beyond this counts into blocks.", Times.Elapsed);
    private static readonly Key<Quantity> Step = Of.Required("every", "A step of the figure.", Quantities.Quantity);
    private static readonly Key<Rational> TimesKey = Of.Optional("times", "How many times the fee of the time.", Quantities.Factor, "1");
    private static readonly Key<bool> TimeOf = Of.Optional(
        "of",
        "All lost time, or only the excess over what the target allows.",
        Choice.Of("time", "`lost time` or `excess`", ("lost time", false), ("excess", true)),
        "lost time"
    );

    private static readonly Key<Duration> PaidFor = Of.Optional(
        "outOf",
        "The length of time that the fee pays for, such as `730 hours`; without it the measured time.",
        Times.Elapsed
    );

    private static readonly Block<CreditQuantity> PerBlock = new(
        "per block",
        "So much for each block of bad time.",
        [Every, Whole, GiveKey, After],
        f => new CreditQuantity.PerBlock(f.Of(Every), f.Or(Whole, true), f.Of(GiveKey), f.Maybe(After))
    );

    private static readonly Block<CreditQuantity> PerStep = new(
        "per step",
        "So much for each step by which the figure misses the target.",
        [Step, Whole, GiveKey],
        f => new CreditQuantity.PerStep(f.Of(Step), f.Or(Whole, true), f.Of(GiveKey))
    );

    private static readonly Block<CreditQuantity> ProRata = new(
        "pro rata",
        "A multiple of the fee for the time.",
        [TimesKey, TimeOf, PaidFor],
        f => new CreditQuantity.ProRata(f.Or(TimesKey, Rational.One), f.Or(TimeOf, false), f.Maybe(PaidFor))
    );

    private static readonly LateShape<CreditQuantity> Nested = new("credit quantity", () => Quantity!);

    private static readonly Key<ImmutableArray<CreditRow>> Table = Of.Required(
        "table",
        "Rows that partition the range of the figure: exactly one applies (R8).",
        new ListShape<CreditRow>(Row)
    );
    private static readonly Key<CreditQuantity> PerBlockKey = Of.Required("perBlock", "So much for each block of bad time.", PerBlock);
    private static readonly Key<CreditQuantity> PerStepKey = Of.Required("perStep", "So much for each step of shortfall.", PerStep);
    private static readonly Key<CreditQuantity> ProRataKey = Of.Required("proRata", "A multiple of the fee for the time.", ProRata);
    private static readonly Key<ImmutableArray<CreditQuantity>> Greatest = Of.Required(
        "greatest",
        "The greatest of several.",
        new ListShape<CreditQuantity>(Nested)
    );
    private static readonly Key<ImmutableArray<CreditQuantity>> Least = Of.Required(
        "least",
        "The least of several.",
        new ListShape<CreditQuantity>(Nested)
    );
    private static readonly Key<ImmutableArray<CreditQuantity>> Sum = Of.Required(
        "sum",
        "The sum of several.",
        new ListShape<CreditQuantity>(Nested)
    );

    private static readonly Key<FeeBase> OfFee = Of.Optional("of", "The fee that percentages, days and multiples are taken of.", Fees.Base);
    private static readonly Key<int> CountOf = Of.Required("credits", "So many credits.", Quantities.Count);
    private static readonly Key<LimitPeriod> CountPer = Of.Required("per", "In each such period.", Periods.Limit);

    private static readonly Block<CreditCount> CountBlock = new(
        "credit count",
        "At most so many credits in each period, before the caps (R1).",
        [CountOf, CountPer],
        f => new CreditCount(f.Of(CountOf), f.Of(CountPer))
    );

    private static readonly Key<CreditCount> Most = Of.Optional("atMost", "At most so many credits in each period.", CountBlock);
    private static readonly Key<bool> WhenMet = Of.Optional("whenMet", "A row may pay although the target is met.", General.Flag, "false");

    private static readonly Forms<CreditQuantity> Quantity = new("credit quantity", "How much.", [.. QuantityForms(q => q)]);

    public static readonly Forms<Credit> Shape = new("credit", "What a miss earns.", [.. CreditForms()]);

    /// <summary>The gives inside a quantity.</summary>
    public static IEnumerable<Give> GivesOf(CreditQuantity quantity) =>
        quantity switch
        {
            CreditQuantity.Table table => table.Rows.Select(r => r.Give),
            CreditQuantity.PerBlock block => [block.Give],
            CreditQuantity.PerStep step => [step.Give],
            CreditQuantity.Flat flat => [flat.Give],
            CreditQuantity.Combined combined => combined.Parts.SelectMany(GivesOf),
            _ => [],
        };

    /// <summary>Whether an amount of it is taken of a fee.</summary>
    public static bool NeedsFee(CreditQuantity quantity) =>
        HasProRata(quantity) || GivesOf(quantity).Any(g => g is Give.Percent { Share.Sign: > 0 } or Give.Days { Extension: false });

    public static bool HasProRata(CreditQuantity quantity) =>
        quantity is CreditQuantity.ProRata || (quantity is CreditQuantity.Combined combined && combined.Parts.Any(HasProRata));

    private static IEnumerable<Form<CreditQuantity>> QuantityForms(Func<Fields, Fields> same) =>
        Cases()
            .Select(c =>
                Form<CreditQuantity>.With(
                    c.Main.Name,
                    new Block<CreditQuantity>(c.Name + " quantity", c.Doc, [c.Main], f => c.Build(same(f)))
                )
            );

    private static IEnumerable<Form<Credit>> CreditForms() =>
        Cases()
            .Select(c =>
                Form<Credit>.With(
                    c.Main.Name,
                    new Block<Credit>(
                        c.Name + " credit",
                        c.Doc,
                        [OfFee, c.Main, Most, WhenMet],
                        f => new Credit(f.Find(OfFee), c.Build(f), f.Find(Most), f.Or(WhenMet, false))
                    )
                    {
                        Check = f => CheckFee(f, c.Main, c.Build),
                    }
                )
            );

    private static IEnumerable<(Key Main, string Name, string Doc, Func<Fields, CreditQuantity> Build)> Cases() =>
        [
            (Table, "table", "By the row in which the figure falls.", f => new CreditQuantity.Table(f.Of(Table))),
            (PerBlockKey, "block", "For each block of bad time.", f => f.Of(PerBlockKey)),
            (PerStepKey, "step", "For each step of shortfall.", f => f.Of(PerStepKey)),
            (ProRataKey, "pro rata", "A multiple of the fee for the time.", f => f.Of(ProRataKey)),
            (GiveKey, "flat", "The same for every miss.", f => new CreditQuantity.Flat(f.Of(GiveKey))),
            (Greatest, "greatest", "The greatest of several.", f => new CreditQuantity.Combined(CombineMode.Greatest, f.Of(Greatest))),
            (Least, "least", "The least of several.", f => new CreditQuantity.Combined(CombineMode.Least, f.Of(Least))),
            (Sum, "sum", "The sum of several.", f => new CreditQuantity.Combined(CombineMode.Sum, f.Of(Sum))),
        ];

    private static void CheckFee(Fields f, Key main, Func<Fields, CreditQuantity> build)
    {
        if (f.IsRead(main) && !f.Has(OfFee) && NeedsFee(build(f)))
        {
            f.Report(
                ProblemCodes.FeeBaseMissing,
                main,
                "the credit is a share, but nothing says of which fee",
                "add for example `of: fee of the month`"
            );
        }
    }

    private static IEnumerable<Bound> BoundsOf(Fields f)
    {
        foreach (
            var (key, comparison) in new[]
            {
                (AtLeast, Comparison.AtLeast),
                (Over, Comparison.Over),
                (AtMost, Comparison.AtMost),
                (Below, Comparison.Below),
            }
        )
        {
            if (f.Find(key) is { } limit)
            {
                yield return new Bound(comparison, limit);
            }
        }
    }

    private static void CheckRow(Fields f)
    {
        var lower = f.Find(AtLeast) ?? f.Find(Over);
        var upper = f.Find(AtMost) ?? f.Find(Below);
        if (!new Key[] { AtLeast, Over, AtMost, Below }.Any(k => f.Has(k) || f.Meant.Contains(k.Name)))
        {
            f.Reading.Report(ProblemCodes.MissingKey, f.Node.At, "the row has no bound", "add `below:`, `over:`, `atLeast:` or `atMost:`");
        }
        else if (
            (f.Has(AtLeast) && f.Has(Over))
            || (f.Has(AtMost) && f.Has(Below))
            || (lower is not null && upper is not null && !Between(f, lower, upper))
        )
        {
            f.Reading.Report(
                ProblemCodes.BoundsContradict,
                f.Node.At,
                "no figure can satisfy the bounds of this row as they stand",
                "give one lower bound and one greater upper bound"
            );
        }
    }

    private static bool Between(Fields f, Quantity lower, Quantity upper) =>
        lower.GetType() == upper.GetType()
        && (lower.Value < upper.Value || (lower.Value == upper.Value && f.Has(AtLeast) && f.Has(AtMost)));
}
