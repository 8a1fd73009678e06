using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Kept.Core.Money;

namespace Kept.Text.Gallery;

/// <summary>
/// Small multiples: a row for each agreement that gives money, a panel for each pattern of downtime, and a bar for the credit. It brings
/// its own background, for light and for dark surroundings.
/// </summary>
internal static class DowntimeChart
{
    private const int Width = 900;
    private const int Names = 288;
    private const int Panel = 118;
    private const int Bar = 70;
    private const int Top = 74;
    private const int RowHeight = 17;
    private const int Bottom = 44;
    private const int LongestName = 50;

    private const string Style = """
        <style>
          .name, .value, .axis { font-size: 11px } .head { font-size: 13px; font-weight: 600 }
          .back { fill: #ffffff } .name, .value { fill: #1f2937 } .head { fill: #111827 }
          .axis { fill: #4b5563 } .line { stroke: #d1d5db } .bar { fill: #2563eb } .beyond { fill: #b45309 } .row { fill: #f3f4f6 }
          @media (prefers-color-scheme: dark) {
            .back { fill: #0d1117 } .name, .value { fill: #e5e7eb } .head { fill: #f9fafb }
            .axis { fill: #b6bdc8 } .line { stroke: #374151 } .bar { fill: #60a5fa } .beyond { fill: #f59e0b } .row { fill: #161b22 }
          }
        </style>
        """;

    public static string Draw(IEnumerable<DowntimeRow> rows)
    {
        var shown = rows.Where(r => r.IsMoney).ToImmutableArray();
        var height = Top + (shown.Length * RowHeight) + Bottom;
        var svg = new StringBuilder();
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" ");
        svg.Append(CultureInfo.InvariantCulture, $"viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" ");
        svg.Append("font-family=\"ui-sans-serif, system-ui, sans-serif\" role=\"img\">\n");
        svg.Append("<title>Credit for downtime, in percent of the monthly fee</title>\n").Append(Style).Append('\n');
        svg.Append(Rectangle("back", 0, 0, FindingTables.Number(Width), height));
        svg.Append(Text("head", 12, 22, "Credit for downtime in a month of 30 days, in percent of the monthly fee"));
        svg.Append(Text("axis", 12, 42, "Orange: more than the fee of the month"));
        svg.Append(Text("axis", 12, 60, "Agreement"));
        Stripes(svg, shown.Length);
        for (var n = 0; n < DowntimeTable.Patterns.Length; n++)
        {
            Axis(svg, n, height - Bottom);
        }

        for (var n = 0; n < shown.Length; n++)
        {
            Row(svg, shown[n], Top + (n * RowHeight));
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>Every other row is shaded, to lead the eye from the name to the last panel.</summary>
    private static void Stripes(StringBuilder svg, int rows)
    {
        for (var n = 0; n < rows; n += 2)
        {
            svg.Append(Rectangle("row", 6, Top + (n * RowHeight), FindingTables.Number(Width - 12), RowHeight));
        }
    }

    private static void Axis(StringBuilder svg, int panel, int bottom)
    {
        var left = LeftOf(panel);
        svg.Append(Text("head", left, 46, DowntimeTable.Patterns[panel]));
        foreach (var percent in new[] { 0, 50, 100 })
        {
            var (x, label) = (left + (Bar * percent / 100), FindingTables.Number(percent));
            svg.Append(CultureInfo.InvariantCulture, $"<line class=\"line\" x1=\"{x}\" x2=\"{x}\" ");
            svg.Append(CultureInfo.InvariantCulture, $"y1=\"{Top - 4}\" y2=\"{bottom + 4}\"/>\n");
            svg.Append(Text("axis", x, 64, label, "middle")).Append(Text("axis", x, bottom + 18, label, "middle"));
        }

        svg.Append(Text("axis", left + (Bar / 2), bottom + 34, "% of the fee", "middle"));
    }

    private static void Row(StringBuilder svg, DowntimeRow row, int top)
    {
        svg.Append(Text("name", 12, top + 12, Shortened(row.Name)));
        foreach (var (credit, panel) in row.Downtime!.Credits.Select((c, n) => (c, n)))
        {
            var length = Rational.Min(credit.Share, Rational.One) * Bar;
            if (length.Sign > 0)
            {
                var style = credit.Share > Rational.One ? "beyond" : "bar";
                svg.Append(Rectangle(style, LeftOf(panel), top + 4, length.ToDecimalString(1, RoundingMode.Ceiling), RowHeight - 8));
            }

            var value = row.Cell(panel).Replace(" %", "", StringComparison.Ordinal);
            svg.Append(Text("value", LeftOf(panel) + (int)length.Ceiling() + 4, top + 12, value));
        }
    }

    private static int LeftOf(int panel) => Names + 14 + (panel * Panel);

    private static string Shortened(string name) => name.Length <= LongestName ? name : name[..(LongestName - 1)].TrimEnd() + "…";

    private static string Rectangle(string style, int x, int y, string width, int height) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<rect class=\"{style}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>\n"
        );

    private static string Text(string style, int x, int y, string text, string anchor = "start")
    {
        var safe = text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
        var at = anchor == "start" ? "" : $" text-anchor=\"{anchor}\"";
        return string.Create(CultureInfo.InvariantCulture, $"<text class=\"{style}\" x=\"{x}\" y=\"{y}\"{at}>{safe}</text>\n");
    }
}
