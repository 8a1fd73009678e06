using System.Collections.Immutable;
using Kept.Core.Checks;
using Kept.Core.Problems;
using Kept.Text.Language;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Checks;

/// <summary>A defect that somebody found in an agreement by reading it.</summary>
/// <param name="Level">Null: of the agreement as a whole, or anywhere in it.</param>
public sealed record RecordedFinding(string Code, string? Level, string Issue);

/// <summary>What of an agreement cannot be said in the language.</summary>
/// <param name="Extension">The smallest extension that would say it.</param>
public sealed record Unsaid(string What, string Why, string Extension);

/// <summary>
/// What stands in <c>recorded.yaml</c> beside an agreement: the defects that its readers recorded, for comparing them with what the checks
/// find, and what of the original could not be said.
/// </summary>
public sealed record RecordedFindings(ImmutableArray<RecordedFinding> Findings, ImmutableArray<Unsaid> Unsaid)
{
    public const string FileName = "recorded.yaml";

    public static Checked<RecordedFindings> Read(SourceText source)
    {
        var problems = new List<Problem>();
        var root = YamlReader.Read(source, problems) as MapNode;
        if (root is null && problems.Count == 0)
        {
            problems.Add(new Problem("wrong-kind", new Place(source.Name, 1, 1), "the file is not a map of keys", "begin with `recorded:`"));
        }

        var found = Items(root, "recorded").Select(i => new RecordedFinding(Text(i, "finding", problems), Maybe(i, "level"), Text(i, "issue", problems)));
        var unsaid = Items(root, "unsaid").Select(i => new Unsaid(Text(i, "what", problems), Text(i, "why", problems), Text(i, "extension", problems)));
        var read = new RecordedFindings([.. found], [.. unsaid]);
        return problems.Count == 0 ? Checked<RecordedFindings>.Fine(read) : Checked<RecordedFindings>.Refused(problems);
    }

    /// <summary>The recorded defects that a check found too.</summary>
    public IEnumerable<RecordedFinding> FoundBy(IEnumerable<Finding> findings)
    {
        var all = findings.ToArray();
        return Findings.Where(r => Array.Exists(all, f => Matches(r, f)));
    }

    /// <summary>Errors of a kind that nobody recorded of this agreement.</summary>
    public IEnumerable<Finding> NotRecorded(IEnumerable<Finding> findings) =>
        findings.Where(f => f is { Severity: Severity.Error, Accepted: null } && !Findings.Any(r => r.Code == f.Code));

    private static bool Matches(RecordedFinding recorded, Finding found) =>
        recorded.Code == found.Code && (recorded.Level is null || found.Level is null || recorded.Level == found.Level);

    private static IEnumerable<MapNode> Items(MapNode? root, string key) => (root?[key] as ListNode)?.Items.OfType<MapNode>() ?? [];

    private static string? Maybe(MapNode item, string key) => (item[key] as ScalarNode)?.Value;

    private static string Text(MapNode item, string key, List<Problem> problems)
    {
        if (Maybe(item, key) is { Length: > 0 } text)
        {
            return text;
        }

        problems.Add(new Problem("key-missing", item.At, $"the key `{key}` is missing", $"write `{key}: …`"));
        return "";
    }
}
