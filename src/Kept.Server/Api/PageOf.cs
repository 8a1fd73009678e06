using System.Text;
using System.Text.Json;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Api;

/// <summary>Pages of rows, as every list of the API gives them: <c>?after=CURSOR&amp;limit=50&amp;q=WORDS&amp;state=A,B</c>.</summary>
/// <param name="After">The cursor from the page before.</param>
/// <param name="Limit">1 to 1000; 50 where not said.</param>
/// <param name="Q">Words to look for.</param>
/// <param name="State">States, separated by commas.</param>
/// <param name="Order"><c>earliest</c>, <c>latest</c>, <c>key</c> or <c>keyDescending</c>; as the list says where not said.</param>
/// <param name="Count">Whether to say how many there are over all pages.</param>
/// <param name="To"><c>csv</c>: all pages as a table.</param>
public sealed record PageOf(
    string? After,
    int? Limit,
    string? Q,
    string? State,
    string? Customer,
    string? Agreement,
    string? Order,
    bool? Count,
    string? To
)
{
    /// <summary>The query of a view that somebody may make: a customer's user sees that customer's rows alone.</summary>
    public RowQuery Of(string view, Acting who, RowOrder order) =>
        new(view)
        {
            After = Decoded(After),
            Limit = Limit is null or (>= 1 and <= 1000)
                ? Limit ?? 50
                : throw Wrong("limit", "a `limit` is written as a number from 1 to 1000"),
            Containing = string.IsNullOrWhiteSpace(Q) ? null : Q,
            States = State is null ? [] : [.. State.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Customer = who.Customer ?? Customer,
            Agreement = Agreement,
            Order = Ordered(order),
        };

    /// <summary>Whether a table is asked for.</summary>
    public bool IsTable =>
        To is null or "json" ? false
        : To == "csv" ? true
        : throw Wrong("to", "a list is written as json or csv");

    private RowOrder Ordered(RowOrder usual) =>
        Order switch
        {
            null => usual,
            "earliest" => RowOrder.Earliest,
            "latest" => RowOrder.Latest,
            "key" => RowOrder.Key,
            "keyDescending" => RowOrder.KeyDown,
            _ => throw Wrong("order", "an `order` is written earliest, latest, key or keyDescending"),
        };

    // The store's cursor shows its insides; outside it is only a word.
    internal static string Encoded(string cursor) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(cursor)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    internal static string? Decoded(string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        var padded = cursor.Replace('-', '+').Replace('_', '/');
        var bytes = new byte[padded.Length];
        return
            Convert.TryFromBase64String(padded.PadRight((padded.Length + 3) / 4 * 4, '='), bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length) is var text
            && RowQuery.IsCursor(text)
            ? text
            : throw Wrong("after", "what is written after `after` is no cursor: take `next` of the page before");
    }

    private static BadHttpRequestException Wrong(string field, string sentence) =>
        new(sentence, StatusCodes.Status400BadRequest, new JsonException(sentence, $"$.{field}", null, null));
}
