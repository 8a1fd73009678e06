using System.Collections.Immutable;
using Kept.Core.Json;
using Kept.Core.Problems;
using Kept.Text.Report;

namespace Kept.Cli.Output;

/// <summary>Problems, for people on the error stream or as JSON on the output.</summary>
internal static class ProblemOutput
{
    /// <summary>Writes all problems and returns the exit code that goes with them.</summary>
    public static int Refuse(Shell shell, ImmutableArray<Problem> problems, bool asJson)
    {
        if (asJson)
        {
            shell.Out.WriteLine(Write(new CanonicalJson().BeginObject().Key("problems"), problems).EndObject());
        }
        else
        {
            Print(shell, problems);
        }

        return ExitCode.Problems;
    }

    public static CanonicalJson Write(CanonicalJson json, ImmutableArray<Problem> problems)
    {
        json.BeginArray();
        foreach (var problem in problems)
        {
            json.BeginObject().Key("code").Text(problem.Code).Key("file").Text(problem.At.File);
            json.Key("line").Whole(problem.At.Line).Key("column").Whole(problem.At.Column);
            json.Key("sentence").Text(problem.Sentence).Key("hint").Text(problem.Hint);
            json = problem.Count > 1 ? json.Key("count").Whole(problem.Count) : json;
            json.EndObject();
        }

        return json.EndArray();
    }

    private static void Print(Shell shell, ImmutableArray<Problem> problems)
    {
        var ink = new Ink(shell.Colour);
        foreach (var problem in problems)
        {
            shell.Error.WriteLine($"{ink.Strong(problem.At.ToString())}: {problem.Sentence} {ink.Faint($"[{problem.Code}]")}");
            if (problem.Hint is { } hint)
            {
                shell.Error.WriteLine($"    {hint}");
            }
        }

        var count = problems.Sum(p => p.Count);
        shell.Error.WriteLine(count == 1 ? "1 problem." : $"{count} problems.");
    }
}
