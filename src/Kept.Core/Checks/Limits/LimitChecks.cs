using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Checks.Tiers;
using Kept.Core.Checks.Trials;
using Kept.Core.Money;

namespace Kept.Core.Checks.Limits;

/// <summary>Checks of caps, counts and minimums: each is tried with the worst that can happen, with it and without it.</summary>
internal static class LimitChecks
{
    private static readonly CheckKind NeverBinds = new(
        "cap-never-binds",
        CheckGroup.Limits,
        Severity.Warning,
        "a cap that can never bind",
        "Even the worst that can happen earns less than the cap. Leave it out, or see whether the cap or the credit has a wrong figure."
    );

    private static readonly CheckKind HidesTiers = new(
        "cap-hides-tiers",
        CheckGroup.Limits,
        Severity.Warning,
        "a cap that hides rows",
        "The cap cuts what rows of the table promise: the customer reads a credit that is never paid."
    );

    private static readonly CheckKind KillsMultiplier = new(
        "count-kills-multiplier",
        CheckGroup.Limits,
        Severity.Warning,
        "a count that makes the multiplier a dead letter",
        "The credit is promised for each block, and only so many credits count in a period: longer failures earn no more."
    );

    private static readonly CheckKind PeriodDiffers = new(
        "cap-period-differs",
        CheckGroup.Limits,
        Severity.Warning,
        "a cap over a period that does not fit the measure's",
        "Weeks do not divide months, and calendar periods do not divide contract years: one credit then falls into two periods of the cap."
    );

    private static readonly CheckKind MinimumOver = new(
        "minimum-over-credit",
        CheckGroup.Limits,
        Severity.Warning,
        "a minimum above the smallest credit",
        "What the smallest row or block gives is below the minimum payable, so it is promised and never paid."
    );

    private static readonly CheckKind Uncapped = new(
        "credit-uncapped",
        CheckGroup.Limits,
        Severity.Note,
        "credits without a cap",
        "No limit holds the credits of the level together. The provider should know the most that one period can cost."
    );

    public static readonly ImmutableArray<Check> All =
    [
        new(NeverBinds, Idle),
        new(HidesTiers, Hidden),
        new(KillsMultiplier, Killed),
        new(PeriodDiffers, Periods),
        new(MinimumOver, Minimums),
        new(Uncapped, NoCap),
    ];

    /// <summary>A limit with the levels it holds, and where it stands.</summary>
    private sealed record Held(Limit Limit, string Path, ImmutableArray<ServiceLevel> Levels)
    {
        public Finding Says(CheckKind kind, string sentence, string? hint = null) =>
            kind.At(Path, sentence, hint) with
            {
                Level = Levels.Length == 1 ? Levels[0].Id : null,
                Clause = Limit.Clause ?? (Levels.Length == 1 ? Levels[0].Clause : null),
            };
    }

    private static IEnumerable<Held> Limits(CheckContext context)
    {
        var paying = context.Credits().Select(c => c.Level).ToImmutableArray();
        var shared = context.Terms.Limits.Select((l, n) => new Held(l, $"limits/{n + 1}", Among(paying, l)));
        var own = context.Terms.ServiceLevels.SelectMany(level =>
            level.Limits.Select((l, n) => new Held(l, $"serviceLevels/{level.Id}/limits/{n + 1}", l.Levels.IsDefaultOrEmpty ? [level] : Among(paying, l)))
        );
        return shared.Concat(own).Where(h => !h.Levels.IsEmpty);
    }

    private static ImmutableArray<ServiceLevel> Among(ImmutableArray<ServiceLevel> paying, Limit limit) =>
        limit.Levels.IsDefaultOrEmpty ? paying : [.. paying.Where(l => limit.Levels.Contains(l.Id))];

    private static IEnumerable<Finding> Idle(CheckContext context) =>
        Limits(context)
            .Where(h => !h.Limit.IsMinimum && FitsOneWindow(h) && h.Levels is [var only] && Worst.IsExhaustive(context.Trial, only))
            .Select(h => (Held: h, Example: NeverCut(context, h)))
            .Where(p => p.Example is not null)
            .Select(p =>
                p.Held.Says(
                    NeverBinds,
                    $"at most {Amount(context, p.Held.Limit)} per {Name(p.Held.Limit.Per)}: not even the worst earns more than "
                        + Words.Money(Total(p.Example!), context.Terms.Currency)
                ) with
                {
                    Example = p.Example,
                }
            );

