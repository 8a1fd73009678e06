using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;
using NodaTime;

namespace Kept.Text.Language.Blocks;

/// <summary>Time that does not count against the provider (block 5, R12). What it is may stand under <c>what:</c> or directly.</summary>
internal static class Exclusions
{
    private static readonly Grammar<MaintenanceKind> MaintenanceWords = Choice.Of(
        "maintenance kind",
        "a kind of maintenance",
        ("scheduled", MaintenanceKind.Scheduled),
        ("requested by customer", MaintenanceKind.RequestedByCustomer),
        ("emergency", MaintenanceKind.Emergency),
        ("any", MaintenanceKind.Any),
        ("requested by the customer", MaintenanceKind.RequestedByCustomer),
        ("planned", MaintenanceKind.Scheduled)
    );

    private static readonly Grammar<ExclusionProof> ProofWords = Choice.Of(
        "proof",
        "`record` or `determination`",
        ("record", ExclusionProof.Record),
        ("determination", ExclusionProof.Determination)
    );

    private static readonly Grammar<Leaves> LeavesWords = Choice.Of("leaves", "what it leaves", ("bad", Leaves.Bad), ("both", Leaves.Both));

    private static readonly Key<MaintenanceKind> Maintenance = Of.Required(
        "maintenance",
        "Announced maintenance windows, cut with the work recorded.",
        MaintenanceWords
    );
    private static readonly Key<string> Cause = Of.Required("cause", "Outages with this cause.", TextShape.Line);
    private static readonly Key<ExclusionProof> By = Of.Optional(
        "by",
        "As the record alleges, or only as a determination found (R4).",
        ProofWords,
        "determination"
    );
    private static readonly Key<string> Determination = Of.Required(
        "determination",
        "Facts for which a determination found this.",
        TextShape.Line
    );
    private static readonly Key<string> HoursOf = Of.Required("hours", "The covered time of a calendar.", TextShape.Calendar);
    private static readonly Key<string> Outside = Of.Required("outside", "All time outside a calendar.", TextShape.Calendar);
    private static readonly Key<string> BadTimeOf = Of.Required("badTimeOf", "The bad time of another level.", TextShape.Level);
    private static readonly Key<Duration> FirstOfEach = Of.Required(
        "firstOfEach",
        "The first so much bad time of each occurrence.",
        Times.Elapsed
    );

    private static readonly Grammar<TimeLength> AtLeastLength = Times.Length with
    {
        Parse = (ref Phrase p, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out TimeLength length) =>
        {
            p.AnyOf("at least");
            return Times.Length.Parse(ref p, out length);
        },
        Print = length => "at least " + Times.Print(length),
        Pattern = "^(at least )?[0-9].*$",
        Examples = ["at least 48 hours", "at least 5 days"],
    };

    private static readonly Grammar<Duration> AtMostTime = Times.Elapsed with
    {
        Parse = (ref Phrase p, out Duration time) =>
        {
            p.AnyOf("at most", "up to");
            return Times.TryElapsed(ref p, out time);
        },
        Print = time => "at most " + Times.Print(time),
        Pattern = "^(at most |up to )?[0-9].*$",
        Examples = ["at most 4 hours"],
    };

    private static readonly Key<TimeLength> Notice = Of.Required(
        "notice",
        "Announced at least so long before; the receipt decides.",
        AtLeastLength
    );
    private static readonly Key<string> WithinCalendar = Of.Required("within", "Only the part in these hours.", TextShape.Calendar);
    private static readonly Key<Duration> Lasts = Of.Required("lasts", "Only windows of at most this length.", AtMostTime);

    private static readonly Forms<ExclusionCondition> Condition = new(
        "exclusion condition",
        "A condition that must hold.",
        Form<ExclusionCondition>.With(
            "notice",
            new Block<ExclusionCondition>(
                "notice condition",
                "Announced in time.",
                [Notice],
                f => new ExclusionCondition.Notice(f.Of(Notice))
            )
        ),
        Form<ExclusionCondition>.With(
            "within",
            new Block<ExclusionCondition>(
                "hours condition",
                "Only within hours.",
                [WithinCalendar],
                f => new ExclusionCondition.Within(f.Of(WithinCalendar))
            )
        ),
        Form<ExclusionCondition>.With(
            "lasts",
            new Block<ExclusionCondition>(
                "length condition",
                "Only short windows.",
                [Lasts],
                f => new ExclusionCondition.LastsAtMost(f.Of(Lasts))
            )
        )
    );

