using System.CommandLine;
using System.CommandLine.Parsing;
using Kept.Text.Evidence;

namespace Kept.Cli;

/// <summary>
/// Options and commands that there are none of. The parser takes an unknown <c>--bogus</c> for the name of a file wherever files may
/// stand; one that is really called so is written <c>./--bogus</c>, or after <c>--</c>.
/// </summary>
internal static class Misspelt
{
    /// <summary>A sentence for each; empty where all is known.</summary>
    public static string[] In(ParseResult parsed, IReadOnlyCollection<string> arguments)
    {
        var command = parsed.CommandResult.Command;
        var options = Options(parsed, arguments).Select(o => Unknown("option", o, command.Options.Select(k => k.Name).Append("--help")));
        var commands = command.Subcommands.Count > 0 ? parsed.UnmatchedTokens.Where(t => !IsOption(t)).Take(1) : [];
        return [.. options, .. commands.Select(c => Unknown("command", c, command.Subcommands.Select(k => k.Name)))];
    }

    /// <summary>What was typed by itself and looks like an option, but was read as a value.</summary>
    private static IEnumerable<string> Options(ParseResult parsed, IReadOnlyCollection<string> arguments)
    {
        var typed = arguments.TakeWhile(a => a != "--").Where(IsOption).ToHashSet(StringComparer.Ordinal);
        return parsed
            .Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash)
            .Where(t => t.Type == TokenType.Argument)
            .Select(t => t.Value)
            .Concat(parsed.UnmatchedTokens)
            .Where(typed.Contains)
            .Distinct()
            .Select(t => t.Split('=')[0]);
    }

    private static bool IsOption(string text) => text.Length > 1 && text[0] == '-';

    private static string Unknown(string what, string name, IEnumerable<string> known) =>
        $"unknown {what} {name}{(NearWords.DidYouMean(name, known) is { } hint ? $" ({hint})" : "")}";
}
