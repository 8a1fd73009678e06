using Kept.Core.Problems;
using Kept.Text.Language.Blocks;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;

namespace Kept.Text.Language;

/// <summary>
/// Prints an agreement canonically: keys in the order of the reference, values in their canonical spelling, comments kept.
/// </summary>
public static class Formatter
{
    /// <summary>
    /// The canonical text, or what is wrong with the file. Formatting twice is formatting once, and the hash of the terms stays.
    /// </summary>
    /// <param name="resolve">
    /// Looks up what the file refers to; without it, a file that leans on others is formatted without being checked.
    /// </param>
    public static Checked<string> Format(SourceText source, Func<Reference, SourceText?>? resolve = null)
    {
        var problems = new List<Problem>();
        if (YamlReader.Read(source, problems) is not { } root || problems.Count > 0)
        {
            return Checked<string>.Refused(ProblemLimit.InOrder(problems));
        }

        var isPatch = root is MapNode patch && patch.Find("amends") is not null;
        var found = isPatch ? Patch(root) : AgreementReader.Read(source, resolve).Problems;
        if (found.Any(p => !LeansOnOthers(root) && p.Code != ProblemCodes.ReferenceNotFound.Code))
        {
            return Checked<string>.Refused(found);
        }

        var canonical = isPatch ? Amendments.FileShape.Canonical(root, Canon.Print) : Root.Shape.Canonical(root, Canon.Print);
        return Checked<string>.Fine(YamlWriter.Print(canonical, Comments.Of(source, root)));
    }

    private static IReadOnlyList<Problem> Patch(Node root)
    {
        var reading = new Reading(root);
        Amendments.FileShape.Read(root, reading, out _);
        return [.. ProblemLimit.InOrder(reading.Problems)];
    }

    private static bool LeansOnOthers(Node root) =>
        root is MapNode map && (map.Find("under") is not null || map.Find("extends") is not null);
}
