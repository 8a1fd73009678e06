using System.Text;

namespace Kept.Cli;

/// <summary>All that the command line touches of the world, so that tests can hand in their own. It reads no clock.</summary>
public sealed record Shell
{
    public required Stream In { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>The folder that relative paths start from.</summary>
    public required string Folder { get; init; }

    public bool Colour { get; init; }

    /// <summary>Whether progress may be drawn on the error stream.</summary>
    public bool Progress { get; init; }

    public int Width { get; init; } = 100;

    /// <summary>The console of this process. Colour only on a terminal and never with NO_COLOR (no-color.org) or TERM=dumb.</summary>
    public static Shell OfProcess()
    {
        var plain =
            !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) || Environment.GetEnvironmentVariable("TERM") == "dumb";
        return new Shell
        {
            In = Terminal.Input(),
            Out = new StreamWriter(Terminal.Output(), new UTF8Encoding(false), 1 << 14),
            Error = new StreamWriter(Terminal.Error(), new UTF8Encoding(false)) { AutoFlush = true },
            Folder = Environment.CurrentDirectory,
            Colour = !Console.IsOutputRedirected && !plain,
            Progress = !Console.IsErrorRedirected,
            Width = Console.IsOutputRedirected ? 100 : Terminal.Width(),
        };
    }
}
