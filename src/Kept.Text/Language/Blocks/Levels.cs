using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language.Blocks;

/// <summary>A service level: Measure + Target + Exclusions + Remedy.</summary>
internal static class Levels
{
    private static readonly Key<string> Clause = Of.Required("clause", "The clause that results cite.", TextShape.Line);
    private static readonly Key<ImmutableArray<string>> Services = Of.Optional(
        "of",
        "The services it is about; without it all.",
        new ListShape<string>(TextShape.Service, single: true)
    );
    private static readonly Key<Measure> MeasureKey = Of.Required("measure", "What is measured.", Measures.Shape);
    private static readonly Key<ImmutableArray<Exclusion>> Exclude = Of.Optional(
        "exclude",
        "Time that does not count against the provider.",
        new ListShape<Exclusion>(Exclusions.Shape, single: true)
    );
    private static readonly Key<Target> TargetKey = Of.Required("target", "What is promised.", Targets.Shape);
    private static readonly Key<Credit> CreditKey = Of.Optional("credit", "What a miss earns.", Credits.Shape);
    public static readonly Key<ClaimRule> Claim = Of.Optional("claim", "How a credit is claimed; without it automatic.", Claims.Shape);
    public static readonly Key<SettlementRule> Settle = Of.Optional("settle", "How a granted credit is settled.", Claims.Settle);
    private static readonly Key<ImmutableArray<Named<ImmutableArray<string>>>> For = Of.Optional(
        "for",
        "Only for members with one of these values; `plan` is one of them.",
        new MapShape<ImmutableArray<string>>("name of a value", new ListShape<string>(new TextShape("value of a member"), single: true))
    );
    private static readonly Key<TimeLength> HoldsAfter = Of.Optional(
        "holdsAfter",
        "The promise begins so long after the agreement does.",
        Times.Length
    );
    public static readonly Key<string> Wording = Of.Optional(
        "wording",
        "The clause in a lawyer's own words; figures are references: `{target}`.",
        TextShape.Line
    );

    private static readonly Block<ServiceLevel> Level = new(
        "service level",
        "A promise: measure, target, exclusions and remedy.",
        [
            Clause,
            General.Title,
            Services,
            For,
            HoldsAfter,
            MeasureKey,
            Exclude,
            TargetKey,
            CreditKey,
            Links.Escalation,
            Limits.Key,
            Claim,
            Settle,
            Consequences.One,
            Consequences.Many,
            Links.BackedBy,
            Wording,
        ],
        Build
    )
    {
        Check = Check,
    };

    public static readonly Shape<ImmutableArray<Named<ServiceLevel>>> Shape = new MapShape<ServiceLevel>(
        "name of a level",
        Level,
        ids: true
    );

    private static ServiceLevel Build(Fields f) =>
        new(
            Id: "",
            f.Of(Clause),
            f.Or(Services, []),
            f.Of(MeasureKey),
            f.Or(Exclude, []),
            f.Of(TargetKey),
            f.Find(CreditKey),
            Consequences.From(f),
            f.Or(Limits.Key, []),
            f.Or(Claim, ClaimRule.WithoutClaim),
            f.Find(Settle),
            f.Or(Links.BackedBy, []),
            f.Or(Links.Escalation, []),
            f.Find(General.Title),
            f.Find(Wording)
        )
        {
            For = f.Or(For, []).ToImmutableSortedDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal),
            HoldsAfter = f.Find(HoldsAfter),

