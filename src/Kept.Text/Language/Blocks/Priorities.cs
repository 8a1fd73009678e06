using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;

namespace Kept.Text.Language.Blocks;

/// <summary>Categories, and how urgency, impact and technical level give a priority.</summary>
internal static class Priorities
{
    private static readonly Key<string> Priority = Of.Optional(
        "priority",
        "The priority of its tickets, unless the table says otherwise.",
        TextShape.Line
    );

    private static readonly Block<Category> CategoryBlock = new(
        "category",
        "A kind of ticket.",
        [General.Title, Priority],
        f => new Category("", f.Find(General.Title), f.Find(Priority))
    )
    {
        Short = Priority,
    };

    private static readonly Key<string> CategoryName = Of.Optional("category", "Only of this category.", TextShape.Category);
    private static readonly Key<string> Urgency = Of.Optional("urgency", "Only of this urgency.", TextShape.Line);
    private static readonly Key<string> Impact = Of.Optional("impact", "Only of this impact.", TextShape.Line);
    private static readonly Key<string> Level = Of.Optional("technicalLevel", "Only of this technical level.", TextShape.Line);
    private static readonly Key<string> Gives = Of.Required("priority", "The priority it has.", TextShape.Line);

    private static readonly Block<PriorityRule> RuleBlock = new(
        "priority rule",
        "A row: the first that matches gives the priority.",
        [CategoryName, Urgency, Impact, Level, Gives],
        f => new PriorityRule(f.Find(CategoryName), f.Find(Urgency), f.Find(Impact), f.Find(Level), f.Of(Gives))
    );

    private static readonly Grammar<DecidingRecord> DecidesWords = Choice.Of(
        "deciding record",
        "whose record decides",
        ("provider", DecidingRecord.Provider),
        ("customer", DecidingRecord.Customer),
        ("earlier", DecidingRecord.Earlier),
        ("determination", DecidingRecord.Determination)
    );

    public static readonly Key<ImmutableArray<Category>> Categories = Of.Optional(
        "categories",
        "Kinds of tickets.",
        new MapShape<Category>("name of a category", CategoryBlock, ids: true).Turn(all =>
            all.Select(c => c.Value with { Id = c.Name }).ToImmutableArray()
        )
    );

    public static readonly Key<ImmutableArray<PriorityRule>> Rules = Of.Optional(
        "priorities",
        "How urgency, impact and technical level give a priority.",
        new ListShape<PriorityRule>(RuleBlock)
    );

    public static readonly Key<ImmutableArray<Named<DecidingRecord>>> Decides = Of.Optional(
        "decides",
        "Whose record decides when records differ, per kind of fact (R14).",
        new MapShape<DecidingRecord>("kind of fact", new PhraseShape<DecidingRecord>(DecidesWords)) { KeyProblem = KindProblem }
    );

    // The kinds of which both parties keep records that can contradict each other.
    private static readonly string[] Kinds = ["outage", "maintenance", "sample", "count", "ticket", "visit", "work", "any"];

    private static string? KindProblem(string kind) =>
        Kinds.Contains(kind) ? null : "write a kind of fact of which both parties keep records: " + string.Join(", ", Kinds.Select(k => $"`{k}`"));
}
