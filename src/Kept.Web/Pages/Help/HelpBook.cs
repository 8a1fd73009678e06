using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;

namespace Kept.Web.Pages.Help;

/// <summary>The documents that are built into the program, as pages of the help. A name is a path without its ending: <c>how-to/desk</c>.</summary>
public static class HelpBook
{
    private const string Prefix = "docs/";

    private static readonly FrozenDictionary<string, Lazy<HelpDocument>> Pages = Names()
        .ToFrozenDictionary(n => n, n => new Lazy<HelpDocument>(() => HelpDocument.Read(n, Text(n), Has)), StringComparer.Ordinal);

    /// <summary>The groups of the contents, in their order; decisions are for who asks why.</summary>
    public static readonly ImmutableArray<(string Key, ImmutableArray<string> Names)> Groups =
    [
        ("Help.Begin", ["web", "agreements", "tutorial", "server"]),
        ("Help.HowTo", [.. Pages.Keys.Where(n => n.StartsWith("how-to/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]),
        ("Help.Reference", ["language", "evidence", "rulings", "checks", "problems", "glossary"]),
        ("Help.Running", ["accounts", "rights", "backup", "benchmarks"]),
        ("Help.Decisions", [.. Pages.Keys.Where(n => n.StartsWith("decisions/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)]),
    ];

    public static IEnumerable<string> All => Pages.Keys.Order(StringComparer.Ordinal);

    public static bool Has(string name) => Pages.ContainsKey(name);

    /// <summary>Null: there is no such page.</summary>
    public static HelpDocument? Find(string name) => Pages.GetValueOrDefault(name)?.Value;

    /// <summary>Sections that hold all the words, those that name them in their heading first.</summary>
    public static IReadOnlyList<HelpHit> Search(string words)
    {
        var asked = words.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return asked.Length == 0
            ? []
            :
            [
                .. All.Select(n => Find(n)!)
                    .SelectMany(d => d.Sections.Select(s => new HelpHit(d, s)))
                    .Where(h => asked.All(w => h.Section.Words.Contains(w, StringComparison.Ordinal)))
                    .OrderByDescending(h => asked.All(w => h.Section.Title.Contains(w, StringComparison.OrdinalIgnoreCase)))
                    .ThenBy(h => h.Document.Name.StartsWith("decisions/", StringComparison.Ordinal))
                    .Take(40),
            ];
    }

    private static IEnumerable<string> Names() =>
        typeof(HelpBook)
            .Assembly.GetManifestResourceNames()
            .Select(n => n.Replace('\\', '/'))
            .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal) && n.EndsWith(".md", StringComparison.Ordinal))
            .Select(n => n[Prefix.Length..^3]);

    private static string Text(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var resource = assembly.GetManifestResourceNames().First(n => n.Replace('\\', '/') == $"{Prefix}{name}.md");
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}

/// <summary>A section that was looked for.</summary>
public sealed record HelpHit(HelpDocument Document, HelpSection Section)
{
    public string Address => $"/help/{Document.Name}{(Section.Anchor.Length == 0 ? "" : $"#{Section.Anchor}")}";
}
