using System.CommandLine;
using Kept.Core.Checks;
using Kept.Core.Json;
using Kept.Text.Checks;
using Kept.Text.Evidence;
using Kept.Text.Report;

namespace Kept.Cli.Commands;

/// <summary><c>kept checks [CODE]</c>: what <c>kept check</c> looks for, and what its codes mean.</summary>
internal static class ChecksCommand
{
    public static Command Of(Shell shell)
    {
        var code = new Argument<string?>("CODE") { Description = "One code; otherwise all are listed.", Arity = ArgumentArity.ZeroOrOne };
        var json = Shared.Json();
        var command = new Command("checks", "List what is checked in agreements and what the codes mean.") { code, json };
        command.SetAction(parsed => Print(shell, Chosen(parsed.GetValue(code)), parsed.GetValue(json)));
        return command;
    }

    private static IReadOnlyList<CheckKind> Chosen(string? code)
    {
        CheckKind[] all = [.. AgreementCheck.Kinds.OrderBy(k => k.Group)];
        return code is null ? all
            : Array.Find(all, k => k.Code == code) is { } kind ? [kind]
            : throw new UsageException(
                $"no check has the code {code}",
                NearWords.DidYouMean(code, all.Select(k => k.Code)) ?? "kept checks lists all"
            );
    }

    private static int Print(Shell shell, IReadOnlyList<CheckKind> kinds, bool asJson)
    {
        shell.Out.Write(asJson ? Json(kinds) + "\n" : string.Concat(kinds.Select(k => Text(k, shell))));
        return ExitCode.Fine;
    }

    private static string Text(CheckKind kind, Shell shell)
    {
        var why = Wrap.Lines(kind.Why, shell.Width - 4).Select(l => $"    {l}\n");
        var severity = FindingReport.Name(kind.Severity);
        return $"{new Ink(shell.Colour).Strong(kind.Code)}  {severity}, {Name(kind.Group)}: {kind.Title}\n{string.Concat(why)}";
    }

    private static string Name(CheckGroup group) => group.ToString().ToLowerInvariant();

    private static string Json(IReadOnlyList<CheckKind> kinds)
    {
        var json = new CanonicalJson().BeginArray();
        foreach (var kind in kinds)
        {
            json.BeginObject()
                .Key("code")
                .Text(kind.Code)
                .Key("group")
                .Text(Name(kind.Group))
                .Key("severity")
                .Text(FindingReport.Name(kind.Severity))
                .Key("title")
                .Text(kind.Title)
                .Key("why")
                .Text(kind.Why)
                .EndObject();
        }

        return json.EndArray().ToString();
    }
}
