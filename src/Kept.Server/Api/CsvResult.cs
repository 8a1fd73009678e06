using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Kept.Server.Api;

/// <summary>A table as CSV (RFC 4180), UTF-8, sent line by line as it is read.</summary>
/// <param name="name">Of the file, without its ending.</param>
public sealed class CsvResult(string name, ImmutableArray<string> heads, IAsyncEnumerable<IEnumerable<string?>> lines) : IResult
{
    private const int Gathered = 32_768;

    public async Task ExecuteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename={name}.csv";
        var text = new StringBuilder(Csv.Line(heads));
        await foreach (var line in lines.WithCancellation(context.RequestAborted))
        {
            text.Append(Csv.Line(line));
            if (text.Length > Gathered)
            {
                await context.Response.WriteAsync(text.ToString(), context.RequestAborted);
                text.Clear();
            }
        }

        await context.Response.WriteAsync(text.ToString(), context.RequestAborted);
    }
}

/// <summary>Lines of CSV that a spreadsheet takes for what they say.</summary>
public static partial class Csv
{
    public static string Line(IEnumerable<string?> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>
    /// Text that a spreadsheet would take for a formula begins with an apostrophe, which makes it text (OWASP, CSV injection). Plain numbers
    /// stay as they are.
    /// </summary>
    private static string Cell(string? value)
    {
        var text = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !Number().IsMatch(value) ? $"'{value}" : value ?? "";
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    [GeneratedRegex(@"\A[+-]?[0-9]+(\.[0-9]+)?\z")]
    private static partial Regex Number();
}
