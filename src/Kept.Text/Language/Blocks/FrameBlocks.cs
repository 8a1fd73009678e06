using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Time;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using NodaTime;

namespace Kept.Text.Language.Blocks;

/// <summary>The frame around the thirteen blocks: read, validated and kept.</summary>
internal static class FrameBlocks
{
    private static readonly Key<string> Text = Of.Required("text", "The clause in words.", TextShape.Line);

    private static readonly Block<TextClause> Clause = new(
        "text clause",
        "A clause in plain words.",
        [General.Clause, General.Title, Text],
        f => new TextClause("", f.Find(General.Clause), f.Find(General.Title), f.Of(Text))
    )
    {
        Short = Text,
    };

    /// <summary>Clauses by name, or one without a name.</summary>
    private static readonly Shape<ImmutableArray<TextClause>> Clauses = new MapShape<TextClause>(
        "name of a clause",
        Clause,
        ids: true
    ).Turn(all => all.Select(c => c.Value with { Id = c.Name }).ToImmutableArray());

    private static readonly Shape<ImmutableArray<TextClause>> ClauseList = new ListShape<TextClause>(Clause, single: true).Turn(all =>
        all.Select((c, i) => c with { Id = Quantities.Plain(i + 1) }).ToImmutableArray()
    );

    private static readonly ListShape<string> Lines = new(TextShape.Line, single: true);

    private static readonly Key<string> LawOf = Of.Required("of", "Whose law.", TextShape.Line);
    private static readonly Key<string> Courts = Of.Optional("courts", "Which courts.", TextShape.Line);
    private static readonly Block<Law> LawBlock = new(
        "law",
        "Governing law and courts.",
        [LawOf, Courts, General.Clause],
        f => new Law(f.Of(LawOf), f.Find(Courts), f.Find(General.Clause))
    )
    {
        Short = LawOf,
    };

    private static readonly Key<string> Role = Of.Optional("role", "For what it is.", TextShape.Line);
    private static readonly Key<string> Email = Of.Optional("email", "An address.", TextShape.Line);
    private static readonly Key<string> Phone = Of.Optional("phone", "A number, in quotes.", TextShape.Line);
    private static readonly Key<string> Url = Of.Optional("url", "A page.", TextShape.Line);
    private static readonly Key<string> Open = Of.Optional("hours", "The calendar of the hours in which it is open.", TextShape.Calendar);
    private static readonly Key<string> ContactOf = Of.Optional(
        "of",
        "Whose it is.",
        Choice.Of("party", "a party", ("provider", "provider"), ("customer", "customer"))
    );

    private static readonly Block<Contact> ContactBlock = new(
        "contact",
        "A channel and the hours in which it is open.",
        [Role, ContactOf, Email, Phone, Url, Open],
        f => new Contact("", f.Find(Role), f.Find(Email), f.Find(Phone), f.Find(Url), MeasureKeys.Calendar(f.Find(Open)), f.Find(ContactOf))
        {
            SaysAlways = f.Find(Open) == "always",
        }
    );

    private static readonly Shape<ImmutableArray<Contact>> ContactMap = new MapShape<Contact>(
        "name of a contact",
        ContactBlock,
        ids: true
    ).Turn(all => all.Select(c => c.Value with { Id = c.Name }).ToImmutableArray());

    private static readonly Key<ImmutableArray<string>> Content = Of.Required("content", "What it shows.", Lines);
    private static readonly Key<CalendarPeriod> EveryKey = Of.Optional("every", "How often.", Schedules.EveryPhrase);
    private static readonly Key<TimeLength> Within = Of.Optional("within", "How long after.", Times.Length);
    private static readonly Key<string> To = Of.Optional("to", "Who receives it.", TextShape.Line);

    private static readonly Block<ReportRule> ReportBlock = new(
        "report",
        "A regular report.",
        [General.Clause, Content, EveryKey, Within, To],
        f => new ReportRule("", f.Of(Content), f.Maybe(EveryKey), f.Find(Within), f.Find(To), f.Find(General.Clause))
    )
    {
        Short = Content,
    };