            // The comparison of a latency target may be written in seconds.
            Target = InUnitOf(f.Of(MeasureKey), f.Of(TargetKey)),
            Credit = f.Find(CreditKey) is { } credit ? credit with { Quantity = InUnitOf(f.Of(MeasureKey), credit.Quantity) } : null,
        };

    private static void Check(Fields f)
    {
        if (f.Find(MeasureKey) is not { } measure)
        {
            return;
        }

        CheckOfficeDays(f, measure);
        var unit = Units.Of(measure);
        if (f.Find(TargetKey) is { } target)
        {
            foreach (var bound in Targets.BoundsOf(target).Where(b => !Units.Fits(unit, b.Limit) && !IsInOfficeDays(measure, b)).Take(1))
            {
                f.Report(
                    ProblemCodes.UnitMismatch,
                    TargetKey,
                    $"the target is {Units.Name(bound.Limit)}, and the measure is {unit.Name}",
                    $"write for example `{unit.Example}`"
                );
            }

            Direction(f, measure, target);
        }

        CheckRows(f, unit);
        CheckTotals(f, measure);
    }

    private static bool IsInOfficeDays(Measure measure, Bound bound) => measure is Measure.TicketTime && bound.Limit is Quantity.OfficeDays;

    // Office days are those of the ticket's clock, or of the calendar called so.
    private static void CheckOfficeDays(Fields f, Measure measure)
    {
        var promised = measure switch
        {
            Measure.TicketTime { Clock.Calendar: null } => f.Find(TargetKey),
            Measure.Attainment { Clock.Calendar: null } share => share.Within,
            _ => null,
        };
        if (
            promised is not null
            && Targets.BoundsOf(promised).Any(b => b.Limit is Quantity.OfficeDays)
            && !f.Reading.Knows(NameKind.Calendar, "office")
        )
        {
            f.Report(
                ProblemCodes.NoSuchCalendar,
                TargetKey,
                "the target is a number of office days, and nothing says which days those are",
                "give the measure a `clock:`, or list a calendar called `office`"
            );
        }
    }

    // A total has no place in time: it can lessen a sum, but neither a single outage nor events.
    private static void CheckTotals(Fields f, Measure measure)
    {
        if (measure is not Measure.Availability && f.Or(Exclude, []).Any(e => e.AsTotal))
        {
            f.Report(
                ProblemCodes.FormUnclear,
                Exclude,
                "only from a share of time can totals be subtracted",
                "leave `subtract: total` out, or measure `availability: outages`, `samples` or `counts`"
            );
        }
    }

    // "99.5%" alone means at least; of an error rate that would promise errors.
    private static void Direction(Fields f, Measure measure, Target target)
    {
        var bare = f.NodeOf(TargetKey) is ScalarNode word && word.Value.Length > 0 && char.IsAsciiDigit(word.Value[0]);
        if (bare && Units.LowerIsBetter(measure) && Targets.BoundsOf(target).Any(b => b.HigherIsBetter))
        {
            f.Report(
                ProblemCodes.ValueNotUnderstood,
                TargetKey,
                "of a rate of errors a bare percentage does not say which way it is meant",
                "write `at most` before it"
            );
        }
    }

    private static void CheckRows(Fields f, MeasuredUnit unit)
    {
        if (f.Find(CreditKey)?.Quantity is not CreditQuantity.Table table)
        {
            return;
        }

        foreach (var (row, index) in table.Rows.Select((r, i) => (r, i)))
        {
            if (row.Bounds.FirstOrDefault(b => !Units.Fits(unit, b.Limit)) is { } bound)
            {
                var rows = (f.NodeOf(CreditKey) as MapNode)?["table"] as ListNode;
                f.Reading.Report(
                    ProblemCodes.UnitMismatch,
                    rows is not null && index < rows.Items.Length ? rows.Items[index].At : f.At(CreditKey),
                    $"the row speaks of {Units.Name(bound.Limit)}, and the measure is {unit.Name}",
                    $"write for example `{unit.Example}`"
                );
            }
        }
    }

    private static Target InUnitOf(Measure measure, Target target) =>
        !Units.IsLatency(measure)
            ? target
            : target switch
            {
                Target.Single single => new Target.Single(Units.ToLatency(single.Bound)),
                Target.Matrix matrix => matrix with { Cells = [.. matrix.Cells.Select(c => c with { Bound = Units.ToLatency(c.Bound) })] },
                _ => target,
            };

    private static CreditQuantity InUnitOf(Measure measure, CreditQuantity quantity) =>
        Units.IsLatency(measure) && quantity is CreditQuantity.Table table
            ? new CreditQuantity.Table([.. table.Rows.Select(r => r with { Bounds = [.. r.Bounds.Select(Units.ToLatency)] })])
            : quantity;
}
