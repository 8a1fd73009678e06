using Kept.Core.Agreements;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using NodaTime;

namespace Kept.Text.Language.Blocks;

/// <summary>What the absence of facts means (R2).</summary>
internal static class Evidence
{
    public const string Choices =
        "write one of `evidence: outages complete`, `evidence: tickets complete`, `evidence: counts complete`, `evidence: "
            + "samples complete`, "
        + "`evidence: maintenance complete`, `evidence: visits complete`, "
        + "`evidence: state changes`, `evidence: {samples: every 1 minute, stale: after 3 minutes}`";

    private static readonly Grammar<Silence> Phrase = Choice.Of<Silence>(
        "evidence rule",
        "what silence means",
        ("outages complete", new Silence.Complete("outages")),
        ("tickets complete", new Silence.Complete("tickets")),
        ("counts complete", new Silence.Complete("counts")),
        ("samples complete", new Silence.Complete("samples")),
        ("maintenance complete", new Silence.Complete("maintenance")),
        ("visits complete", new Silence.Complete("visits")),
        ("state changes", new Silence.StateChanges(UnknownTime.Unknown, UnknownTime.Unknown))
    ) with
    {
        Hint = _ => Choices,
    };

    private static readonly Grammar<Duration> Every = new(
        "sampling interval",
        "how often there is a sample",
        (ref Phrase p, out Duration d) =>
        {
            p.AnyOf("every");
            return Times.TryElapsed(ref p, out d) && d > Duration.Zero;
        },
        d => "every " + Times.Print(d),
        "^(every )?[0-9].*$",
        "every 1 minute",
        "every 30 seconds"
    );

    private static readonly Grammar<Duration> After = new(
        "staleness",
        "after how long a state is stale",
        (ref Phrase p, out Duration d) =>
        {
            p.AnyOf("after");
            return Times.TryElapsed(ref p, out d) && d > Duration.Zero;
        },
        d => "after " + Times.Print(d),
        "^(after )?[0-9].*$",
        "after 3 minutes"
    );

    private static readonly Grammar<CarryRule> CarryWords = Choice.Of(
        "carry rule",
        "how long a state lasts",
        ("slot", CarryRule.Slot),
        ("until stale", CarryRule.UntilStale)
    );

    public static readonly Grammar<UnknownTime> Unknown = Choice.Of(
        "unknown time",
        "what unknown time is taken for",
        ("unknown", UnknownTime.Unknown),
        ("up", UnknownTime.Up),
        ("down", UnknownTime.Down),
        ("left out", UnknownTime.LeftOut),
        ("previous", UnknownTime.Previous)
    );

    private static readonly Grammar<bool> Changes = Choice.Of("state", "`changes`", ("changes", true));

    private static readonly Key<Duration> Samples = Of.Required("samples", "How often there is a sample; no sample is unknown.", Every);
    private static readonly Key<Duration> Stale = Of.Optional(
        "stale",
        "A gap up to this length is bridged by the last state; otherwise a sample speaks for one interval.",
        After
    );
    private static readonly Key<CarryRule> Carry = Of.Optional(
        "carry",
        "A state lasts for its slot, or until it is stale.",
        CarryWords,
        "slot"
    );
    private static readonly Key<UnknownTime> UnknownIs = Of.Optional(
        "unknown",
        "What unknown time is taken for; `unknown` gives a best and a worst case.",
        Unknown,
        "unknown"
    );
    private static readonly Key<bool> State = Of.Required(
        "state",
        "`changes`: a sample is a change of state and holds until the next.",
        Changes
    );
    private static readonly Key<UnknownTime> Before = Of.Optional("before", "The state before the first change.", Unknown, "unknown");

    private static readonly Block<Silence> Sampled = new(
        "sampled evidence",
        "No sample is unknown.",
        [Samples, Stale, Carry, UnknownIs],
        f => new Silence.Sampled(
            f.Of(Samples),
            f.Maybe(Stale) ?? f.Of(Samples),
            f.Or(Carry, CarryRule.Slot),
            f.Or(UnknownIs, UnknownTime.Unknown)
        )
    )
    {
        Check = CheckStale,
    };

    private static readonly Block<Silence> StateChanges = new(
        "state changes",
        "A sample is a change of state.",
        [State, Before, UnknownIs],
        f => new Silence.StateChanges(f.Or(Before, UnknownTime.Unknown), f.Or(UnknownIs, UnknownTime.Unknown))
    );

    public static readonly Forms<Silence> Shape = new(
        "evidence",
        "What the absence of facts means (R2). There is no default.",
        Form<Silence>.Word(new PhraseShape<Silence>(Phrase)),
        Form<Silence>.With("samples", Sampled),
        Form<Silence>.With("state", StateChanges)
    );

    private static void CheckStale(Fields f)
    {
        if (f.Maybe(Stale) is { } stale && f.Maybe(Samples) is { } every && stale < every)
        {
            f.Report(
                ProblemCodes.ValueNotUnderstood,
                Stale,
                "a state is stale before the next sample is due",
                $"write at least `after {Times.Print(every)}`"
            );
        }
    }
}