    /// <summary>The worst example where the limit changes nothing in any; null where it does in one.</summary>
    private static CounterExample? NeverCut(CheckContext context, Held held)
    {
        var free = context.Trial.With(t => Changed.Without(t, held.Limit));
        var level = held.Levels[0];
        var pairs = Worst
            .Of(context.Trial, level)
            .Select(s => (With: context.Trial.Show(s, level.Id), Free: free.Show(s, level.Id)))
            .Where(p => p is { With: not null, Free: not null })
            .ToImmutableArray();
        return pairs.IsEmpty || pairs.Any(p => Total(p.With!) != Total(p.Free!)) ? null : pairs.MaxBy(p => Total(p.With!)).With;
    }

    /// <summary>A cap over a longer time than a window needs many windows to bind.</summary>
    private static bool FitsOneWindow(Held held) =>
        held.Levels is [{ Measure.Frame.Window: var window }]
        && held.Limit.Per switch
        {
            LimitPeriod.Incident or LimitPeriod.Day or LimitPeriod.Week => true,
            LimitPeriod.Month => window is null or Window.Calendar { Unit: PeriodUnit.Month or PeriodUnit.Quarter or PeriodUnit.Year },
            LimitPeriod.Quarter => window is Window.Calendar { Unit: PeriodUnit.Quarter or PeriodUnit.Year },
            LimitPeriod.Year => window is Window.Calendar { Unit: PeriodUnit.Year },
            LimitPeriod.RollingYear or LimitPeriod.Term => false,
        };

