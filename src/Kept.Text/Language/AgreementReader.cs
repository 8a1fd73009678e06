using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Problems;
using Kept.Core.Time;
using Kept.Text.Language.Blocks;
using Kept.Text.Language.Shapes;
using Kept.Text.Language.Yaml;
using NodaTime;

namespace Kept.Text.Language;

/// <summary>Reads agreements (docs/language.md). Pure: files come in as text, and what they refer to through a delegate.</summary>
public static class AgreementReader
{
    /// <summary>Reads one agreement without anything besides.</summary>
    public static Checked<AgreementDocument> Read(SourceText source, Func<Reference, SourceText?>? resolve = null) =>
        Read([source], resolve);

    /// <summary>
    /// Reads the agreement in the first source. Further sources may be its amendments (<c>amends: id</c>), the agreements it stands
    /// under or
    /// extends, and files it names; whatever is not among them is asked of <paramref name="resolve"/>.
    /// The result is a document, or all problems, by file, line and column.
    /// </summary>
    public static Checked<AgreementDocument> Read(IReadOnlyList<SourceText> sources, Func<Reference, SourceText?>? resolve = null)
    {
        var problems = new List<Problem>();
        var layers = new Layers([.. sources.Skip(1)], resolve, problems);
        var root = layers.Parse(sources[0]);
        var document = root switch
        {
            null => null,
            MapNode own => Document(own, layers, sources, problems),
            _ => NotAMap(root, problems),
        };
        return problems.Count == 0 && document is not null
            ? Checked<AgreementDocument>.Fine(document)
            : Checked<AgreementDocument>.Refused(ProblemLimit.InOrder(problems));
    }

    private static AgreementDocument? NotAMap(Node root, List<Problem> problems)
    {
        problems.Add(ProblemCodes.WrongKind.At(root.At, "the file is not a map of keys", "begin with `kept: 1` and `agreement: <id>`"));
        return null;
    }

    private static AgreementDocument? Document(MapNode own, Layers layers, IReadOnlyList<SourceText> sources, List<Problem> problems)
    {
        if (own.Find("amends") is { } amends)
        {
            problems.Add(
                ProblemCodes.AmendmentWithoutAgreement.At(
                    amends.At,
                    "this file is an amendment, and the agreement that it amends was not given",
                    "give the agreement first, and this file after it"
                )
            );
            return null;
        }

        var all = layers.Of(own);
        CheckAmendments(all, layers, sources, problems);
        var versions = VersionTrees.Of(all, problems);
        var read = versions.Select(v => Version(v, layers, problems)).ToList();
        return problems.Count > 0 || read.Contains(null) ? null : Made(own, versions, [.. read.OfType<ReadVersion>()], layers);
    }

    // An amendment that amends none of the agreements read would silently do nothing.
    private static void CheckAmendments(List<Layer> all, Layers layers, IReadOnlyList<SourceText> sources, List<Problem> problems)
    {
        var ids = all.Select(l => (l.Tree["agreement"] as ScalarNode)?.Value).ToHashSet();
        foreach (var source in sources.Skip(1))
        {
            if ((layers.Parse(source) as MapNode)?.Find("amends") is { Value: ScalarNode id } entry && !ids.Contains(id.Value))
            {
                problems.Add(
                    ProblemCodes.AmendmentWithoutAgreement.At(
                        id.At,
                        $"the file amends `{id.Value}`, which is not the agreement that is read",
                        $"amend `{ids.Last()}`, or leave the file out"
                    )
                );
                _ = entry;
            }
        }
    }

    private static ReadVersion? Version(VersionTree version, Layers layers, List<Problem> problems)
    {
        var reading = new Reading(version.Tree, layers.File);
        var read = Root.Shape.Read(version.Tree, reading, out var value);
        WordingReference.Check(version.Tree, reading);
        WordingReference.CheckAssumed(version.Tree, reading);
        problems.AddRange(reading.Problems);
        return read && reading.Failures == 0 ? new ReadVersion(value!, reading.Places) : null;
    }

    private static AgreementDocument Made(MapNode own, List<VersionTree> trees, List<ReadVersion> read, Layers layers)
    {
        var versions = trees.Zip(read, (tree, value) => VersionOf(tree, value, layers));
        var last = read[^1];
        return new AgreementDocument
        {
            Agreement = new Agreement(last.Value.Terms.Id, [.. versions]),
            File = own.At.File,
            Files = [.. layers.Files],
            Places = last.Places,
            Trees = [.. trees.Select(t => t.Tree)],
            Examples = last.Value.Examples,
            SaysAt = own["says"] is ListNode says ? [.. says.Items.Select(s => s.At)] : [],
            Amendments = [.. trees.Select(t => t.Amendment).OfType<AmendmentText>()],
        };
    }

    private static AgreementVersion VersionOf(VersionTree tree, ReadVersion read, Layers layers)
    {
        var terms = read.Value.Terms;
        terms = terms with { Frame = terms.Frame with { Assumed = WordingReference.Valued(tree.Tree, terms.Frame.Assumed) } };
        var effective = tree.Amendment is { } amendment ? LocalTimes.StartOfDay(terms.Zone, amendment.Effective) : Instant.MinValue;
        var hash = TermsHash.Of(tree.Tree, name => layers.File(name, tree.Tree.At));
        return new AgreementVersion(
            tree.Number,
            tree.Amendment?.Label ?? "",
            effective,
            tree.Amendment?.SplitsWindow ?? false,
            terms,
            hash
        );
    }

    private sealed record ReadVersion(RootValue Value, Dictionary<string, Place> Places);
}
