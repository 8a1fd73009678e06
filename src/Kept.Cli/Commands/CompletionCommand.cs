using System.CommandLine;
using System.CommandLine.Completions;
using Kept.Core.Json;

namespace Kept.Cli.Commands;

/// <summary>
/// <c>kept completion bash|zsh|fish</c>: a script for the shell, made from the commands themselves. The scripts hold the words,
/// so completing starts no process.
/// </summary>
internal static class CompletionCommand
{
    public static Command Of(Shell shell)
    {
        var name = new Argument<string>("SHELL") { Description = "bash, zsh or fish." };
        name.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var json = Shared.Json();
        var command = new Command("completion", "Print a completion script, such as: source <(kept completion bash)") { name, json };
        command.SetAction(parsed =>
        {
            var (of, asJson) = (parsed.GetValue(name)!, parsed.GetValue(json));
            var script = Script(of, App.Root(shell));
            shell.Out.Write(asJson ? Json(of, script) : script);
            return ExitCode.Fine;
        });
        return command;
    }

    private static string Json(string shell, string script) =>
        new CanonicalJson().BeginObject().Key("shell").Text(shell).Key("script").Text(script).EndObject() + "\n";

    private static string Script(string shell, RootCommand root) =>
        shell switch
        {
            "bash" => Bash(root),
            "zsh" => $"#compdef kept\nautoload -U +X bashcompinit && bashcompinit\n{Bash(root)}",
            _ => Fish(root),
        };

    private static string Bash(RootCommand root)
    {
        var cases = string.Concat(
            root.Subcommands.Select(c => $"    {c.Name}) words=\"{string.Join(' ', Options(c).Concat(Choices(c)))}\" ;;\n")
        );
        return "_kept() {\n"
            + "  local word=\"${COMP_WORDS[COMP_CWORD]}\" words=\"\"\n"
            + "  case \"${COMP_WORDS[1]}\" in\n"
            + cases
            + "  esac\n"
            + $"  [ \"$COMP_CWORD\" = 1 ] && words=\"{string.Join(' ', root.Subcommands.Select(c => c.Name))} --help --json --version\"\n"
            + "  if [ \"$COMP_CWORD\" = 1 ] || [[ $word == -* ]]; then\n"
            + "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
            + "  else\n"
            + "    COMPREPLY=($(compgen -f -W \"$words\" -- \"$word\"))\n"
            + "  fi\n"
            + "}\n"
            + "complete -o filenames -F _kept kept\n";
    }

    private static string Fish(RootCommand root)
    {
        var commands = root.Subcommands.Select(c =>
            $"complete -c kept -n __fish_use_subcommand -a {c.Name} -d '{Quoted(c.Description)}'\n"
        );
        var options = root
            .Subcommands.SelectMany(c => c.Options.Select(o => (Command: c, Option: o)))
            .Select(o =>
                $"complete -c kept -n '__fish_seen_subcommand_from {o.Command.Name}' "
                + $"-l {o.Option.Name.TrimStart('-')} -d '{Quoted(o.Option.Description)}'\n"
            );
        return string.Concat(commands.Concat(options));
    }

    private static IEnumerable<string> Options(Command command) =>
        command.Subcommands.Append(command).SelectMany(c => c.Options).Select(o => o.Name).Append("--help").Distinct();

    private static IEnumerable<string> Choices(Command command) =>
        command
            .Arguments.SelectMany(a => a.GetCompletions(CompletionContext.Empty))
            .Select(i => i.Label)
            .Concat(command.Subcommands.Select(c => c.Name));

    private static string Quoted(string? text) => (text ?? "").Replace("'", "\\'", StringComparison.Ordinal);
}
