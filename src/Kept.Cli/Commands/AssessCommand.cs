using System.Collections.Immutable;
using System.CommandLine;
using Kept.Cli.Output;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Text.Evidence;
using Kept.Text.Json;
using Kept.Text.Report;

namespace Kept.Cli.Commands;

/// <summary><c>kept assess</c>: verdicts, figures and credit of a period, with the reasons for what was missed.</summary>
internal static class AssessCommand
{
    public static Command Of(Shell shell)
    {
        var question = new QuestionOptions();
        var level = new Option<string?>("--level", "-l") { Description = "Only this service level.", HelpName = "ID" };
        var failOn = new Option<string?>("--fail-on")
        {
            Description = "End with exit code 1 if a level was missed, or cannot be decided.",
            HelpName = "VERDICT",
        };
        failOn.AcceptOnlyFromAmong("missed", "undetermined");
        var replaces = new Option<string?>("--replaces")
        {
            Description = "An earlier statement (what --json printed): also say what changed since, as an adjustment.",
            HelpName = "FILE",
        };
        var brief = new Option<bool>("--brief") { Description = "The table and the credit alone, without reasons." };
        var json = Shared.Json();
        var command = new Command("assess", "Say for each service level whether it was met, what is owed, and why.");
        question.AddTo(command);
        command.Options.Add(level);
        command.Options.Add(failOn);
        command.Options.Add(replaces);
        command.Options.Add(brief);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(level) is not null && parsed.GetValue(replaces) is not null)
            {
                throw new UsageException("give either --level or --replaces", "a statement is replaced by a whole result");
            }

            var detail = parsed.GetValue(brief) ? ReportDetail.Figures : ReportDetail.Misses;
            var view = new View(shell, parsed.GetValue(level), detail, parsed.GetValue(json)) { Replaces = parsed.GetValue(replaces) };
            return Assessed.Show(view, Question.Read(shell, view.Inputs, question, parsed), parsed.GetValue(failOn));
        });
        return command;
    }
}

/// <summary><c>kept explain</c>: the whole tree of reasons of one level.</summary>
internal static class ExplainCommand
{
    public static Command Of(Shell shell)
    {
        var question = new QuestionOptions();
        var level = new Option<string>("--level", "-l")
        {
            Description = "The service level.",
            HelpName = "ID",
            Required = true,
        };
        var json = Shared.Json();
        var command = new Command("explain", "Say how one service level came to its figure, down to clauses and facts.");
        question.AddTo(command);
        command.Options.Add(level);
        command.Options.Add(json);
        command.SetAction(parsed =>
        {
            var view = new View(shell, parsed.GetValue(level), ReportDetail.All, parsed.GetValue(json));
            return Assessed.Show(view, Question.Read(shell, view.Inputs, question, parsed), null);
        });
        return command;
    }
}

/// <summary>How an assessment is shown.</summary>
/// <param name="Level">Only this level; null: all.</param>
internal sealed record View(Shell Shell, string? Level, ReportDetail Detail, bool Json)
{
    /// <summary>The file of an earlier statement; null: there is none.</summary>
    public string? Replaces { get; init; }

    /// <summary>One for all that the command reads, since standard input can be read once only.</summary>
    public Inputs Inputs { get; } = new(Shell);
}

internal static class Assessed
{
    public static int Show(View view, Core.Problems.Checked<Question> read, string? failOn)
    {
        if (read.Value is not { } question)
        {
            return ProblemOutput.Refuse(view.Shell, read.Problems, view.Json);
        }

        CheckLevel(question.Document.Agreement, view.Level);
        var answer = question.Answer();
        if (answer.Value is not { } whole)
        {
            return ProblemOutput.Refuse(view.Shell, answer.Problems, view.Json);
        }

        var stated = Stated(view, whole, question.Zone);
        if (stated?.IsFine == false)
        {
            return ProblemOutput.Refuse(view.Shell, stated.Problems, view.Json);
        }

        var result = view.Level is { } level ? Only(whole, level) : whole;
        var partOf = view.Level is null ? null : ResultJson.HashOf(whole);
        Print(view, question, new Shown(result, stated?.Value is { } statement ? Adjustment.Between(statement, whole) : null, partOf));
        return Fails(result, failOn) ? ExitCode.Problems : ExitCode.Fine;
    }

    /// <param name="PartOf">The hash of the whole result, where one level of it is shown: it alone can be compared with a statement.</param>
    private sealed record Shown(AssessmentResult Result, Adjustment? Adjustment, string? PartOf)
    {
        public string Json => PartOf is { } whole ? ResultJson.WritePart(Result, whole) : ResultJson.Write(Result, Adjustment);
    }

    private static void Print(View view, Question question, Shown shown)
    {
        if (view.Json)
        {
            view.Shell.Out.Write(shown.Json + "\n");
            return;
        }

        var terms = question.Document.Agreement.InForceAt(question.Period.From).Terms;
        var options = new ReportOptions(question.Zone, terms.Title, view.Shell.Width, view.Shell.Colour, view.Detail)
        {
            PartOf = shown.PartOf,
        };
        view.Shell.Out.Write(TextReport.Render(shown.Result, options, shown.Adjustment));
    }

    /// <exception cref="UsageException">The file is not there.</exception>
    private static Core.Problems.Checked<StatedResult>? Stated(View view, AssessmentResult now, NodaTime.DateTimeZone zone)
    {
        if (view.Replaces is null)
        {
            return null;
        }

        using var stream = view.Inputs.Open(view.Replaces);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var read = StatedJson.Read(bytes.ToArray(), view.Replaces);
        return read.Value is { } stated && StatedJson.Misfit(stated, now, view.Replaces, zone) is { } misfit
            ? Core.Problems.Checked<StatedResult>.Refused(misfit)
            : read;
    }

    /// <exception cref="UsageException">No version of the agreement has the level.</exception>
    public static void CheckLevel(Agreement agreement, string? level)
    {
        var known = agreement.Versions.SelectMany(v => v.Terms.ServiceLevels).Select(l => l.Id).Distinct().ToArray();
        if (level is not null && !known.Contains(level))
        {
            throw new UsageException(
                $"the agreement has no level `{level}`",
                NearWords.DidYouMean(level, known) ?? $"it has {string.Join(", ", known)}"
            );
        }
    }

    private static bool Fails(AssessmentResult result, string? failOn) =>
        failOn is not null
        && result.Levels.Any(l => l.Verdict == Verdict.Missed || (failOn == "undetermined" && l.Verdict == Verdict.Undetermined));

    /// <summary>The part of a result that is about one level; the totals are its own.</summary>
    private static AssessmentResult Only(AssessmentResult result, string level)
    {
        var levels = result.Levels.Where(l => l.Level == level).ToImmutableArray();
        var credit = new CreditTotals(
            Sum(levels, l => l.Credit.Accrued),
            Sum(levels, l => l.Credit.Entitled),
            Sum(levels, l => l.Credit.Claimed),
            Sum(levels, l => l.Credit.Granted),
            levels.Aggregate(Core.Money.Rational.Zero, (sum, l) => sum + l.Credit.Settled),
            []
        );
        return result with { Levels = levels, Rights = [.. result.Rights.Where(r => r.Level == level)], Credit = credit };
    }

    private static AmountRange Sum(ImmutableArray<LevelResult> levels, Func<LevelResult, AmountRange> of) =>
        levels.Aggregate(default(AmountRange), (sum, level) => sum + of(level));
}