    private static IEnumerable<Finding> Hidden(CheckContext context) =>
        Tables
            .Of(context)
            .Where(t => t.Alone)
            .DistinctBy(t => t.Level.Id)
            .SelectMany(t =>
            {
                var free = context.Trial.With(Changed.NoCaps);
                var cut = Rows(context, t).Where(r => free.Show(r.Stimulus, t.Level.Id) is { } f && Total(f) > Total(r.Shown)).ToImmutableArray();
                return cut.IsEmpty
                    ? Array.Empty<Finding>()
                    :
                    [
                        t.SaysOfRow(
                            HidesTiers,
                            cut[0].Row,
                            $"{Words.List([.. cut.Select(c => $"\"{TierWords.Row(t.Line.Rows[c.Row])}\" ({TierWords.Give(t.Line.Rows[c.Row].Give)})")])}: "
                                + $"the limits leave {Words.Money(Total(cut[0].Shown), context.Terms.Currency)}"
                        ) with
                        {
                            Example = cut[0].Shown,
                        },
                    ];
            });

    /// <summary>For each row of a table facts that lead into it.</summary>
    private static IEnumerable<(int Row, Stimulus Stimulus, CounterExample Shown)> Rows(CheckContext context, Table table) =>
        from row in Enumerable.Range(0, table.Line.Rows.Length)
        from region in table.Line.Regions(s => !s.Met && s.Applying == row).Take(1)
        let example = Tables.Into(context, table, region, _ => true)
        where example is not null
        select (row, new Stimulus(example.Facts, example.Evidence, example.Period), example);

    private static IEnumerable<Finding> Killed(CheckContext context) =>
        from pair in context.Credits()
        where pair.Credit is { Quantity: CreditQuantity.PerBlock, AtMost.Per: LimitPeriod.Day or LimitPeriod.Incident }
        let block = (CreditQuantity.PerBlock)pair.Credit.Quantity
        let count = pair.Credit.AtMost!
        let start = Starting(pair.Level, block)
        let few = Occurrences.One(new FactMaker(context.Trial, pair.Level), OccurrenceKind.Outage, OccurrenceClock.Default, start + (block.Every * count.Credits))
        let many = Occurrences.One(new FactMaker(context.Trial, pair.Level), OccurrenceKind.Outage, OccurrenceClock.Default, start + (block.Every * (count.Credits + 3)))
        where few is not null && many is not null
        let less = context.Trial.Show(few, pair.Level.Id)
        let more = context.Trial.Show(many, pair.Level.Id)
        where less is not null && more is not null && Total(less) == Total(more)
        select KillsMultiplier.At(
            pair.Level,
            "credit",
            $"a credit for each {Words.Elapsed(block.Every)}, and at most {Words.Count(count.Credits, "credit")} per {Name(count.Per)}: "
                + $"\"each {Words.Elapsed(block.Every)}\" is a dead letter within a {Name(count.Per)}"
                + (count.Per == LimitPeriod.Day ? "; across midnight each day has its own" : "")
        ) with
        {
            Example = less,
            Beside = more,
        };

    /// <summary>The time from which blocks can earn: what the target allows.</summary>
    private static NodaTime.Duration Starting(ServiceLevel level, CreditQuantity.PerBlock block) =>
        level.Target is Target.Single { Bound.Limit: Quantity.Elapsed { Time: var allowed } } && block.After is null ? allowed : block.After ?? NodaTime.Duration.Zero;

    private static IEnumerable<Finding> Periods(CheckContext context) =>
        from held in Limits(context)
        where !held.Limit.IsMinimum
        from level in held.Levels
        where !Divides(held.Limit.Per, level.Measure.Frame.Window)
        select held.Says(
            PeriodDiffers,
            $"the cap is per {Name(held.Limit.Per)}, and \"{level.DisplayTitle}\" is measured over {Measured(level.Measure.Frame.Window)}: "
                + "a credit belongs to the day on which it begins, and neither period divides the other"
        );

    private static bool Divides(LimitPeriod per, Window? window) => window switch
    {
        null or Window.WholeTerm => true,
        Window.Calendar { Unit: PeriodUnit.Week } => per is not (LimitPeriod.Month or LimitPeriod.Quarter or LimitPeriod.Year),
        Window.Calendar => per is not LimitPeriod.Week,
        Window.Rolling or Window.Billing => per is not (LimitPeriod.Week or LimitPeriod.Month or LimitPeriod.Quarter or LimitPeriod.Year),
        Window.Contract => per is not (LimitPeriod.Week or LimitPeriod.Month or LimitPeriod.Quarter or LimitPeriod.Year),
        _ => true,
    };

    private static IEnumerable<Finding> Minimums(CheckContext context) =>
        from held in Limits(context)
        where held.Limit.IsMinimum
        from level in held.Levels
        let free = context.Trial.With(t => Changed.Without(t, held.Limit))
        from stimulus in Small(context, level)
        let shown = context.Trial.Show(stimulus, level.Id)
        let paid = free.Show(stimulus, level.Id)
        where shown is not null && paid is not null && Total(shown).Sign == 0 && Total(paid).Sign > 0
        select held.Says(
            MinimumOver,
            $"credits below {Amount(context, held.Limit)} are not paid: \"{level.DisplayTitle}\" promises {Words.Money(Total(paid), context.Terms.Currency)}"
        ) with
        {
            Example = shown,
        };

    /// <summary>The least that earns something.</summary>
    private static IEnumerable<Stimulus> Small(CheckContext context, ServiceLevel level) =>
        Tables
            .Of(context)
            .Where(t => t.Level.Id == level.Id)
            .SelectMany(t => Rows(context, t).Select(r => r.Stimulus))
            .Concat(Lengths.Of(level).Select(l => Occurrences.One(new FactMaker(context.Trial, level), OccurrenceKind.Outage, OccurrenceClock.Default, l)).OfType<Stimulus>())
            .Take(1);

    private static IEnumerable<Finding> NoCap(CheckContext context)
    {
        var held = Limits(context).Where(h => !h.Limit.IsMinimum).SelectMany(h => h.Levels).Select(l => l.Id).ToHashSet(StringComparer.Ordinal);
        return context
            .Credits()
            .Where(c => !held.Contains(c.Level.Id) && c.Credit.Quantity is not CreditQuantity.Table && c.Credit.AtMost is null)
            .Select(c => Uncapped.At(c.Level, "credit", "no limit holds these credits together"));
    }

    public static Rational Total(CounterExample example) => example.Results.Aggregate(Rational.Zero, (sum, r) => sum + r.Entitled);

    private static string Amount(CheckContext context, Limit limit) => limit.AtMost switch
    {
        LimitAmount.Money money => Words.Money(money.Amount, context.Terms.Currency),
        LimitAmount.ShareOf share => $"{Words.Share(share.Share)} of the fee",
        LimitAmount.Days days => $"{Words.Number(days.Count)} days",
        _ => throw new InvalidOperationException("the family is closed"),
    };

    private static string Name(LimitPeriod per) => Assessment.Credits.LimitPeriods.Name(per);

    private static string Measured(Window? window) => window switch
    {
        Window.Calendar calendar => $"each {calendar.Unit.ToString().ToLowerInvariant()}",
        Window.Billing => "billing months",
        Window.Contract contract => $"each {contract.Unit.ToString().ToLowerInvariant()} of the contract",
        Window.Rolling rolling => $"rolling {rolling.Days} days",
        Window.BeforeClaim before => $"the {before.Days} days before a claim",
        Window.WholeTerm => "the term",
        _ => "occurrences",
    };
}
