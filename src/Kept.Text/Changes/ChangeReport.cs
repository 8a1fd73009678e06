using Kept.Core.Changes;
using Kept.Text.Report;

namespace Kept.Text.Changes;

/// <summary>A comparison to be read in a terminal.</summary>
public static class ChangeReport
{
    private const string Indent = "    ";

    /// <param name="width">Columns of the terminal.</param>
    public static string Write(Redline redline, int width = 100, bool colour = false)
    {
        var ink = new Ink(colour);
        var lines = new[] { ink.Strong(redline.Title), redline.Versions }
            .Concat(redline.Groups.SelectMany(g => Group(redline, g.Heading, g.Changes, ink, width)))
            .Append("")
            .Concat(Wrap.Lines(redline.Summary, width));
        return string.Concat(lines.Select(l => $"{l.TrimEnd()}\n"));
    }

    private static IEnumerable<string> Group(Redline redline, string heading, AgreementChange[] changes, Ink ink, int width) =>
        changes.SelectMany(c => Change(redline, c, ink, width)).Prepend(ink.Strong(heading)).Prepend("");

    private static IEnumerable<string> Change(Redline redline, AgreementChange change, Ink ink, int width)
    {
        var (from, to) = redline.Sides(change);
        yield return $"  {ChangeWords.Of(change)}: {Painted(ink, change.Gains)}";
        foreach (var line in Side("− ", from, width).Concat(Side("+ ", to, width)))
        {
            yield return Indent + line;
        }

        if (change.Warning is { } warning)
        {
            yield return $"{Indent}{ink.Bad($"! keeps less: {warning}")}";
        }
    }

    private static string Painted(Ink ink, Gain gain) =>
        gain switch
        {
            Gain.Customer => ink.Good(ChangeWords.Of(gain)),
            Gain.Provider => ink.Open(ChangeWords.Of(gain)),
            Gain.Open => ink.Faint(ChangeWords.Of(gain)),
        };

    private static IEnumerable<string> Side(string mark, string? text, int width) =>
        text is null ? [] : Wrap.Lines(text, Math.Max(40, width - 6)).Select((line, n) => (n == 0 ? mark : "  ") + line);
}
