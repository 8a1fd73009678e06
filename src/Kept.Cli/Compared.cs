using System.Collections.Immutable;
using System.CommandLine;
using Kept.Core.Agreements;
using Kept.Core.Problems;
using Kept.Text.Contract;
using Kept.Text.Evidence;
using Kept.Text.Language;

namespace Kept.Cli;

/// <summary>The options of <c>kept diff</c>.</summary>
internal sealed class DiffOptions
{
    /// <summary>Evidence and its period; the agreement of the question is not used.</summary>
    public QuestionOptions Question { get; } = new();

    public Argument<string[]> Files { get; } =
        new("AGREEMENT")
        {
            Description = "The old agreement and the new one; or one agreement with its amendments, whose versions are compared.",
            Arity = ArgumentArity.OneOrMore,
        };

    public Option<int?> FromVersion { get; } =
        new("--from-version") { Description = "Of one agreement: the version to begin with; by default the first.", HelpName = "N" };

    public Option<int?> ToVersion { get; } =
        new("--to-version") { Description = "… and the one to end with; by default the last.", HelpName = "N" };

    public Option<string?> On { get; } =
        new("--on")
        {
            Description =
                "The day for which hours and the end of the term are worked out; by default that on which the later version begins.",
            HelpName = "DAY",
        };

    public Option<string> To { get; } = new("--to") { Description = "The form: text, md or html.", DefaultValueFactory = _ => "text" };

    public Option<string?> Output { get; } =
        new("--output", "-o") { Description = "The file to write; without it the standard output.", HelpName = "FILE" };

    public Option<string?> FailOn { get; } =
        new("--fail-on") { Description = "weaker: end with exit code 1 if anything keeps less than it had.", HelpName = "weaker" };

    public Option<bool> Json { get; } = Commands.Shared.Json();

    public void AddTo(Command command)
    {
        To.AcceptOnlyFromAmong("text", "md", "html");
        FailOn.AcceptOnlyFromAmong("weaker");
        command.Arguments.Add(Files);
        Option[] asked = [Question.Evidence, Question.Period, Question.From, Question.Until, Question.AsOf];
        foreach (var option in asked.Concat([FromVersion, ToVersion, On, To, Output, FailOn, Json]))
        {
            command.Options.Add(option);
        }
    }
}

/// <summary>The two versions that are compared, each with the document in which it stands.</summary>
internal sealed record Compared(AgreementDocument OldDocument, int First, AgreementDocument NewDocument, int Last)
{
    public AgreementVersion Old => OldDocument.Agreement.Versions[First - 1];

    public AgreementVersion New => NewDocument.Agreement.Versions[Last - 1];

    public ContractSource From => ContractSource.Of(OldDocument, First);

    public ContractSource To => ContractSource.Of(NewDocument, Last);

    /// <summary>What evidence may name: the subjects and levels of either version.</summary>
    public EvidenceOptions EvidenceOptions
    {
        get
        {
            var (old, new_) = (EvidenceOptions.For(OldDocument.Agreement), EvidenceOptions.For(NewDocument.Agreement));
            return new_ with { Subjects = Both(old.Subjects, new_.Subjects), Levels = Both(old.Levels, new_.Levels) };

            static ImmutableHashSet<string> Both(IReadOnlySet<string>? some, IReadOnlySet<string>? others) =>
                [.. (some ?? ImmutableHashSet<string>.Empty).Concat(others ?? ImmutableHashSet<string>.Empty)];
        }
    }

    /// <summary>One agreement: its first version and its last, unless others are named. Two: the last version of each.</summary>
    /// <exception cref="UsageException">There are not two versions to compare.</exception>
    public static Checked<Compared> Read(AgreementFiles files, DiffOptions options, ParseResult parsed)
    {
        var read = files.ReadEach(parsed.GetValue(options.Files)!).ToArray();
        var problems = read.SelectMany(r => r.Result.Problems).Distinct().ToArray();
        if (problems.Length > 0)
        {
            return Checked<Compared>.Refused(problems);
        }

        var documents = read.Select(r => r.Result.Value!).ToArray();
        var (first, last) = (parsed.GetValue(options.FromVersion), parsed.GetValue(options.ToVersion));
        return Checked<Compared>.Fine(
            documents switch
            {
                [var one] => Of(one, first ?? 1, last ?? one.Agreement.Versions.Length),
                [var old, var new_] => new Compared(
                    old,
                    Within("--from-version", old, first ?? old.Agreement.Versions.Length),
                    new_,
                    Within("--to-version", new_, last ?? new_.Agreement.Versions.Length)
                ),
                _ => throw new UsageException("two agreements are compared, or one with its amendments"),
            }
        );
    }

    private static Compared Of(AgreementDocument one, int first, int last) =>
        one.Agreement.Versions.Length == 1
            ? throw new UsageException("there is one version only", "name a second agreement, or an amendment")
            : new Compared(one, Within("--from-version", one, first), one, Within("--to-version", one, last));

    private static int Within(string option, AgreementDocument document, int version) =>
        version >= 1 && version <= document.Agreement.Versions.Length
            ? version
            : throw new UsageException(
                $"{option}: there is no version {version}",
                $"it has versions 1 to {document.Agreement.Versions.Length}"
            );
}
