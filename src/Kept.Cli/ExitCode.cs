namespace Kept.Cli;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>The input has problems, or a level was missed under <c>--fail-on missed</c>.</summary>
    public const int Problems = 1;

    /// <summary>The command itself was wrong: an unknown option, a file that is not there.</summary>
    public const int Usage = 2;

    /// <summary>Kept itself is wrong (EX_SOFTWARE of sysexits.h).</summary>
    public const int Bug = 70;
}

/// <summary>The command cannot be done as it was given. Told in one sentence, ends with <see cref="ExitCode.Usage"/>.</summary>
internal sealed class UsageException(string message, string? hint = null) : Exception(message)
{
    public string? Hint { get; } = hint;
}
