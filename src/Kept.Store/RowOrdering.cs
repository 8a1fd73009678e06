using System.Collections.Immutable;
using System.Globalization;
using NodaTime;

namespace Kept.Store;

/// <summary>The order of rows and their cursors, in plain C#: what the stores on disk do with an index.</summary>
internal static class RowOrdering
{
    /// <summary>What a row without an instant is put in order by.</summary>
    public const long NoInstant = long.MaxValue;

    public static long Ticks(Instant? at) => at?.ToUnixTimeTicks() ?? NoInstant;

    public static bool Fits(RowQuery query, Row row) =>
        row.View == query.View
        && (query.Stream is null || row.Stream == query.Stream)
        && (query.Customer is null || row.Customer == query.Customer)
        && (query.Agreement is null || row.Agreement == query.Agreement)
        && (query.States.IsEmpty || query.States.Contains(row.State ?? ""))
        && (query.From is null || Ticks(row.At) >= Ticks(query.From))
        && (query.Until is null || Ticks(row.At) < Ticks(query.Until))
        && Texts(query).All(t => row.Words.Contains(t, StringComparison.Ordinal))
        && (
            query.Late is not { } late
            || Ticks(row.At) < Ticks(late.Before)
            || row.Words.Contains(late.Or, StringComparison.Ordinal)
        );

    /// <summary>All that the words are to contain, as they have it: in lower case.</summary>
    public static IEnumerable<string> Texts(RowQuery query) =>
        (query.Containing is null ? query.And : [query.Containing, .. query.And]).Select(t => t.ToLowerInvariant());

    public static RowPage Page(IEnumerable<Row> rows, RowQuery query)
    {
        var limit = Math.Clamp(query.Limit, 1, 1000);
        var page = Ordered(rows.Where(r => Follows(r, query)), query.Order).Take(limit + 1).ToArray();
        return page.Length > limit ? new RowPage([.. page[..limit]], Cursor(page[limit - 1])) : new RowPage([.. page], null);
    }

    /// <summary>The position of a row, for the next page to begin after.</summary>
    public static string Cursor(Row row) => $"{Ticks(row.At).ToString(CultureInfo.InvariantCulture)}~{row.Key}";

    /// <summary>Null where the text is no cursor.</summary>
    public static (long Ticks, string Key)? Position(string? cursor) =>
        cursor?.IndexOf('~', StringComparison.Ordinal) is int at and > 0
        && long.TryParse(cursor.AsSpan(0, at), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var ticks)
            ? (ticks, cursor[(at + 1)..])
            : null;

    private static bool Follows(Row row, RowQuery query)
    {
        if (Position(query.After) is not { } after)
        {
            return true;
        }

        var key = ByCodePoint.Order.Compare(row.Key, after.Key);
        var at = Ticks(row.At).CompareTo(after.Ticks);
        return query.Order switch
        {
            RowOrder.Key => key > 0,
            RowOrder.KeyDown => key < 0,
            RowOrder.Earliest => at > 0 || (at == 0 && key > 0),
            RowOrder.Latest => at < 0 || (at == 0 && key < 0),
        };
    }

    private static IEnumerable<Row> Ordered(IEnumerable<Row> rows, RowOrder order) => order switch
    {
        RowOrder.Key => rows.OrderBy(r => r.Key, ByCodePoint.Order),
        RowOrder.KeyDown => rows.OrderByDescending(r => r.Key, ByCodePoint.Order),
        RowOrder.Earliest => rows.OrderBy(r => Ticks(r.At)).ThenBy(r => r.Key, ByCodePoint.Order),
        RowOrder.Latest => rows.OrderByDescending(r => Ticks(r.At)).ThenByDescending(r => r.Key, ByCodePoint.Order),
    };
}
