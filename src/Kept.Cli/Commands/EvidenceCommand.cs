using System.CommandLine;
using Kept.Cli.Output;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Text.Evidence;
using NodaTime;

namespace Kept.Cli.Commands;

/// <summary><c>kept evidence FILE…</c>: what the files hold, or their problems.</summary>
internal static class EvidenceCommand
{
    public static Command Of(Shell shell)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "JSON Lines or CSV; - is standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var zone = Shared.Zone();
        var kind = new Option<string?>("--kind") { Description = "The kind of facts in CSV that does not say it.", HelpName = "KIND" };
        var canonical = new Option<bool>("--canonical")
        {
            Description = "Print the facts as canonical JSON Lines: the file the evidence hash is taken of.",
        };
        var json = Shared.Json();
        var command = new Command("evidence", "Read evidence and say what it holds, or what is wrong with it.")
        {
            files,
            zone,
            kind,
            canonical,
            json,
        };
        command.SetAction(parsed =>
        {
            var options = new EvidenceOptions { Zone = Zones.Of(parsed.GetValue(zone)), Kind = parsed.GetValue(kind) };
            var book = new Inputs(shell).Evidence(parsed.GetValue(files)!, options, null);
            return book.Value is null
                ? ProblemOutput.Refuse(shell, book.Problems, parsed.GetValue(json))
                : Print(shell, book.Value, options.Zone, parsed.GetValue(canonical), parsed.GetValue(json));
        });
        return command;
    }

    private static int Print(Shell shell, EvidenceBook book, DateTimeZone? zone, bool canonical, bool json)
    {
        if (canonical)
        {
            foreach (var fact in book.Recorded())
            {
                shell.Out.Write(EvidenceWriter.Line(fact) + "\n");
            }
        }
        else
        {
            shell.Out.Write(json ? EvidenceSummary.Json(book) + "\n" : EvidenceSummary.Text(book, zone ?? DateTimeZone.Utc));
        }

        return ExitCode.Fine;
    }
}

/// <summary>Time zones by name.</summary>
internal static class Zones
{
    /// <exception cref="UsageException">The time-zone database has no such zone.</exception>
    public static DateTimeZone? Of(string? name)
    {
        if (name is null)
        {
            return null;
        }

        var known = DateTimeZoneProviders.Tzdb;
        return known.GetZoneOrNull(name)
            ?? throw new UsageException(
                $"there is no time zone {name}",
                NearWords.DidYouMean(name, known.Ids) ?? "write it as Europe/Copenhagen"
            );
    }
}
