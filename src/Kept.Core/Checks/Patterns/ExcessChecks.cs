using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Limits;
using Kept.Core.Checks.Trials;
using Kept.Core.Money;

namespace Kept.Core.Checks.Patterns;

/// <summary>Credits that come out greater than the fee they are taken of.</summary>
internal static class ExcessChecks
{
    private static readonly CheckKind OutOfRange = new(
        "formula-out-of-range",
        CheckGroup.Tiers,
        Severity.Warning,
        "a formula that gives more than all of the fee",
        "The credit of one window is worked out to more than 100 % of its base, and no limit stops it. Cap it, or name another base."
    );

    private static readonly CheckKind OverFee = new(
        "credit-over-fee",
        CheckGroup.Tiers,
        Severity.Warning,
        "credits together exceed the fee",
        "Several credits of one window add up to more than the fee they are taken of, and no limit stops them."
    );

    private static readonly CheckKind Proportional = new(
        "credit-merely-proportional",
        CheckGroup.Tiers,
        Severity.Note,
        "a credit worth no more than the time that was lost",
        "The customer gets back what was not delivered and nothing for the broken promise. A multiple above 1, or rows, would say more."
    );

    public static readonly ImmutableArray<Check> All =
    [
        new(OutOfRange, c => Exceeding(c, isFormula: true, OutOfRange)),
        new(OverFee, c => Exceeding(c, isFormula: false, OverFee)),
        new(Proportional, Proportionals),
    ];

    private static IEnumerable<Finding> Exceeding(CheckContext context, bool isFormula, CheckKind kind) =>
        from pair in context.Credits()
        where pair.Credit.Of is not null && IsFormula(pair.Level, pair.Credit.Quantity) == isFormula
        let excess = Worst.Of(context.Trial, pair.Level).Select(s => Over(context, pair.Level, s)).FirstOrDefault(e => e is not null)
        where excess is not null
        select kind.At(
            pair.Level,
            "credit",
            $"{Words.Money(LimitChecks.Total(excess.Value.Example), context.Terms.Currency)} can be owed for one window, of a fee of "
                + Words.Money(excess.Value.Fee, context.Terms.Currency),
            "write a limit: `limits: [{per: month, atMost: 100% of the monthly fee}]`"
        ) with
        {
            Example = excess.Value.Example,
        };

    private static IEnumerable<Finding> Proportionals(CheckContext context) =>
        from pair in context.Credits()
        where pair.Credit.Quantity is CreditQuantity.ProRata { Times: var times } && times <= Rational.One
        let stimulus = Stimuli.For(context.Trial, pair.Level, new Rational(95, 100))
        select Proportional.At(pair.Level, "credit", "the credit is the fee of the time that was lost, once") with
        {
            Example = pair.Level.Measure is Measure.Availability && stimulus is not null ? context.Trial.Show(stimulus, pair.Level.Id) : null,
        };

    private static (CounterExample Example, Rational Fee)? Over(CheckContext context, ServiceLevel level, Stimulus stimulus) =>
        context.Trial.Show(stimulus, level.Id) is { } example
        && BaseFee.Of(context, level, stimulus) is { Sign: > 0 } fee
        && LimitChecks.Total(example) > fee
            ? (example, fee)
            : null;

    /// <summary>One credit for a window, by a formula or a row; otherwise many credits that add up.</summary>
    private static bool IsFormula(ServiceLevel level, CreditQuantity quantity) =>
        level.Measure.Frame.Window is not null
        && quantity is CreditQuantity.PerStep or CreditQuantity.ProRata or CreditQuantity.Table or CreditQuantity.Flat;
}
