using System.CommandLine;
using Kept.Core.Json;
using Kept.Core.Problems;
using Kept.Text.Evidence;
using Kept.Text.Json;
using Kept.Text.Language;
using Kept.Text.Report;

namespace Kept.Cli.Commands;

/// <summary><c>kept problems [CODE]</c>: what the codes of problems mean.</summary>
internal static class ProblemsCommand
{
    public static Command Of(Shell shell)
    {
        var code = new Argument<string?>("CODE") { Description = "One code; otherwise all are listed.", Arity = ArgumentArity.ZeroOrOne };
        var json = Shared.Json();
        var command = new Command("problems", "List the codes of problems and what they mean.") { code, json };
        command.SetAction(parsed => Print(shell, Chosen(parsed.GetValue(code)), parsed.GetValue(json)));
        return command;
    }

    private static IReadOnlyList<ProblemKind> Chosen(string? code)
    {
        var all = AllProblems.Kinds;
        if (code is null)
        {
            return all;
        }

        return all.FirstOrDefault(k => k.Code == code) is { } kind
            ? [kind]
            : throw new UsageException(
                $"no problem has the code {code}",
                NearWords.DidYouMean(code, all.Select(k => k.Code)) ?? "kept problems lists all"
            );
    }

    private static int Print(Shell shell, IReadOnlyList<ProblemKind> kinds, bool asJson)
    {
        shell.Out.Write(asJson ? Json(kinds) + "\n" : string.Concat(kinds.Select(k => Text(k, shell))));
        return ExitCode.Fine;
    }

    private static string Text(ProblemKind kind, Shell shell)
    {
        var ink = new Ink(shell.Colour);
        var explained = Wrap.Lines(kind.Explanation, shell.Width - 4).Select(l => $"    {l}\n");
        return $"{ink.Strong(kind.Code)}  {kind.Title}\n{string.Concat(explained)}";
    }

    private static string Json(IReadOnlyList<ProblemKind> kinds)
    {
        var json = new CanonicalJson().BeginArray();
        foreach (var kind in kinds)
        {
            json.BeginObject()
                .Key("code")
                .Text(kind.Code)
                .Key("title")
                .Text(kind.Title)
                .Key("explanation")
                .Text(kind.Explanation)
                .EndObject();
        }

        return json.EndArray().ToString();
    }
}

/// <summary>The codes of all that can be wrong with input, sorted.</summary>
internal static class AllProblems
{
    public static IReadOnlyList<ProblemKind> Kinds { get; } =
    [
        .. EvidenceProblems
            .All.Concat(StatedJson.Problems)
            .Concat(JournalProblems.All)
            .Concat(ProblemCodes.All)
            .OrderBy(k => k.Code, StringComparer.Ordinal),
    ];
}