    private static readonly Key<string> PlanText = Of.Optional("text", "What the plan says.", TextShape.Line);
    private static readonly Key<TimeLength> PlanNotice = Of.Optional("notice", "How long before it is announced.", Times.Length);

    private static readonly Block<PlanRule> PlanBlock = new(
        "plan",
        "A plan that is kept up.",
        [General.Clause, PlanText, EveryKey, PlanNotice],
        f => new PlanRule("", f.Find(PlanText), f.Maybe(EveryKey), f.Find(PlanNotice), f.Find(General.Clause))
    )
    {
        Short = PlanText,
    };

    private static readonly Key<bool> Estimate = Of.Optional(
        "estimate",
        "An estimate comes before the work.",
        Choice.Of("estimate", "`required` or `none`", ("required", true), ("none", false)),
        "none"
    );
    private static readonly Key<bool> Approval = Of.Optional(
        "approval",
        "The customer approves before the work.",
        Choice.Of("approval", "`before work` or `none`", ("before work", true), ("none", false)),
        "none"
    );
    private static readonly Key<AmountText> Above = Of.Optional("above", "From which amount on.", Amounts.Amount);
    private static readonly Key<TimeLength> Acceptance = Of.Optional(
        "acceptance",
        "The time in which the result is accepted.",
        Times.Length
    );
    private static readonly Key<string> HandOver = Of.Optional("handOver", "How the result goes over into support.", TextShape.Line);

    private static readonly Block<ProjectRule> ProjectBlock = new(
        "projects",
        "Work beyond the services: estimate, approval, acceptance, hand-over.",
        [General.Clause, Estimate, Approval, Above, Acceptance, HandOver],
        f => new ProjectRule(
            f.Or(Estimate, false),
            f.Or(Approval, false),
            f.Maybe(Above)?.Amount,
            f.Find(Acceptance),
            f.Find(HandOver),
            f.Find(General.Clause)
        )
    );

    private static readonly Key<string> What = Of.Required("step", "What is done.", TextShape.Line);
    private static readonly Block<DisputeStep> StepBlock = new(
        "dispute step",
        "A step and its time.",
        [What, Within],
        f => new DisputeStep(f.Of(What), f.Find(Within))
    )
    {
        Short = What,
    };
    private static readonly Key<ImmutableArray<DisputeStep>> Steps = Of.Required(
        "steps",
        "The steps, in order.",
        new ListShape<DisputeStep>(StepBlock, single: true)
    );
    private static readonly Key<string> Meanwhile = Of.Optional("meanwhile", "What is paid while it goes on.", TextShape.Line);
    private static readonly Block<DisputeRule> DisputeBlock = new(
        "disputes",
        "How disputes are settled.",
        [General.Clause, Steps, Meanwhile],
        f => new DisputeRule(f.Of(Steps), f.Find(Meanwhile), f.Find(General.Clause))
    );

    // "renegotiate within 30 days"
    private static readonly Grammar<TakeOver> TakeOverWords = new(
        "take-over",
        "`continues` or `renegotiate within` a time",
        TryTakeOver,
        t => t.Within is null ? "continues" : "renegotiate within " + Times.Print(t.Within),
        "^(continues|renegotiate within .+)$",
        "continues",
        "renegotiate within 30 days"
    );

    private static readonly Key<TakeOver> OnTakeover = Of.Optional(
        "onTakeover",
        "What holds when a party is taken over.",
        TakeOverWords,
        "continues"
    );
    private static readonly Key<bool> Consent = Of.Optional(
        "consent",
        "Whether the other party must agree.",
        Choice.Of("consent", "`required` or `not required`", ("required", true), ("not required", false)),
        "not required"
    );
    private static readonly Block<AssignmentRule> AssignmentBlock = new(
        "assignment",
        "When a party assigns the agreement or is taken over (R14).",
        [General.Clause, OnTakeover, Consent],
        f => new AssignmentRule(f.Or(OnTakeover, default).Within, f.Or(Consent, false), f.Find(General.Clause))
    );

