using System.Collections.Immutable;
using Kept.Core.Changes;
using Kept.Text.Changes;
using Kept.Text.Contract;
using Kept.Text.Language;
using Kept.Text.Tests.Language;

namespace Kept.Text.Tests.Changes;

/// <summary>Two texts compared, the second made from the first by putting other words in the place of some.</summary>
internal static class Compared
{
    public static string Old { get; } = File.ReadAllText(Path.Combine(Repository.Root, "tests/cases/diff/old.yaml"));

    public static AgreementDocument Read(string text) => AgreementReader.Read(new SourceText("a.yaml", text)).OrThrow();

    public static AgreementComparison Texts(string old, string new_) =>
        Comparer.Compare(Read(old).Agreement.Versions[^1], Read(new_).Agreement.Versions[^1]);

    /// <summary>Everything that changes when some words of the text are others.</summary>
    public static ImmutableArray<AgreementChange> When(string words, string others)
    {
        Old.ShouldContain(words);
        return Texts(Old, Old.Replace(words, others, StringComparison.Ordinal)).Changes;
    }

    /// <summary>The one change of a part.</summary>
    public static AgreementChange Of(this ImmutableArray<AgreementChange> changes, ChangedPart part) => changes.Single(c => c.Part == part);

    public static Redline Redline(string old, string new_)
    {
        var (from, to) = (Read(old), Read(new_));
        return new Redline(
            ContractSource.Of(from),
            ContractSource.Of(to),
            Comparer.Compare(from.Agreement.Versions[^1], to.Agreement.Versions[^1])
        );
    }
}
