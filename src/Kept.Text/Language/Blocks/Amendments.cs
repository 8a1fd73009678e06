using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;
using NodaTime;

namespace Kept.Text.Language.Blocks;

/// <summary>A dated patch with what it changes.</summary>
internal sealed record AmendmentValue(AmendmentText Text, MapNode Change);

/// <summary>Dated patches (R10), in the agreement's file or in files of their own.</summary>
internal static class Amendments
{
    private static readonly Grammar<bool> SplitsWords = Choice.Of("splits", "`window`", ("window", true), ("nothing", false));

    private static readonly Key<string> Label = Of.Required(
        "amendment",
        "Its own number or name, in quotes.",
        new TextShape("name", plain: true)
    );
    private static readonly Key<LocalDate> Effective = Of.Required("effective", "The local day on which it takes effect.", Times.Date);
    private static readonly Key<bool> Splits = Of.Optional(
        "splits",
        "`window`: a window that contains the day is cut there.",
        SplitsWords,
        "nothing"
    );
    private static readonly Key<string> Signed = Of.Optional("signed", "When it was signed.", new TextShape("date", plain: true));
    private static readonly Key<string> Clause = General.Clause;
    private static readonly Key<Node> Change = Of.Required("change", "What changes, by key; `null` takes out.", ChangeShape.Any);

    private static readonly Key<string> Kept = Of.Optional(
        "kept",
        "The version of the language: 1.",
        new TextShape("version", plain: true)
    );
    private static readonly Key<string> Amends = Of.Required("amends", "The id of the agreement.", TextShape.Id);

    /// <summary>As it stands under <c>amendments:</c>.</summary>
    public static readonly Block<AmendmentValue> Shape = new(
        "amendment",
        "A dated patch on the terms (R10).",
        [Label, Effective, Splits, Signed, Clause, Change],
        Build
    )
    {
        Check = Check,
    };

    /// <summary>In a file of its own.</summary>
    public static readonly Block<AmendmentValue> FileShape = new(
        "amendment file",
        "A dated patch in a file of its own.",
        [Kept, Amends, Label, Effective, Splits, Signed, Clause, Change],
        Build
    )
    {
        Check = Check,
    };

    public static readonly ListShape<AmendmentValue> List = new(Shape, single: true);

    /// <summary>For the schema, the reference and the formatter; versions are made before the agreement is read.</summary>
    public static readonly Key<System.Collections.Immutable.ImmutableArray<AmendmentValue>> Key = new(
        "amendments",
        "Dated patches on the terms (R10).",
        List
    )
    {
        OutsideTheTerms = true,
    };

    private static AmendmentValue Build(Fields f) =>
        new(new AmendmentText(f.Of(Label), f.Of(Effective), f.Or(Splits, false), f.Find(Signed), f.Node.At), (MapNode)f.Of(Change));

    private static void Check(Fields f)
    {
        if (f.Find(Change) is not { } change)
        {
            return;
        }

        if (change is not MapNode map)
        {
            Kinds.Report(change, f.Reading, "a map of what changes");
            return;
        }

        foreach (var entry in map.Entries.Where(e => e.Key is "agreement" or "kept" or "amendments"))
        {
            f.Reading.Report(
                ProblemCodes.AmendmentChangesKey,
                entry.At,
                $"an amendment cannot change `{entry.Key}`",
                "keys and ids stay; a title may change"
            );
        }
    }
}

/// <summary>A part of an agreement, laid over the whole.</summary>
internal sealed class ChangeShape : Shape<Node>
{
    public static readonly ChangeShape Any = new();

    public override string Name => "part of an agreement";

    public override bool Read(Node node, Reading reading, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out Node value) =>
        RawShape.Any.Read(node, reading, out value);

    public override Node Canonical(Node node, Canon canon) => Root.Shape.Canonical(node, canon);

    public override System.Text.Json.Nodes.JsonObject Schema(SchemaNames names) => new() { ["type"] = "object" };
}
