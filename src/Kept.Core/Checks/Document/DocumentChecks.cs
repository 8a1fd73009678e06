using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;

namespace Kept.Core.Checks.Document;

/// <summary>Checks of the document as a whole: what it defines, which part of it wins, and how its clauses are numbered.</summary>
internal static class DocumentChecks
{
    private static readonly CheckKind Unused = new(
        "definition-unused",
        CheckGroup.Document,
        Severity.Note,
        "a word that is defined and never used",
        "No text of the agreement has the word. Leave the definition out, or use the word where it is meant."
    );

    private static readonly CheckKind Precedence = new(
        "precedence-unstated",
        CheckGroup.Document,
        Severity.Warning,
        "several documents and no order among them",
        "Where two of them contradict each other, nothing says which one wins. Write `precedence: [this agreement, exhibits, …]`."
    );

    private static readonly CheckKind SoleRemedy = new(
        "sole-remedy-contradicted",
        CheckGroup.Document,
        Severity.Warning,
        "credits are the only remedy, and there is another",
        "`soleRemedy` says that a miss brings credits and nothing else, and a consequence gives a right to terminate. Take one of them out."
    );

    private static readonly CheckKind Repeated = new(
        "clause-repeated",
        CheckGroup.Document,
        Severity.Note,
        "two parts under one clause number",
        "Results, claims and disputes cite the clause; its number alone does not say which part is meant. Number them apart."
    );

    /// <summary>What a contract says in print without anybody writing it.</summary>
    private static readonly string[] Printed =
    [
        "outage",
        "downtime",
        "availability",
        "available",
        "uptime",
        "maintenance",
        "ticket",
        "response",
        "reply",
        "resolution",
        "resolved",
        "latency",
        "visit",
        "sample",
        "request",
        "packet",
        "error",
        "credit",
        "claim",
        "fee",
        "month",
        "quarter",
        "year",
        "day",
        "week",
        "office",
        "hours",
        "holiday",
        "working",
        "business",
        "notice",
        "term",
        "renewal",
        "signature",
        "provider",
        "customer",
        "service",
        "rate",
        "target",
        "period",
        "agreement",
        "party",
        "parties",
        "invoice",
        "price",
        "approval",
        "work",
        "priority",
        "category",
        "urgency",
        "impact",
        "cause",
        "breach",
        "percent",
        "level",
    ];

    public static readonly ImmutableArray<Check> All =
    [
        new(Unused, Definitions),
        new(Precedence, Orders),
        new(SoleRemedy, Remedies),
        new(Repeated, Clauses),
        new(TermUses.Undefined, TermUses.Find),
    ];

    private static IEnumerable<Finding> Definitions(CheckContext context)
    {
        var definitions = context.Terms.Frame.Definitions;
        var texts = Texts.All(context.Terms).ToImmutableArray();
        return definitions
            .Where(d => !Printed.Any(p => Has(d.Id, p)))
            .Where(d =>
                !texts
                    .Concat(definitions.Where(o => o.Id != d.Id).Select(o => o.Text))
                    .Any(t => Has(t, d.Id) || (d.Title is { } title && Has(t, title)))
            )
            .Select(d =>
                Unused.At($"definitions/{d.Id}", $"\"{d.Title ?? d.Id}\" is defined, and no text of the agreement has the word") with
                {
                    Clause = d.Clause,
                }
            );
    }

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Finding> Orders(CheckContext context)
    {
        var frame = context.Terms.Frame;
        var others = new[]
        {
            (Path: "under", Words: frame.Under is { } under ? $"the master agreement `{under}`" : null),
            (Path: "extends", Words: frame.Extends.IsEmpty ? null : $"the layers {Words.List([.. frame.Extends.Select(e => $"`{e}`")])}"),
            (Path: "exhibits", Words: frame.Exhibits.IsEmpty ? null : $"exhibits {Words.List([.. frame.Exhibits.Select(e => e.Id)])}"),
        };
        var said = others.Where(o => o.Words is not null).ToImmutableArray();
        return said.IsEmpty || !frame.Precedence.IsEmpty
            ? []
            :
            [
                Precedence.At(
                    said[0].Path,
                    $"beside this agreement there are {Words.List([.. said.Select(s => s.Words!)])}, and nothing says which wins"
                ),
            ];
    }

    private static IEnumerable<Finding> Remedies(CheckContext context)
    {
        if (!context.Terms.SoleRemedy || context.Terms.SoleRemedyLeavesTermination)
        {
            return [];
        }

        var own = context.EachLevel(l =>
            l.Consequences.Where(IsRight)
                .Take(1)
                .Select(c => SoleRemedy.At(l, "consequences", Says($"a miss of \"{l.DisplayTitle}\""), Hint))
        );
        var shared = context
            .Terms.Consequences.Where(IsRight)
            .Take(1)
            .Select(c => SoleRemedy.At("consequences", Says("a miss"), Hint) with { Clause = c.Clause });
        return own.Concat(shared);
    }

    private const string Hint = "write `soleRemedy: false`, or take the right to terminate out";

    private static string Says(string miss) => $"credits are the only remedy (`soleRemedy`), and {miss} gives a right to terminate";

    private static bool IsRight(Consequence consequence) => consequence is Consequence.TerminateAfter or Consequence.TerminateOver;

    /// <summary>Levels among levels, and texts among texts: a service, its level and a definition may well share a clause.</summary>
    private static IEnumerable<Finding> Clauses(CheckContext context)
    {
        var frame = context.Terms.Frame;
        var levels = context.Terms.ServiceLevels.Select(l =>
            (Path: $"serviceLevels/{l.Id}/clause", Clause: (string?)l.Clause, Name: l.DisplayTitle)
        );
        return Shared(levels).Concat(Shared(In("text", frame.Text))).Concat(Shared(In("exhibits", frame.Exhibits)));

        IEnumerable<(string Path, string? Clause, string Name)> In(string section, IEnumerable<TextClause> texts) =>
            texts.Select(t => ($"{section}/{t.Id}", t.Clause, t.Title ?? t.Id));
    }

    private static IEnumerable<Finding> Shared(IEnumerable<(string Path, string? Clause, string Name)> parts) =>
        parts
            .Where(p => p.Clause is { Length: > 0 })
            .GroupBy(p => p.Clause!, StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .Select(g =>
                Repeated.At(g.ElementAt(1).Path, $"clause {g.Key} is the number of {Words.List([.. g.Select(p => $"\"{p.Name}\"")])}") with
                {
                    Clause = g.Key,
                    Level = g.ElementAt(1).Path.Split('/') is ["serviceLevels", var level, ..] ? level : null,
                }
            );
}
