using Kept.Core.Problems;

namespace Kept.Text.Evidence;

/// <summary>Fills a table of fields from a record of CSV. An empty cell is an absent field.</summary>
internal static class CsvFields
{
    /// <summary>False where the record does not have as many cells as the header; the problem is in the list then.</summary>
    public static bool Fill(FactFields fields, CsvRecords record, string[] names)
    {
        fields.Begin(record.Line);
        if (record.Count != names.Length)
        {
            fields.Problems.Add(
                "bad-csv",
                new Place(fields.File, record.Line, 1),
                $"the record has {Cells(record.Count)}, the header {names.Length}",
                "a cell that holds a comma or a line end stands in quotes"
            );
            return false;
        }

        for (var i = 0; i < names.Length; i++)
        {
            var cell = record[i].Trim();
            if (!cell.IsEmpty)
            {
                cell.CopyTo(fields.Room(cell.Length));
                fields.Add(names[i], FieldKind.Cell, cell.Length, record.ColumnOf(i));
            }
        }

        return true;
    }

    private static string Cells(int count) => count == 1 ? "1 cell" : $"{count} cells";
}