    private static readonly Key<Duration> BudgetMost = Of.Required(
        "atMost",
        "At most so much excluded time.",
        AtMostTime with
        {
            Print = Times.Print,
        }
    );
    private static readonly Key<PeriodUnit> BudgetPer = Of.Required("per", "In each such period.", Periods.Unit);

    private static readonly Block<ExclusionBudget> BudgetBlock = new(
        "exclusion budget",
        "At most so much in each period, used up in order of time.",
        [BudgetMost, BudgetPer],
        f => new ExclusionBudget(f.Of(BudgetMost), f.Of(BudgetPer))
    );

    private static readonly Key<ImmutableArray<ExclusionCondition>> When = Of.Optional(
        "when",
        "Conditions that must all hold.",
        new ListShape<ExclusionCondition>(Condition, single: true)
    );
    private static readonly Key<ExclusionBudget> Budget = Of.Optional("budget", "At most so much.", BudgetBlock);
    private static readonly Key<Leaves> LeavesKey = Of.Optional(
        "leaves",
        "From the bad time only, or from the denominator too.",
        LeavesWords,
        "bad"
    );

    private static readonly Key<bool> Subtract = Of.Optional(
        "subtract",
        "Only what of it was bad (`overlap`), or all of it as a `total`: \"downtime minus scheduled downtime\".",
        Choice.Of("subtract", "`overlap` or `total`", ("overlap", false), ("total", true)),
        "overlap"
    );

    public static readonly Forms<Exclusion> Shape = new(
        "exclusion",
        "Time that does not count against the provider.",
        Case("maintenance exclusion", "Maintenance.", [Maintenance], f => new ExclusionSource.Maintenance(f.Of(Maintenance))),
        Case(
            "cause exclusion",
            "Outages by a cause.",
            [Cause, By],
            f => new ExclusionSource.Cause(f.Of(Cause), f.Or(By, ExclusionProof.Determination))
        ),
        Case(
            "determination exclusion",
            "What a determination found.",
            [Determination],
            f => new ExclusionSource.Determination(f.Of(Determination))
        ),
        Case("hours exclusion", "The hours of a calendar.", [HoursOf], f => new ExclusionSource.Hours(f.Of(HoursOf), Outside: false)),
        Case(
            "outside exclusion",
            "Outside the hours of a calendar.",
            [Outside],
            f => new ExclusionSource.Hours(f.Of(Outside), Outside: true)
        ),
        Case("other level exclusion", "Another level's bad time.", [BadTimeOf], f => new ExclusionSource.BadTimeOf(f.Of(BadTimeOf))),
        Case(
            "first of each exclusion",
            "The beginning of each occurrence.",
            [FirstOfEach],
            f => new ExclusionSource.FirstOfEach(f.Of(FirstOfEach))
        )
    )
    {
        Normal = Flatten,
    };

    private static Form<Exclusion> Case(string name, string doc, ImmutableArray<Key> main, Func<Fields, ExclusionSource> source) =>
        Form<Exclusion>.With(
            main[0].Name,
            new Block<Exclusion>(
                name,
                doc,
                [.. main, When, Budget, LeavesKey, Subtract, General.Clause],
                f => new Exclusion(source(f), f.Or(When, []), f.Find(Budget), f.Or(LeavesKey, Leaves.Bad), f.Find(General.Clause))
                {
                    AsTotal = f.Or(Subtract, false),
                }
            )
        );

    // {what: {maintenance: scheduled}, leaves: both} is long for {maintenance: scheduled, leaves: both}.
    private static Node Flatten(Node node) =>
        node is MapNode map && map.Find("what") is { Value: MapNode what }
            ? map.With([.. what.Entries, .. map.Without("what").Entries])
            : node;
}
