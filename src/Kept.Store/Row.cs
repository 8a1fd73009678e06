using System.Collections.Immutable;
using NodaTime;

namespace Kept.Store;

/// <summary>
/// A line of a read model: what a page or a query shows of one thing. It belongs to the stream that it follows from, can be dropped at
/// any time, and is made again from the journal.
/// </summary>
public sealed record Row
{
    /// <summary>The read model: <c>tickets</c>, <c>outages</c>, <c>due</c>.</summary>
    public required string View { get; init; }

    /// <summary>Unique in the view.</summary>
    public required string Key { get; init; }

    public required string Stream { get; init; }

    /// <summary>Whose it is; null: nobody's alone.</summary>
    public string? Customer { get; init; }

    public string? Agreement { get; init; }

    public string? State { get; init; }

    /// <summary>By what it is put in order: due, or begun; null: last.</summary>
    public Instant? At { get; init; }

    /// <summary>What a search looks in, in lower case.</summary>
    public string Words { get; init; } = "";

    /// <summary>JSON, an object.</summary>
    public required string Body { get; init; }

    public RowKey Name => new(View, Key);
}

public readonly record struct RowKey(string View, string Key);

public enum RowOrder
{
    /// <summary>The earliest <see cref="Row.At"/> first, those without one last, then by key.</summary>
    Earliest,

    /// <summary>The latest first, those without one before all, then by key downwards.</summary>
    Latest,
    Key,

    /// <summary>By key downwards.</summary>
    KeyDown,
}

/// <summary>Which rows of a view, in which order. What is left out does not restrict.</summary>
public sealed record RowQuery(string View)
{
    public string? Stream { get; init; }

    public string? Customer { get; init; }

    public string? Agreement { get; init; }

    /// <summary>One of these; empty: any.</summary>
    public ImmutableArray<string> States { get; init; } = [];

    public Instant? From { get; init; }

    public Instant? Until { get; init; }

    /// <summary>Text that <see cref="Row.Words"/> contain, in any case.</summary>
    public string? Containing { get; init; }

    /// <summary>Texts that <see cref="Row.Words"/> contain too, each of them, in any case.</summary>
    public ImmutableArray<string> And { get; init; } = [];

    /// <summary>What is late: by now, or already when the row was written.</summary>
    public Lateness? Late { get; init; }

    public RowOrder Order { get; init; } = RowOrder.Key;

    /// <summary>The <see cref="RowPage.Next"/> of the page before; null: from the beginning.</summary>
    public string? After { get; init; }

    /// <summary>Whether a text is a cursor that some page gave.</summary>
    public static bool IsCursor(string text) => RowOrdering.Position(text) is not null;

    /// <summary>At most so many, from 1 to 1000.</summary>
    public int Limit { get; init; } = 50;
}

/// <param name="Before"><see cref="Row.At"/> is before this.</param>
/// <param name="Or">Or the words contain this, in lower case.</param>
public sealed record Lateness(Instant Before, string Or);

/// <param name="Next">Where the next page begins; null: there is none.</param>
public sealed record RowPage(ImmutableArray<Row> Rows, string? Next);
