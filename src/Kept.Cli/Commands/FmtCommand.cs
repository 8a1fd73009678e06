using System.Collections.Immutable;
using System.CommandLine;
using System.Text;
using Kept.Cli.Output;
using Kept.Core.Json;
using Kept.Core.Problems;
using Kept.Text.Language;

namespace Kept.Cli.Commands;

/// <summary><c>kept fmt FILE…</c>: the canonical form of agreements, comments kept.</summary>
internal static class FmtCommand
{
    private sealed record Formatted(string Path, string Before, string After)
    {
        public bool IsChanged => Before != After;
    }

    public static Command Of(Shell shell)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Agreements and amendments; - is standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var check = new Option<bool>("--check")
        {
            Description = "Print nothing but the names of files that are not in canonical form; exit code 1 if there are any.",
        };
        var write = new Option<bool>("--write") { Description = "Write the canonical form into the files." };
        var json = Shared.Json();
        var command = new Command("fmt", "Print agreements in their canonical form.") { files, check, write, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(check) && parsed.GetValue(write))
            {
                throw new UsageException("give either --check or --write");
            }

            var (formatted, problems) = Format(shell, parsed.GetValue(files)!);
            return problems.Length > 0 ? ProblemOutput.Refuse(shell, problems, parsed.GetValue(json))
                : parsed.GetValue(check) ? Check(shell, formatted, parsed.GetValue(json))
                : parsed.GetValue(write) ? Write(shell, formatted, parsed.GetValue(json))
                : Print(shell, formatted, parsed.GetValue(json));
        });
        return command;
    }

    private static (Formatted[] Formatted, ImmutableArray<Problem> Problems) Format(Shell shell, IReadOnlyList<string> paths)
    {
        var files = new AgreementFiles(shell, new Inputs(shell));
        var results = paths
            .Select(p => (Path: p, Text: files.Text(p)))
            .Select(f => (f.Path, f.Text, Result: f.Text.Value is { } text ? Formatter.Format(text, files.Resolve) : null))
            .ToArray();
        var problems = results.SelectMany(r => r.Text.Problems.Concat(r.Result?.Problems ?? [])).ToImmutableArray();
        return (problems.Length > 0 ? [] : [.. results.Select(r => new Formatted(r.Path, r.Text.Value!.Text, r.Result!.Value!))], problems);
    }

    private static int Print(Shell shell, Formatted[] files, bool asJson)
    {
        if (asJson)
        {
            shell.Out.Write(Json(files, withText: true));
            return ExitCode.Fine;
        }

        foreach (var file in files)
        {
            shell.Out.Write(file.After);
        }

        return ExitCode.Fine;
    }

    private static int Check(Shell shell, Formatted[] files, bool asJson)
    {
        var names = files.Where(f => f.IsChanged).Select(f => $"{f.Path}\n");
        shell.Out.Write(asJson ? Json(files, withText: false) : string.Concat(names));

        return files.Any(f => f.IsChanged) ? ExitCode.Problems : ExitCode.Fine;
    }

    /// <summary>A file is replaced whole or not at all.</summary>
    private static int Write(Shell shell, Formatted[] files, bool asJson)
    {
        var said = new StringBuilder();
        foreach (var file in files.Where(f => f.IsChanged))
        {
            if (file.Path == Inputs.StandardInput)
            {
                said.Append(file.After);
                continue;
            }

            var path = Path.Combine(shell.Folder, file.Path);
            File.WriteAllText($"{path}.new", file.After);
            File.Move($"{path}.new", path, overwrite: true);
            said.Append(file.Path).Append(": written\n");
        }

        shell.Out.Write(asJson ? Json(files, withText: files.Any(f => f.Path == Inputs.StandardInput)) : said.ToString());
        return ExitCode.Fine;
    }

    /// <summary><c>[{"changed", "file", "text"}]</c>: each file, whether its canonical form is another, and that form.</summary>
    private static string Json(Formatted[] files, bool withText)
    {
        var json = new CanonicalJson().BeginArray();
        foreach (var file in files)
        {
            json.BeginObject().Key("file").Text(file.Path).Key("changed").Flag(file.IsChanged);
            json = withText ? json.Key("text").Text(file.After) : json;
            json.EndObject();
        }

        return json.EndArray() + "\n";
    }
}

/// <summary><c>kept schema</c>: the JSON Schema of agreements, for editors.</summary>
internal static class SchemaCommand
{
    public static Command Of(Shell shell)
    {
        var command = new Command("schema", "Print the JSON Schema of agreements, which gives completion in editors.") { Shared.Json() };
        command.SetAction(_ =>
        {
            shell.Out.Write(SchemaWriter.Write());
            return ExitCode.Fine;
        });
        return command;
    }
}
