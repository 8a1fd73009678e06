using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;
using NodaTime;

namespace Kept.Text.Language.Blocks;

/// <summary>
/// Summaries as assertions, examples as tests, findings accepted by name, terms that were assumed. None of them is part of the terms
/// that are signed.
/// </summary>
internal static class Assertions
{
    private static readonly Key<string> Allowance = Of.Required(
        "allowance",
        "So much bad time is still within the target of this level.",
        TextShape.Level
    );
    private static readonly Key<PeriodUnit> Per = Of.Required("per", "In each such period.", Periods.Unit);
    private static readonly Key<Duration> IsTime = Of.Required("is", "How much.", Times.Elapsed);
    private static readonly Key<string> Credit = Of.Required("credit", "A miss of this level earns.", TextShape.Level);
    private static readonly Key<Quantity> For = Of.Required("for", "A miss of this size.", Quantities.Quantity);
    private static readonly Key<Give> IsGive = Of.Required("is", "What it earns.", Gives.Give);
    private static readonly Key<string> Target = Of.Required("target", "The promise of this level.", TextShape.Level);
    private static readonly Key<PlainBound> IsBound = Of.Required("is", "What it is.", Quantities.Bound);

    private static readonly Forms<Assertion> Means = new(
        "assertion",
        "What a summary claims about the terms.",
        Form<Assertion>.With(
            "allowance",
            new Block<Assertion>(
                "allowance",
                "How much bad time is allowed.",
                [Allowance, Per, IsTime],
                f => new Assertion.Allowance(f.Of(Allowance), f.Of(Per), f.Of(IsTime))
            )
        ),
        Form<Assertion>.With(
            "credit",
            new Block<Assertion>(
                "earned",
                "What a miss earns.",
                [Credit, For, IsGive],
                f => new Assertion.Earns(f.Of(Credit), f.Of(For), f.Of(IsGive))
            )
        ),
        Form<Assertion>.With(
            "target",
            new Block<Assertion>(
                "promised",
                "What is promised.",
                [Target, IsBound],
                f => new Assertion.Promises(f.Of(Target), f.Of(IsBound).Usual())
            )
        )
    );

    private static readonly Key<string> SaidText = Of.Required("text", "As the brochure has it.", TextShape.Line);
    private static readonly Key<Assertion> MeansKey = Of.Required("means", "What it claims.", Means);

    private static readonly Block<Saying> SayingBlock = new(
        "saying",
        "A summary as an assertion.",
        [SaidText, MeansKey],
        f => new Saying(f.Of(SaidText), f.Of(MeansKey))
    );

    private static readonly Key<string> Name = Of.Required("name", "What the example shows.", TextShape.Line);
    private static readonly Key<Node> Facts = Of.Optional("facts", "Facts as in evidence files; local times are allowed.", RawShape.Any);
    private static readonly Key<Node> Expect = Of.Required("expect", "The expected result.", RawShape.Any);
    private static readonly Key<string> AsOf = Of.Optional(
        "asOf",
        "What is known when; without it everything.",
        new TextShape("instant", plain: true)
    );

    private static readonly Block<AgreementExample> ExampleBlock = new(
        "example",
        "Facts and the expected result.",
        [Name, AsOf, Facts, Expect],
        f => new AgreementExample(f.Of(Name), f.Find(Facts) as ListNode, f.Of(Expect), f.Find(AsOf), f.Node.At)
    )
    {
        Check = CheckFacts,
    };

    private static readonly Key<string> Finding = Of.Required("finding", "The name of the finding.", TextShape.Line);
    private static readonly Key<string> Level = Of.Optional("level", "Where it is found; without it anywhere.", TextShape.Level);
    private static readonly Key<string> Reason = Of.Required("reason", "Why it is accepted.", TextShape.Line);
    private static readonly Key<string> By = Of.Optional("by", "Who accepts it.", TextShape.Line);
    private static readonly Key<LocalDate> On = Of.Optional("on", "When.", Times.Date);

    private static readonly Block<AcceptedFinding> AcceptBlock = new(
        "accepted finding",
        "A finding that the parties accept, with a reason.",
        [Finding, Level, Reason, By, On],
        f => new AcceptedFinding(f.Of(Finding), f.Find(Level), f.Of(Reason), f.Find(By), f.Maybe(On))
    );

    private static readonly Key<string> Term = Of.Required("term", "The path of a term: its keys, joined by points.", TextShape.Line);
    private static readonly Key<string> Why = Of.Required("reason", "Why it had to be assumed.", TextShape.Line);

    private static readonly Block<AssumedTerm> AssumedBlock = new(
        "assumed term",
        "A term that the original text does not state.",
        [Term, Why],
        f => new AssumedTerm(f.Of(Term), f.Of(Why))
    );

    public static readonly Key<ImmutableArray<Saying>> Says = new("says", "What the brochure claims.", new ListShape<Saying>(SayingBlock))
    {
        OutsideTheTerms = true,
    };

    public static readonly Key<ImmutableArray<AgreementExample>> Examples = new(
        "examples",
        "Facts and the expected result; they run as tests.",
        new ListShape<AgreementExample>(ExampleBlock)
    )
    {
        OutsideTheTerms = true,
    };

    public static readonly Key<ImmutableArray<AcceptedFinding>> Accept = new(
        "accept",
        "Findings accepted by name, with a reason.",
        new ListShape<AcceptedFinding>(AcceptBlock)
    )
    {
        OutsideTheTerms = true,
    };

    public static readonly Key<ImmutableArray<AssumedTerm>> Assumed = new(
        "assumed",
        "What the original text does not state, and these terms had to assume.",
        new ListShape<AssumedTerm>(AssumedBlock)
    )
    {
        OutsideTheTerms = true,
    };

    private static void CheckFacts(Fields f)
    {
        if (f.Find(Facts) is { } facts && facts is not ListNode)
        {
            Kinds.Report(facts, f.Reading, "a list of facts: [{kind: outage, …}]");
        }
    }
}
