using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Limits;
using Kept.Core.Checks.Tiers;
using Kept.Core.Checks.Trials;
using Kept.Core.Money;

namespace Kept.Core.Checks.Sayings;

/// <summary>What a brochure says of the terms, held against them (<c>says:</c>).</summary>
internal static class SayingChecks
{
    private static readonly CheckKind False = new(
        "says-false",
        CheckGroup.Document,
        Severity.Error,
        "a summary that the terms do not bear out",
        "What is said about the agreement differs from what it gives. Change the sentence or the terms; a customer may rely on either."
    );

    public static readonly ImmutableArray<Check> All = [new(False, Said)];

    private static IEnumerable<Finding> Said(CheckContext context) =>
        context.Terms.Frame.Says.SelectMany((saying, n) => Judge(context, saying).Select(f => f with { Path = $"says/{n + 1}" }));

    private static IEnumerable<Finding> Judge(CheckContext context, Saying saying) => saying.Means switch
    {
        Assertion.Allowance allowance => Allowed(context, saying, allowance),
        Assertion.Earns earns => Earned(context, saying, earns),
        Assertion.Promises promises => Promised(context, saying, promises),
        _ => throw new InvalidOperationException("the family is closed"),
    };

    private static Finding Says(CheckContext context, Saying saying, string level, string truth) =>
        False.At("", $"\"{saying.Text}\": {truth}") with { Level = level, Clause = context.Terms.LevelOf(level)?.Clause };

    private static IEnumerable<Finding> Promised(CheckContext context, Saying saying, Assertion.Promises promises)
    {
        var bounds = context.Terms.LevelOf(promises.Level) is { } level ? Tables.Bounds(level.Target).ToArray() : [];
        if (!bounds.Contains(promises.Is))
        {
            yield return Says(
                context,
                saying,
                promises.Level,
                $"it says {Words.Bound(promises.Is)}, and the terms promise {Words.List([.. bounds.Select(Words.Bound)])}"
            );
        }
    }

    /// <summary>True if some period allows just so much, read to the minute where the sentence is.</summary>
    private static IEnumerable<Finding> Allowed(CheckContext context, Saying saying, Assertion.Allowance allowance)
    {
        var level = context.Terms.LevelOf(allowance.Level);
        var allowed = level is null ? [] : Allowances.Of(context.Trial, level, allowance.Per).ToArray();
        if (!Array.Exists(allowed, a => a.IsSaidAs(allowance.Is)))
        {
            var always = level is null ? [] : Allowances.OfAllHours(context.Trial, level, allowance.Per).ToArray();
            var truth =
                allowed.Length == 0
                    ? "the target allows no share of time"
                    : $"the terms allow {Words.List([.. allowed.Select(a => a.ToString())])}"
                        + (always.Length == 0 ? "" : $"; were all hours covered, {Words.List([.. always.Select(a => a.ToString())])}");
            yield return Says(context, saying, allowance.Level, $"it says {Words.Length(allowance.Is)}, and {truth}") with
            {
                Example = level is null ? null : Broken(context, level, allowance, allowed),
            };
        }
    }

    /// <summary>So much downtime as the sentence allows, where that misses the target.</summary>
    private static CounterExample? Broken(CheckContext context, ServiceLevel level, Assertion.Allowance allowance, Allowance[] allowed) =>
        Array.Exists(allowed, a => a.Time < allowance.Is) && Stimuli.Down(new FactMaker(context.Trial, level), allowance.Is) is { } down
            ? context.Trial.Show(down, level.Id)
            : null;

    private static IEnumerable<Finding> Earned(CheckContext context, Saying saying, Assertion.Earns earns)
    {
        if (
            context.Terms.LevelOf(earns.Level) is not { } level
            || Incident(context, level, earns.For) is not { } incident
            || context.Trial.Show(incident, level.Id) is not { } shown
        )
        {
            yield return Says(context, saying, earns.Level, $"the level cannot be missed by {Words.Quantity(earns.For)}");
            yield break;
        }

        var (says, gives) = Amounts(context, level, incident, shown, earns.Is);
        if (says != gives)
        {
            yield return Says(
                context,
                saying,
                earns.Level,
                $"it says {TierWords.Give(earns.Is)} for {Words.Quantity(earns.For)}, and the terms give {Words.Money(gives, context.Terms.Currency)}"
            ) with
            {
                Example = shown,
            };
        }
    }

    private static (Rational Says, Rational Gives) Amounts(CheckContext context, ServiceLevel level, Stimulus incident, CounterExample shown, Give said)
    {
        var gives = LimitChecks.Total(shown);
        return said switch
        {
            Give.Percent percent => (percent.Share * (Fee(context, level, incident) ?? Rational.Zero), gives),
            Give.Money money => (money.Amount, gives),
            // Days and points are read off the same engine, with the credit replaced by what is said.
            _ => (LimitChecks.Total(Instead(context, level, incident, said) ?? shown), gives),
        };
    }

    /// <summary>The fee a percentage is of; where nothing is earned, of a level that always earns.</summary>
    private static Rational? Fee(CheckContext context, ServiceLevel level, Stimulus incident) =>
        level.Credit?.Of is { } of
            ? Instead(context, level, incident, new Give.Percent(Rational.One)) is { } whole ? LimitChecks.Total(whole) : null
            : null;

    private static CounterExample? Instead(CheckContext context, ServiceLevel level, Stimulus incident, Give give) =>
        level.Credit is not { } credit
            ? null
            : context
                .Trial.With(t =>
                    Changed.Level(
                        Changed.NoLimits(t),
                        level with { Credit = new Credit(credit.Of, new CreditQuantity.Flat(give), null, WhenMet: true), Limits = [] }
                    )
                )
                .Show(incident, level.Id);

    private static Stimulus? Incident(CheckContext context, ServiceLevel level, Quantity of) =>
        of is Quantity.Elapsed time && level.Measure is Measure.Availability
            ? Stimuli.Down(new FactMaker(context.Trial, level), time.Time)
            : Stimuli.For(context.Trial, level, of.Value);
}