    public static readonly Key<ImmutableArray<string>> Objectives = Of.Optional("objectives", "What the parties want to reach.", Lines);
    public static readonly Key<ImmutableArray<string>> Precedence = Of.Optional(
        "precedence",
        "Which document wins, the strongest first.",
        Lines
    );
    public static readonly Key<Law> LawKey = Of.Optional("law", "Governing law and courts.", LawBlock);
    public static readonly Key<ImmutableArray<TextClause>> Definitions = Of.Optional("definitions", "What words mean.", Clauses);
    public static readonly Key<ImmutableArray<TextClause>> Exhibits = Of.Optional("exhibits", "Exhibits and what they hold.", Clauses);
    public static readonly Key<ImmutableArray<Contact>> Contacts = Of.Optional(
        "contacts",
        "Channels and the hours they are open.",
        ContactMap
    );
    public static readonly Key<ImmutableArray<ReportRule>> Reporting = Of.Optional(
        "reporting",
        "Regular reports.",
        new ListShape<ReportRule>(ReportBlock, single: true)
    );
    public static readonly Key<ImmutableArray<Named<PlanRule>>> Plans = Of.Optional(
        "plans",
        "Plans that are kept up: downtime, documentation.",
        new MapShape<PlanRule>("name of a plan", PlanBlock, ids: true)
    );
    public static readonly Key<ProjectRule> Projects = Of.Optional("projects", "Work beyond the services.", ProjectBlock);
    public static readonly Key<DisputeRule> Disputes = Of.Optional("disputes", "How disputes are settled.", DisputeBlock);
    public static readonly Key<ImmutableArray<TextClause>> Indemnity = Of.Optional("indemnity", "Who holds whom harmless.", ClauseList);
    public static readonly Key<ImmutableArray<TextClause>> Restrictions = Of.Optional("restrictions", "What may not be done.", ClauseList);
    public static readonly Key<AssignmentRule> Assignment = Of.Optional("assignment", "Assignment and take-over.", AssignmentBlock);
    public static readonly Key<ImmutableArray<TextClause>> TextKey = Of.Optional(
        "text",
        "Clauses without figures: warranty, disclaimer, liability.",
        Clauses
    );

    public static readonly ImmutableArray<Key> All =
    [
        Contacts,
        Reporting,
        Plans,
        Projects,
        Disputes,
        Indemnity,
        Restrictions,
        Assignment,
        Links.BackedBy,
        Exhibits,
        TextKey,
    ];

    public static AgreementFrame Build(Fields f) =>
        new()
        {
            Objectives = f.Or(Objectives, []),
            Precedence = f.Or(Precedence, []),
            Law = f.Find(LawKey),
            Definitions = f.Or(Definitions, []),
            Exhibits = f.Or(Exhibits, []),
            Contacts = f.Or(Contacts, []),
            Reporting = [.. f.Or(Reporting, []).Select((r, i) => r with { Id = Quantities.Plain(i + 1) })],
            Plans = [.. f.Or(Plans, []).Select(p => p.Value with { Id = p.Name })],
            Projects = f.Find(Projects),
            Disputes = f.Find(Disputes),
            Indemnity = f.Or(Indemnity, []),
            Restrictions = f.Or(Restrictions, []),
            Assignment = f.Find(Assignment),
            BackedBy = f.Or(Links.BackedBy, []),
            Text = f.Or(TextKey, []),
        };

    private static bool TryTakeOver(ref Phrase phrase, out TakeOver takeOver)
    {
        takeOver = default;
        if (phrase.AnyOf("continues"))
        {
            return true;
        }

        if (!phrase.AnyOf("renegotiate within") || !Times.Length.Parse(ref phrase, out var within))
        {
            return false;
        }

        takeOver = new TakeOver(within);
        return true;
    }

    private readonly record struct TakeOver(TimeLength? Within);
}
