using System.CommandLine;

namespace Kept.Cli.Commands;

/// <summary>All commands, in the order in which help lists them.</summary>
internal static class Catalogue
{
    public static IEnumerable<Command> Of(Shell shell) =>
        [
            NewCommand.Of(shell),
            ImportCommand.Of(shell),
            CheckCommand.Of(shell),
            AssessCommand.Of(shell),
            ExplainCommand.Of(shell),
            DeadlineCommand.Of(shell),
            RenderCommand.Of(shell),
            DiffCommand.Of(shell),
            FmtCommand.Of(shell),
            SchemaCommand.Of(shell),
            EvidenceCommand.Of(shell),
            VerifyCommand.Of(shell),
            ChecksCommand.Of(shell),
            ProblemsCommand.Of(shell),
            CompletionCommand.Of(shell),
        ];
}

/// <summary>Options that several commands share. Each call makes a new one, since an option belongs to one command.</summary>
internal static class Shared
{
    public static Option<bool> Json() => new("--json") { Description = "Print canonical JSON (RFC 8785) instead of text." };

    public static Option<string[]> Evidence() =>
        new("--evidence", "-e")
        {
            Description = "Evidence: JSON Lines or CSV (outage:FILE says its kind). May be given several times; - is standard input.",
            HelpName = "FILE",
            AllowMultipleArgumentsPerToken = true,
        };

    public static Option<string?> Zone() =>
        new("--zone")
        {
            Description = "A time zone such as Europe/Copenhagen, to offer the instants a time without offset may mean.",
            HelpName = "ZONE",
        };
}
