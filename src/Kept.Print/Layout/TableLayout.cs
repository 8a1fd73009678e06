using System.Collections.Immutable;
using Kept.Print.Pdf;
using Kept.Text.Contract;

namespace Kept.Print.Layout;

/// <summary>
/// Tables line by line: a row stays whole unless it is very long, the head is repeated on each page, and columns are as wide as their
/// share, but no narrower than their longest word where that is possible.
/// </summary>
internal sealed class TableLayout(Style style)
{
    private const int LongRow = 30;

    // A table of so few rows is not parted.
    private const int SmallTable = 6;

    private sealed record Grid(ImmutableArray<Column> Columns, double[] Lefts, double[] Widths);

    public IEnumerable<Piece> Of(ContractBlock.Table table)
    {
        var grid = Measured(table);
        var head = Head(grid);
        yield return head with
        {
            Above = 7,
            WithNext = true,
        };
        foreach (var (row, r) in table.Rows.Select((row, r) => (row, r)))
        {
            var (last, pieces) = (r == table.Rows.Length - 1, Row(grid, row, r == table.Rows.Length - 1).ToArray());
            pieces[^1] = pieces[^1] with { WithNext = !last && (table.Rows.Length <= SmallTable || r == 0 || r == table.Rows.Length - 2) };
            foreach (var piece in pieces)
            {
                yield return piece with
                {
                    Repeated = head,
                };
            }
        }
    }

    private Piece Head(Grid grid)
    {
        var cells = grid.Columns.Select((c, i) => Lines.Of([new Span(c.Head, style.CellHead)], grid.Widths[i])).ToArray();
        var height = (cells.Max(c => c.Length) * style.CellHead.Leading) + (2 * Style.Padding);
        return new Piece(
            height,
            (canvas, top) =>
            {
                canvas.Fill((Style.Left, top), Style.Measure, height, 0.93);
                canvas.Line((Style.Left, top + height), (Style.Left + Style.Measure, top + height), 0.7);
                for (var line = 0; line < cells.Max(c => c.Length); line++)
                {
                    DrawLine(canvas, grid, cells, (line, top + Style.Padding + (line * style.CellHead.Leading)));
                }
            }
        );
    }

    private IEnumerable<Piece> Row(Grid grid, ImmutableArray<string> row, bool last)
    {
        var cells = row.Select((text, i) => Lines.Of([new Span(text, style.Cell)], grid.Widths[i])).ToArray();
        var count = Math.Max(1, cells.Max(c => c.Length));
        return Enumerable
            .Range(0, count)
            .Select(line =>
            {
                var (above, below) = (line == 0 ? Style.Padding : 0, line == count - 1 ? Style.Padding : 0);
                var height = above + style.Cell.Leading + below;
                return new Piece(height, Draw(line, above, line == count - 1 ? height : null))
                {
                    WithNext = line < count - 1 && count <= LongRow,
                };
            });

        Action<Canvas, double> Draw(int line, double above, double? rule) =>
            (canvas, top) =>
            {
                DrawLine(canvas, grid, cells, (line, top + above));
                if (rule is { } below)
                {
                    canvas.Line((Style.Left, top + below), (Style.Left + Style.Measure, top + below), last ? 0.7 : 0.3, last ? 0 : 0.7);
                }
            };
    }

    private void DrawLine(Canvas canvas, Grid grid, ImmutableArray<Line>[] cells, (int Line, double Top) at)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (at.Line < cells[i].Length)
            {
                var line = cells[i][at.Line];
                var x = grid.Lefts[i] + (grid.Columns[i].IsNumber ? grid.Widths[i] - line.Width : 0);
                line.Draw(canvas, x, at.Top + style.Cell.Size);
            }
        }
    }

    private Grid Measured(ContractBlock.Table table)
    {
        const double Between = 2 * Style.Padding;
        var columns = table.Columns;
        var room = Style.Measure - (columns.Length * Between);
        var least = columns.Select((c, i) => Math.Min(LongestWord(table, i), room / columns.Length * 1.6)).ToArray();
        var widths = Shared(columns, least, room);
        var lefts = new double[columns.Length];
        for (var (i, x) = (0, Style.Left + Style.Padding); i < columns.Length; x += widths[i] + Between, i++)
        {
            lefts[i] = x;
        }

        return new Grid(columns, lefts, widths);
    }

    // Columns whose share is too narrow for their longest word take that; the others share what is left.
    private static double[] Shared(ImmutableArray<Column> columns, double[] least, double room)
    {
        var narrow = new HashSet<int>();
        while (true)
        {
            var left = room - narrow.Sum(i => least[i]);
            var shares = columns.Where((_, i) => !narrow.Contains(i)).Sum(c => c.Share);
            var more = Enumerable
                .Range(0, columns.Length)
                .Where(i => !narrow.Contains(i) && left * columns[i].Share / shares < least[i])
                .ToArray();
            if (more.Length == 0 || least.Sum() > room)
            {
                var all = columns.Sum(c => c.Share);
                return
                [
                    .. columns.Select(
                        (c, i) =>
                            least.Sum() > room ? room * c.Share / all
                            : narrow.Contains(i) ? least[i]
                            : left * c.Share / shares
                    ),
                ];
            }

            narrow.UnionWith(more);
        }
    }

    private double LongestWord(ContractBlock.Table table, int column) =>
        table
            .Rows.SelectMany(r => r[column].Split(' ').Select(style.Cell.Width))
            .Concat(table.Columns[column].Head.Split(' ').Select(style.CellHead.Width))
            .Max() + 0.5;
}
