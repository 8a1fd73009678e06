using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;
using NodaTime;

namespace Kept.Text.Language.Blocks;

/// <summary>Rates (Exhibit A) and services (Exhibit B).</summary>
internal static class Services
{
    private sealed record RateText(RatePhrase Rate, string? Clause);

    private static readonly Key<RatePhrase> RateAmount = Of.Required("rate", "The amount per unit, and its steps.", Amounts.Rate);

    private static readonly Block<RateText> RateBlock = new(
        "rate",
        "A price per unit of time or piece. A begun step counts whole.",
        [RateAmount, General.Clause],
        f => new RateText(f.Of(RateAmount), f.Find(General.Clause))
    )
    {
        Short = RateAmount,
        Normal = LongRate,
    };

    public static readonly Shape<ImmutableArray<Rate>> Rates = new MapShape<RateText>(
        "name of a rate",
        RateBlock,
        ids: true
    ).Turn(all =>
        all.Select(r => new Rate(r.Name, r.Value.Rate.Amount.Amount, r.Value.Rate.Per, r.Value.Rate.Step, r.Value.Clause))
            .ToImmutableArray()
    );

    private static readonly Key<string> RateName = Of.Required("rate", "The rate at which work is charged.", TextShape.Rate);
    private static readonly Key<Rational> Discount = Of.Optional("discount", "A share taken off.", Quantities.Percent, "0%");

    private static readonly Block<Price> ByRate = new(
        "price by rate",
        "Work is charged at a rate.",
        [RateName, Discount],
        f => new Price(null, new RatePrice(f.Of(RateName), f.Or(Discount, Rational.Zero)))
    );

    private static readonly Shape<Price> Recurring = new PhraseShape<PricePhrase>(Amounts.Price) { Long = LongPrice }.Turn(p => new Price(
        new RecurringPrice(p.Amount.Amount, p.Per, p.InAdvance),
        null
    ));

    private static readonly Forms<Price> PriceShape = new(
        "price",
        "A recurring amount, or a rate.",
        Form<Price>.With("rate", ByRate),
        Form<Price>.Other(Recurring)
    );

    private static readonly Grammar<bool> BilledWords = Choice.Of(
        "billed",
        "`prepaid` or `in arrears`",
        ("prepaid", true),
        ("in arrears", false),
        ("in advance", true)
    );
    private static readonly Grammar<UnusedHours> UnusedWords = Choice.Of(
        "unused hours",
        "`expire` or `carry over`",
        ("expire", UnusedHours.Expire),
        ("carry over", UnusedHours.CarryOver),
        ("expires", UnusedHours.Expire)
    );

    private static readonly Key<AmountText> Above = Of.Required("above", "Work that costs more than this.", Amounts.Amount);
    private static readonly Key<string> Needs = Of.Optional(
        "needs",
        "What it needs before it begins.",
        Choice.Of("need", "`approval`", ("approval", "approval"), ("written approval", "written approval")),
        "approval"
    );

    private static readonly Block<WorkApproval> WorkBlock = new(
        "work",
        "Work above an amount needs approval before it begins.",
        [Above, Needs],
        f => new WorkApproval(f.Of(Above).Amount, f.Or(Needs, "approval"))
    );

    private static readonly Key<Price> PriceKey = Of.Optional("price", "What it costs: a recurring amount, or a rate.", PriceShape);
    private static readonly Key<Schedule> ScheduleKey = Of.Optional("schedule", "When it is planned.", Schedules.Shape);
    private static readonly Key<ImmutableArray<string>> Tasks = Of.Optional(
        "tasks",
        "What is done.",
        new ListShape<string>(TextShape.Line, single: true)
    );
    private static readonly Key<HoursPerPeriod> Hours = Of.Optional("hours", "A package of hours: `10 per month`.", Amounts.Package);
    private static readonly Key<bool> Billed = Of.Optional("billed", "When the package is billed.", BilledWords);
    private static readonly Key<UnusedHours> Unused = Of.Optional("unused", "What becomes of unused hours.", UnusedWords);
    private static readonly Key<string> Beyond = Of.Optional("beyond", "The rate for hours beyond the package.", TextShape.Rate);
    private static readonly Key<WorkApproval> Work = Of.Optional("work", "When work needs approval.", WorkBlock);
    private static readonly Key<ImmutableArray<string>> Resources = Of.Optional(
        "resources",
        "Named parts that evidence can be about.",
        new ListShape<string>(TextShape.Line, single: true)
    );

    private static readonly Block<Service> ServiceBlock = new(
        "service",
        "Something the provider does for a fee.",
        [General.Clause, General.Title, ScheduleKey, Tasks, Hours, Billed, Unused, Beyond, PriceKey, Work, Resources, Levels.Wording],
        Build
    )
    {
        Check = Check,
    };

    public static readonly Shape<ImmutableArray<Named<Service>>> Shape = new MapShape<Service>(
        "name of a service",
        ServiceBlock,
        ids: true
    );

    private static void Check(Fields f)
    {
        foreach (var key in new Key[] { Billed, Unused, Beyond }.Where(k => f.Has(k) && !f.Has(Hours)))
        {
            f.Report(
                ProblemCodes.MissingKey,
                key,
                $"`{key.Name}` speaks of a package of hours, and there is none",
                "add `hours: 10 per month`"
            );
        }
    }

    private static Service Build(Fields f)
    {
        var price = f.Find(PriceKey);
        return new Service("", f.Find(General.Clause), price?.Recurring, price?.ByRate, f.Or(Resources, []), f.Find(General.Title))
        {
            Frame = new ServiceFrame
            {
                Schedule = f.Find(ScheduleKey),
                Tasks = f.Or(Tasks, []),
                Hours = f.Maybe(Hours) is { } hours
                    ? new HourPackage(hours.Hours, hours.Per, f.Or(Billed, false), f.Or(Unused, UnusedHours.Expire), f.Find(Beyond))
                    : null,
                Work = f.Find(Work),
                Wording = f.Find(Levels.Wording),
            },
        };
    }

    // {amount: 120.00, per: hour, steps: 15 minutes}
    private static Node LongRate(Node node) =>
        node is MapNode map && map["amount"] is ScalarNode amount && map["per"] is ScalarNode per
            ? map.With([
                new MapEntry("rate", amount.At, Phrase(amount, per, map["steps"] is ScalarNode step ? ", in steps of " + step.Value : "")),
                .. map.Entries.Where(e => e.Key is not ("amount" or "per" or "steps")),
            ])
            : node;

    // {amount: 45.00, per: month, inAdvance: true}
    private static ScalarNode? LongPrice(MapNode map) =>
        map["amount"] is ScalarNode amount
        && map["per"] is ScalarNode per
        && map.Entries.All(e => e.Key is "amount" or "per" or "inAdvance")
            ? Phrase(amount, per, map["inAdvance"] is ScalarNode { Value: "true" } ? " in advance" : "")
            : null;

    private static ScalarNode Phrase(ScalarNode amount, ScalarNode per, string rest) =>
        new($"{amount.Value} per {per.Value}{rest}", ScalarStyle.Plain, amount.At);

    private sealed record Price(RecurringPrice? Recurring, RatePrice? ByRate);
}
