using Kept.Core.Problems;

namespace Kept.Server.Operator;

/// <summary>What commands of the operator touch of the process, so that tests can hand in their own.</summary>
internal sealed record OperatorShell(TextWriter Out, TextWriter Error)
{
    /// <summary>Whether progress may be drawn on the error stream.</summary>
    public bool DrawsProgress { get; init; }

    public static OperatorShell OfProcess() => new(Console.Out, Console.Error) { DrawsProgress = !Console.IsErrorRedirected };

    /// <summary>Says how far it is, over what was said before.</summary>
    public void Progress(string text)
    {
        if (DrawsProgress)
        {
            Error.Write($"\r{text, -60}");
        }
    }

    /// <summary>Takes away what was said of progress.</summary>
    public void Done() => Progress("\r" + new string(' ', 60) + "\r");

    /// <summary>All problems, one a line, and the exit code that goes with them.</summary>
    public int Refuse(IReadOnlyCollection<Problem> problems)
    {
        foreach (var problem in problems)
        {
            Error.WriteLine($"{problem.At}: {problem.Sentence} [{problem.Code}]{(problem.Hint is { } hint ? $"\n    {hint}" : "")}");
        }

        var count = problems.Sum(p => p.Count);
        Error.WriteLine(count == 1 ? "1 problem." : $"{count} problems.");
        return OperatorExit.Problems;
    }
}

/// <summary>What the process tells its caller: docs/decisions/0045.</summary>
internal static class OperatorExit
{
    public const int Fine = 0;

    /// <summary>The journal or the export has problems.</summary>
    public const int Problems = 1;

    /// <summary>The command was wrong, or the store cannot be used as it asks.</summary>
    public const int Usage = 2;

    /// <summary>Kept itself is wrong (EX_SOFTWARE of sysexits.h).</summary>
    public const int Bug = 70;
}

/// <summary>The command cannot be done as it was given; said in one sentence.</summary>
internal sealed class OperatorRefused(string message) : Exception(message);
