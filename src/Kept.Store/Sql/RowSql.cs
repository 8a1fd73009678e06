using System.Globalization;

namespace Kept.Store.Sql;

/// <summary>
/// A query of rows as SQL: what <see cref="RowOrdering"/> says in plain C#. Of several states a page is put together from one of each,
/// since an
/// index gives those in order, and the few that are open must not be looked for among all that were closed.
/// </summary>
internal sealed class RowSql
{
    private const int StatesApart = 8;
    private readonly List<string> _conditions = ["view = @view"];
    private readonly List<(string Name, object? Value)> _values = [];
    private readonly string[] _states;

    public RowSql(RowQuery query, Session session)
    {
        _values.Add(("@view", query.View));
        Equal("stream", query.Stream);
        Equal("customer", query.Customer);
        Equal("agreement", query.Agreement);
        _states = [.. query.States.Distinct(StringComparer.Ordinal).SelectMany(State)];
        Restrict("at >= @from", "@from", query.From is null ? null : RowOrdering.Ticks(query.From));
        Restrict("at < @until", "@until", query.Until is null ? null : RowOrdering.Ticks(query.Until));
        foreach (var (number, text) in RowOrdering.Texts(query).Index())
        {
            Restrict(session.Contains("words", $"@words{number}"), $"@words{number}", text);
        }

        if (query.Late is { } late)
        {
            Restrict($"(at < @late OR {session.Contains("words", "@lateWords")})", "@late", RowOrdering.Ticks(late.Before));
            _values.Add(("@lateWords", late.Or));
        }
    }

    public (string Name, object? Value)[] Values => [.. _values];

    /// <param name="atMost">Counting ends there; null: it does not.</param>
    public string Count(long? atMost) =>
        atMost is null
            ? $"SELECT COUNT(*) FROM rows WHERE {Where}"
            : string.Create(CultureInfo.InvariantCulture, $"SELECT COUNT(*) FROM (SELECT 1 FROM rows WHERE {Where} LIMIT {atMost}) AS part");

    public string Tally => $"SELECT COALESCE(state, ''), COUNT(*) FROM rows WHERE {Where} GROUP BY COALESCE(state, '')";

    private string Where => Conditions(_states.Length == 0 ? [] : [$"({string.Join(" OR ", _states)})"]);

    private string Conditions(params IEnumerable<string> more) => string.Join(" AND ", _conditions.Concat(more));

    /// <summary>The rows of a page and one more.</summary>
    public string Page(RowQuery query, int limit)
    {
        var (order, after) = query.Order switch
        {
            RowOrder.Key => ("key", "key > @key"),
            RowOrder.KeyDown => ("key DESC", "key < @key"),
            RowOrder.Earliest => ("at, key", "(at, key) > (@at, @key)"),
            RowOrder.Latest => ("at DESC, key DESC", "(at, key) < (@at, @key)"),
        };
        if (RowOrdering.Position(query.After) is { } position)
        {
            _conditions.Add(after);
            _values.Add(("@at", position.Ticks));
            _values.Add(("@key", position.Key));
        }

        var end = $"ORDER BY {order} LIMIT {limit + 1}";
        return _states.Length is > 1 and <= StatesApart
            ? $"{string.Join(" UNION ALL ", _states.Select((s, i) => $"SELECT * FROM ({Select} {Conditions(s)} {end}) AS part{i}"))} {end}"
            : $"{Select} {Where} {end}";
    }

    private static string Select => $"SELECT {Table.Rows.List} FROM rows WHERE";

    private void Equal(string column, string? value) => Restrict($"{column} = @{column}", $"@{column}", value);

    private void Restrict(string condition, string name, object? value)
    {
        if (value is not null)
        {
            _conditions.Add(condition);
            _values.Add((name, value));
        }
    }

    /// <summary>A state that is empty is also one that was never given.</summary>
    private IEnumerable<string> State(string state, int number)
    {
        _values.Add(($"@state{number}", state));
        return state.Length > 0 ? [$"state = @state{number}"] : [$"state = @state{number}", "state IS NULL"];
    }
}
