using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using NodaTime;

namespace Kept.Text.Language.Blocks;

/// <summary>Levels below that a level rests on, escalation, and combined credits.</summary>
internal static class Links
{
    private static readonly Grammar<CombineTake> TakeWords = Choice.Of(
        "take",
        "`sum`, `best` or `elected`",
        ("sum", CombineTake.Sum),
        ("best", CombineTake.Best),
        ("elected", CombineTake.Elected)
    );

    private static readonly Key<string> Agreement = Of.Required("agreement", "The id of the agreement below.", TextShape.Line);
    private static readonly Key<string> Level = Of.Required("level", "The name of its level.", TextShape.Line);
    private static readonly Key<string> HandOver = Of.Optional("handOver", "The kind of fact that hands a case over.", TextShape.Line);

    private static readonly Block<BackedBy> BackedByBlock = new(
        "backed by",
        "The level of an operational-level agreement or supplier contract on which this one rests.",
        [Agreement, Level, HandOver],
        f => new BackedBy(f.Of(Agreement), f.Of(Level), f.Find(HandOver))
    );

    public static readonly Key<ImmutableArray<BackedBy>> BackedBy = Of.Optional(
        "backedBy",
        "The levels below on which this one rests.",
        new ListShape<BackedBy>(BackedByBlock, single: true)
    );

    private static readonly Key<int> FromMiss = Of.Required("fromMiss", "From the n-th miss in a row on.", Quantities.Count);
    private static readonly Key<Rational> TimesKey = Of.Required("times", "The credit is multiplied by this.", Quantities.Factor);

    private static readonly Block<EscalationStep> Step = new(
        "escalation step",
        "From a miss on, the credit is multiplied.",
        [FromMiss, TimesKey],
        f => new EscalationStep(f.Of(FromMiss), f.Of(TimesKey))
    );

    public static readonly Key<ImmutableArray<EscalationStep>> Escalation = Of.Optional(
        "escalation",
        "Repeated misses earn more.",
        new ListShape<EscalationStep>(Step, single: true)
    );

    private static readonly Key<ImmutableArray<string>> Levels = Of.Optional(
        "levels",
        "Which levels; without it all.",
        new ListShape<string>(TextShape.Level)
    );
    private static readonly Key<CombineTake> Take = Of.Required("take", "The sum, the best, or the one the customer elects.", TakeWords);

    private static readonly Block<CombineRule> Combine = new(
        "combination",
        "When one event earns credits under several levels.",
        [Levels, Take, General.Clause],
        f => new CombineRule(f.Or(Levels, []), f.Of(Take), f.Find(General.Clause))
    )
    {
        Short = Take,
    };

    public static readonly Key<ImmutableArray<CombineRule>> CombineKey = Of.Optional(
        "combine",
        "When one event earns credits under several levels.",
        new ListShape<CombineRule>(Combine, single: true)
    );
}
