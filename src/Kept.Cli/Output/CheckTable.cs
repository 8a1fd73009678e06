using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Checks;
using Kept.Text.Report;

namespace Kept.Cli.Output;

/// <summary>Many agreements in a table: what was found in each, and how that compares with what their readers recorded.</summary>
internal static class CheckTable
{
    private static readonly string[] Counts = ["agreement", "errors", "warnings", "notes", "accepted"];
    private static readonly string[] Compared = ["recorded", "found", "errors not recorded"];

    public static void Write(Shell shell, ImmutableArray<Looked> looked)
    {
        var compares = looked.Any(l => l.Recorded is not null);
        string[][] rows = [compares ? [.. Counts, .. Compared] : Counts, .. looked.Select(l => Row(l, compares)), Total(looked, compares)];
        var ink = new Ink(shell.Colour);
        var right = Enumerable.Range(1, rows[0].Length - 1).ToHashSet();
        foreach (var line in Columns.Of(rows, right, (row, _, text) => row == 0 || row == rows.Length - 1 ? ink.Strong(text) : text))
        {
            shell.Out.WriteLine(line);
        }

        if (compares)
        {
            Differences(shell, looked);
        }
    }

    private static string[] Row(Looked looked, bool compares)
    {
        string[] counts = [looked.Agreement.Id, .. Severities(looked.Plain)];
        return !compares ? counts
            : looked.Recorded is not { } recorded ? [.. counts, "-", "-", "-"]
            :
            [
                .. counts,
                Text(recorded.Findings.Length),
                Text(recorded.FoundBy(looked.Plain).Count()),
                Text(recorded.NotRecorded(looked.Plain).Count()),
            ];
    }

    private static string[] Total(ImmutableArray<Looked> looked, bool compares)
    {
        string[] counts = [$"{looked.Length} agreements", .. Severities(looked.SelectMany(l => l.Plain))];
        return !compares
            ? counts
            :
            [
                .. counts,
                Text(looked.Sum(l => l.Recorded?.Findings.Length ?? 0)),
                Text(looked.Sum(l => l.Recorded?.FoundBy(l.Plain).Count() ?? 0)),
                Text(looked.Sum(l => l.Recorded?.NotRecorded(l.Plain).Count() ?? 0)),
            ];
    }

    private static IEnumerable<string> Severities(IEnumerable<Finding> findings)
    {
        var all = findings.ToArray();
        var open = all.Where(f => f.Accepted is null).ToArray();
        return new[] { Severity.Error, Severity.Warning, Severity.Note }
            .Select(s => Text(open.Count(f => f.Severity == s)))
            .Append(Text(all.Length - open.Length));
    }

    /// <summary>Defects that no check found, and errors that nobody recorded, one by one.</summary>
    private static void Differences(Shell shell, ImmutableArray<Looked> looked)
    {
        foreach (var each in looked.Where(l => l.Recorded is not null))
        {
            var recorded = each.Recorded!;
            foreach (var missed in recorded.Findings.Except(recorded.FoundBy(each.Plain)))
            {
                shell.Out.WriteLine($"not found: {each.Agreement.Id}: {missed.Code}: {missed.Issue}");
            }

            foreach (var more in recorded.NotRecorded(each.Plain))
            {
                shell.Out.WriteLine($"not recorded: {each.Agreement.Id}: {more.Code}: {more.Sentence}");
            }
        }
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
