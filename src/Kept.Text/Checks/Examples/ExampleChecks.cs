using System.Collections.Immutable;
using Kept.Core.Assessment;
using Kept.Core.Checks;
using Kept.Text.Language;

namespace Kept.Text.Checks.Examples;

/// <summary>Examples run as tests: what they expect is what the agreement gives.</summary>
internal static class ExampleChecks
{
    private const int MostReasons = 12;

    private static readonly CheckKind Fails = new(
        "example-fails",
        CheckGroup.Document,
        Severity.Error,
        "an example that the terms do not bear out",
        "The parties signed an example whose result differs from what the terms give. One of the two is wrong."
    );

    private static readonly CheckKind Unclear = new(
        "example-unclear",
        CheckGroup.Document,
        Severity.Error,
        "an example that cannot be run",
        "Its facts cannot be read, or it expects what no result has."
    );

    public static readonly ImmutableArray<CheckKind> Kinds = [Fails, Unclear];

    public static IEnumerable<Finding> Of(AgreementDocument document) =>
        document.Examples.SelectMany((example, n) => Of(document, example).Select(f => f with { Path = $"examples/{n + 1}" }));

    private static IEnumerable<Finding> Of(AgreementDocument document, AgreementExample example)
    {
        var run = ExampleRun.Of(document, example);
        if (!run.IsFine)
        {
            return run.Problems.Select(p => Unclear.At("", $"\"{example.Name}\": {p.Sentence}", p.Hint));
        }

        var judged = new Expectations(run.Value).Judge();
        return judged
            .Unclear.Select(u => Unclear.At("", $"\"{example.Name}\": {u}"))
            .Concat(judged.Misses.Select(m => Fails.At("", $"\"{example.Name}\": {m}") with { Because = Lines(m) }));
    }

    /// <summary>Why it comes out so, line by line.</summary>
    private static ImmutableArray<string> Lines(Miss miss) => [.. miss.Reasons.SelectMany(Flat).Take(MostReasons)];

    private static IEnumerable<string> Flat(Reason reason) =>
        reason.Because.IsDefaultOrEmpty ? [reason.Text] : reason.Because.SelectMany(Flat).Prepend(reason.Text);
}
