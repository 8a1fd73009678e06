using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Kept.Store;

namespace Kept.Server.Operator;

/// <summary>The commands of whoever runs the server. Without one of them it serves.</summary>
internal static class OperatorApp
{
    private static readonly string[] Asking = ["--help", "-h", "-?", "/?", "--version"];
    private static readonly string[] Names = ["rebuild", "verify", "export", "import", "backup", "restore"];

    /// <summary>Whether the arguments name a command, or ask what there is; otherwise they are settings of the server.</summary>
    public static bool IsMeant(string[] arguments) =>
        arguments.Any(Asking.Contains) || arguments.Any(a => Names.Contains(a) && !IsValue(arguments, a));

    public static async Task<int> Run(string[] arguments, OperatorShell shell)
    {
        try
        {
            return await Invoke(Root(shell).Parse(arguments), shell);
        }
        catch (StoreException e) when (e.Trouble is StoreTrouble.Damaged)
        {
            return Said(shell, e.Message, OperatorExit.Problems);
        }
        catch (Exception e) when (e is OperatorRefused or StoreException or IOException or UnauthorizedAccessException)
        {
            return Said(shell, e.Message, OperatorExit.Usage);
        }
        catch (OperationCanceledException)
        {
            return Said(shell, "interrupted; nothing was half done", OperatorExit.Usage);
        }
        catch (Exception bug)
        {
            return Said(
                shell,
                $"this is a mistake in Kept, not in your input. Please report it with these lines.\n{bug}",
                OperatorExit.Bug
            );
        }
    }

    // The value of an option before it: --store verify.
    private static bool IsValue(string[] arguments, string argument) =>
        Array.IndexOf(arguments, argument) is > 0 and var at
        && arguments[at - 1].StartsWith("--", StringComparison.Ordinal)
        && !arguments[at - 1].Contains('=');

    private static async Task<int> Invoke(ParseResult parsed, OperatorShell shell)
    {
        if (parsed.Errors.Count == 0 || parsed.Action is HelpAction)
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = shell.Out,
                    Error = shell.Error,
                    EnableDefaultExceptionHandler = false,
                }
            );
        }

        foreach (var error in parsed.Errors)
        {
            await shell.Error.WriteLineAsync($"kept-server: {error.Message}");
        }

        return Said(shell, "kept-server --help says what there is", OperatorExit.Usage);
    }

    internal static RootCommand Root(OperatorShell shell)
    {
        var root = new RootCommand(
            "Kept as a server: the API, the journal and the work over time. Without a command it serves until it is stopped."
        );
        root.Options.Add(OperatorStore.Option);
        foreach (var setting in ServingSettings.All())
        {
            root.Options.Add(setting);
        }

        foreach (var command in Commands(shell))
        {
            root.Subcommands.Add(command);
        }

        root.SetAction(_ => OperatorExit.Fine);
        return root;
    }

    private static Command[] Commands(OperatorShell shell) =>
        [
            RebuildCommand.Of(shell),
            VerifyCommand.Of(shell),
            ExportCommand.Of(shell),
            ImportCommand.Of(shell),
            BackupCommand.Of(shell),
            RestoreCommand.Of(shell),
        ];

    private static int Said(OperatorShell shell, string sentence, int code)
    {
        shell.Error.WriteLine($"kept-server: {sentence}");
        return code;
    }
}
