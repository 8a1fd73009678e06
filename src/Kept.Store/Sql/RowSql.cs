using System.Collections.Immutable;

namespace Kept.Store.Sql;

/// <summary>A query of rows as SQL: what <see cref="RowOrdering"/> says in plain C#.</summary>
internal sealed class RowSql
{
    private readonly List<string> _conditions = ["view = @view"];
    private readonly List<(string Name, object? Value)> _values = [];

    public RowSql(RowQuery query, Session session)
    {
        _values.Add(("@view", query.View));
        Equal("stream", query.Stream);
        Equal("customer", query.Customer);
        Equal("agreement", query.Agreement);
        States(query.States, session);
        Restrict("at >= @from", "@from", query.From is null ? null : RowOrdering.Ticks(query.From));
        Restrict("at < @until", "@until", query.Until is null ? null : RowOrdering.Ticks(query.Until));
        Restrict(session.Contains("words", "@words"), "@words", query.Containing?.ToLowerInvariant());
    }

    public (string Name, object? Value)[] Values => [.. _values];

    public string Count => $"SELECT COUNT(*) FROM rows WHERE {Where}";

    public string Tally => $"SELECT COALESCE(state, ''), COUNT(*) FROM rows WHERE {Where} GROUP BY COALESCE(state, '')";

    private string Where => string.Join(" AND ", _conditions);

    /// <summary>The rows of a page and one more.</summary>
    public string Page(RowQuery query, int limit)
    {
        var (order, after) = query.Order switch
        {
            RowOrder.Key => ("key", "key > @key"),
            RowOrder.Earliest => ("at, key", "(at, key) > (@at, @key)"),
            RowOrder.Latest => ("at DESC, key DESC", "(at, key) < (@at, @key)"),
        };
        if (RowOrdering.Position(query.After) is { } position)
        {
            _conditions.Add(after);
            _values.Add(("@at", position.Ticks));
            _values.Add(("@key", position.Key));
        }

        return $"SELECT {Table.Rows.List} FROM rows WHERE {Where} ORDER BY {order} LIMIT {limit + 1}";
    }

    private void Equal(string column, string? value) => Restrict($"{column} = @{column}", $"@{column}", value);

    private void Restrict(string condition, string name, object? value)
    {
        if (value is not null)
        {
            _conditions.Add(condition);
            _values.Add((name, value));
        }
    }

    private void States(ImmutableArray<string> states, Session session)
    {
        if (!states.IsEmpty)
        {
            var (condition, value) = session.OneOf("state", "@states", states);
            _conditions.Add(states.Contains("") ? $"({condition} OR state IS NULL)" : condition);
            _values.Add(("@states", value));
        }
    }
}
