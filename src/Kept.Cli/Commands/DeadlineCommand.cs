using Kept.Text.Evidence;
using System.CommandLine;
using Kept.Cli.Output;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Time;
using Kept.Text.Language;
using NodaTime;

namespace Kept.Cli.Commands;

/// <summary>
/// <c>kept deadline</c>: by when? For a case that begins at an instant; or, with evidence, for all tickets that are open at it,
/// the next to be due first.
/// </summary>
internal static class DeadlineCommand
{
    public static Command Of(Shell shell)
    {
        var agreement = new QuestionOptions().Agreement;
        var evidence = Shared.Evidence();
        var level = new Option<string>("--level", "-l")
        {
            Description = "The service level.",
            HelpName = "ID",
            Required = true,
        };
        var at = new Option<string>("--at")
        {
            Description = "When the case begins; with evidence: now.",
            HelpName = "T",
            Required = true,
        };
        var case_ = CaseOptions();
        var json = Shared.Json();
        var command = new Command("deadline", "Say by when a case is due under a service level.") { agreement, evidence, level, at, json };
        foreach (var option in case_.Values)
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed =>
        {
            var inputs = new Inputs(shell);
            var read = new AgreementFiles(shell, inputs).Read(parsed.GetValue(agreement)!);
            if (read.Value is not { } document)
            {
                return ProblemOutput.Refuse(shell, read.Problems, parsed.GetValue(json));
            }

            Assessed.CheckLevel(document.Agreement, parsed.GetValue(level));
            var asked = new Asked(
                shell,
                document,
                parsed.GetValue(level)!,
                Times.At("--at", parsed.GetValue(at)!, Question.ZoneOf(document)),
                parsed.GetValue(json)
            );
            return parsed.GetValue(evidence) is { Length: > 0 } files
                ? OpenTickets(asked, inputs, files)
                : NewCase(asked, case_.ToDictionary(c => c.Key, c => parsed.GetValue(c.Value)));
        });
        return command;
    }

    internal sealed record Asked(Shell Shell, AgreementDocument Document, string Level, Instant At, bool Json);

    private static Dictionary<string, Option<string?>> CaseOptions() =>
        new[] { "priority", "category", "product", "plan", "urgency", "impact", "service", "site", "team" }.ToDictionary(
            n => n,
            n => new Option<string?>($"--{n}") { Description = $"The {n} of the case.", HelpName = "X" }
        );

    private static Fact.Ticket Like(Dictionary<string, string?> said) =>
        new("new", TicketEvent.Opened, default)
        {
            Id = "new",
            RecordedAt = default,
            Priority = said["priority"],
            Category = said["category"],
            Product = said["product"],
            Plan = said["plan"],
            Urgency = said["urgency"],
            Impact = said["impact"],
            Service = said["service"],
            Site = said["site"],
            Team = said["team"],
        };

    /// <exception cref="UsageException">The agreement does not know what is said of the case.</exception>
    private static void CheckCase(Asked asked, Dictionary<string, string?> said)
    {
        var terms = asked.Document.Agreement.InForceAt(asked.At).Terms;
        foreach (var dimension in CaseValues.Dimensions)
        {
            if (said[CaseValues.NameOf(dimension)] is { } value && terms.LevelOf(asked.Level) is { } level)
            {
                SaidValues.Check(terms, level, dimension, value);
            }
        }
    }

    private static int NewCase(Asked asked, Dictionary<string, string?> said)
    {
        CheckCase(asked, said);
        var like = Like(said);
        var due = DueTimes.For(asked.Document.Agreement, asked.Level, asked.At, like with { At = asked.At, RecordedAt = asked.At })!;
        if (!due.Problems.IsEmpty)
        {
            return ProblemOutput.Refuse(asked.Shell, due.Problems, asked.Json);
        }

        asked.Shell.Out.Write(asked.Json ? DeadlineOutput.Json(asked, due) : DeadlineOutput.Text(asked, due));
        return ExitCode.Fine;
    }

    private static int OpenTickets(Asked asked, Inputs inputs, string[] files)
    {
        var evidence = inputs.Evidence(files, EvidenceOptions.For(asked.Document.Agreement), asked.At);
        if (evidence.Value is not { } book)
        {
            return ProblemOutput.Refuse(asked.Shell, evidence.Problems, asked.Json);
        }

        var from = book.Measured() is { } measured && measured.From < asked.At ? measured.From : asked.At - Duration.FromDays(1);
        var answer = Assessor.Assess(
            asked.Document.Agreement,
            book,
            new TimeRange(from, asked.At + Duration.FromTicks(1)),
            asked.At,
            withReasons: false
        );
        if (answer.Value is not { } result)
        {
            return ProblemOutput.Refuse(asked.Shell, answer.Problems, asked.Json);
        }

        var open = result
            .Levels.Where(l => l.Level == asked.Level && l.Clock is { StoppedAt: null })
            .OrderBy(l => l.Clock!.DueAt ?? Instant.MaxValue)
            .ToArray();
        asked.Shell.Out.Write(asked.Json ? DeadlineOutput.Json(open) : DeadlineOutput.Text(asked, open));
        return ExitCode.Fine;
    }
}
