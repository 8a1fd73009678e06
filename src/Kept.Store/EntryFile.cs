using System.Runtime.CompilerServices;
using System.Text;

namespace Kept.Store;

/// <summary>A file of exported entries, one a line, of any size.</summary>
public static class EntryFile
{
    /// <summary>Its lines as they are read; empty ones are left out. Entries get sequences from 1.</summary>
    public static async IAsyncEnumerable<EntryLine> Read(Stream stream, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false), false, 1 << 16, leaveOpen: true);
        var (number, sequence) = (0, 0L);
        while (await reader.ReadLineAsync(cancel) is { } text)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(text))
            {
                yield return Line(text, number, ++sequence);
            }
        }
    }

    /// <summary>The entries alone.</summary>
    /// <exception cref="StoreException">A line is none.</exception>
    public static IAsyncEnumerable<Entry> Entries(Stream stream, string name) =>
        Read(stream)
            .Select(line =>
                line is { Entry: { } entry, Problem: null }
                    ? entry
                    : throw new StoreException($"{name}:{line.Line}:{line.Column}: {line.Problem}", StoreTrouble.Damaged)
            );

    private static EntryLine Line(string text, int number, long sequence)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var reading = EntryJson.Read(utf8, sequence);
        return new EntryLine(number, 1 + Encoding.UTF8.GetCharCount(utf8.AsSpan(0, reading.Offset)), reading.Entry, reading.Problem);
    }
}

/// <summary>A line of such a file.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">Of the problem; 1 where there is none.</param>
/// <param name="Entry">Null: it cannot be read.</param>
/// <param name="Problem">In one sentence; null: none.</param>
public sealed record EntryLine(int Line, int Column, Entry? Entry, string? Problem);
