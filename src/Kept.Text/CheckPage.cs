using System.Collections.Immutable;
using System.Text;
using Kept.Core.Checks;
using Kept.Text.Report;

namespace Kept.Text;

/// <summary>What provokes a finding, and what is then found.</summary>
/// <param name="Files">By name: the agreement first, then those that it rests on.</param>
/// <param name="Found">As the command prints it.</param>
public sealed record CheckProvoked(ImmutableArray<(string Name, string Content)> Files, string Found);

/// <summary>The page that shows every kind of finding with an agreement that provokes it.</summary>
public static class CheckPage
{
    public static string Write(IEnumerable<CheckKind> kinds, Func<string, CheckProvoked> example)
    {
        var page = new StringBuilder("# Checks\n\n");
        page.Append(
            "`kept check` reads an agreement and says where it contradicts itself, leaves something open, or means less than it says.\n"
        );
        page.Append(
            "Each finding has a code, a place, a sentence and, where it can be shown, facts that show it; what the "
                + "engine made of them stands beside.\n"
        );
        page.Append("An **error** stands in the way of signing, a **warning** is likely not what is meant, a **note** is worth knowing.\n");
        page.Append("What the parties mean to have is accepted by name: `accept: {finding: CODE, level: LEVEL, reason: …}`.\n");
        page.Append(
            "Below stands each code with an agreement that provokes it, and all that is found in that; both are checked by a test.\n"
        );
        foreach (var group in kinds.GroupBy(k => k.Group).OrderBy(g => g.Key))
        {
            page.Append($"\n## {group.Key}\n");
            foreach (var kind in group)
            {
                Append(page, kind, example(kind.Code));
            }
        }

        return page.ToString();
    }

    private static void Append(StringBuilder page, CheckKind kind, CheckProvoked provoked)
    {
        page.Append(
            $"\n### {kind.Code}\n\n{char.ToUpperInvariant(kind.Title[0])}{kind.Title[1..]} "
                + $"({FindingReport.Name(kind.Severity)}). {kind.Why}\n"
        );
        foreach (var (name, content) in provoked.Files)
        {
            var said = provoked.Files.Length > 1 ? $"# {name}\n" : "";
            page.Append($"\n```yaml\n{said}{content.ReplaceLineEndings("\n").TrimEnd('\n')}\n```\n");
        }

        page.Append($"\n```text\n{provoked.Found}```\n");
    }
}
