using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using Kept.Cli.Commands;
using Kept.Cli.Output;
using Kept.Core;
using Kept.Core.Json;

namespace Kept.Cli;

/// <summary>The command line: parses, runs, and turns whatever happens into an exit code.</summary>
public static class App
{
    public static int Run(string[] arguments, Shell shell)
    {
        try
        {
            var code = Invoke(Root(shell).Parse(arguments), arguments, shell);
            shell.Out.Flush();
            return code;
        }
        catch (UsageException error)
        {
            shell.Error.WriteLine($"kept: {error.Message}{(error.Hint is { } hint ? $" ({hint})" : "")}");
            return ExitCode.Usage;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            shell.Error.WriteLine($"kept: {error.Message}");
            return ExitCode.Usage;
        }
        catch (Exception bug)
        {
            shell.Error.WriteLine($"kept: this is a mistake in Kept, not in your input. Please report it with these lines.\n{bug}");
            return ExitCode.Bug;
        }
    }

    /// <summary>All commands; also what completion is made from.</summary>
    internal static RootCommand Root(Shell shell)
    {
        var version = new Option<bool>("--version") { Description = "Print the version and end." };
        var root = new RootCommand("Kept runs service agreements: what was promised, was it kept, what is owed, and why.");
        root.Options.Remove(root.Options.OfType<VersionOption>().Single());
        root.Options.Add(version);
        var json = Commands.Shared.Json();
        root.Options.Add(json);
        foreach (var command in Catalogue.Of(shell))
        {
            root.Subcommands.Add(command);
        }

        root.SetAction(parsed =>
        {
            if (!parsed.GetValue(version))
            {
                throw new UsageException("which command?", "kept --help lists them");
            }

            shell.Out.WriteLine(parsed.GetValue(json) ? AppVersion.Json() : $"kept {AppVersion.Text}");
            return ExitCode.Fine;
        });
        return root;
    }

    private static int Invoke(ParseResult parsed, string[] arguments, Shell shell)
    {
        var errors = Misspelt.In(parsed, arguments) is { Length: > 0 } misspelt ? misspelt : [.. parsed.Errors.Select(e => e.Message)];
        if (errors.Length > 0 && parsed.Action is not HelpAction)
        {
            foreach (var error in errors)
            {
                shell.Error.WriteLine($"kept: {error}");
            }

            shell.Error.WriteLine($"Try: {Path(parsed.CommandResult)} --help");
            return ExitCode.Usage;
        }

        return parsed.Invoke(
            new InvocationConfiguration
            {
                Output = shell.Out,
                Error = shell.Error,
                EnableDefaultExceptionHandler = false,
            }
        );
    }

    private static string Path(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{Path(parent)} {command.Command.Name}" : "kept";
}

internal static class AppVersion
{
    /// <summary>The program's version, and the engine whose figures it gives.</summary>
    public static string Text { get; } = $"{Program} (engine {Versions.Engine}, language {Versions.Language})";

    private static string? Program => typeof(AppVersion).Assembly.GetName().Version?.ToString(3);

    public static string Json()
    {
        var json = new CanonicalJson().BeginObject().Key("version").Text(Program);
        return json.Key("engine").Text(Versions.Engine).Key("language").Whole(Versions.Language).EndObject().ToString();
    }
}
