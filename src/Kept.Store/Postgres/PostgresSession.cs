using Kept.Store.Sql;
using Npgsql;

namespace Kept.Store.Postgres;

/// <summary>PostgreSQL's side of the dialects: lists travel as arrays, many lines as one array a column.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection, NpgsqlTransaction? transaction) : Session(connection, transaction)
{
    // A message of the protocol ends at 1 GB; so many lines stay far below, and are few round trips.
    private const int LinesAtOnce = 5_000;

    public override string Dialect(string tables) => tables
        .Replace("INTEGER", "BIGINT", StringComparison.Ordinal)
        .Replace(" TEXT", " TEXT COLLATE \"C\"", StringComparison.Ordinal);

    public override object List(IEnumerable<string> texts) => texts.ToArray();

    public override string OneOf(string column, string parameter) => $"{column} = ANY({parameter})";

    public override string Each(string parameter) => $"unnest({parameter}) AS k(value)";

    public override string Contains(string column, string parameter) => $"strpos({column}, {parameter}) > 0";

    public override Task Settle(CancellationToken cancel) => Run("ANALYZE rows", cancel);

    public override async Task Insert(Table table, IReadOnlyList<object?[]> lines, string conflict, CancellationToken cancel)
    {
        var columns = Enumerable.Range(0, table.Columns.Length).ToArray();
        var arrays = string.Join(", ", columns.Select(i => $"@p{i}"));
        var sql = $"INSERT INTO {table.Name} ({table.List}) SELECT * FROM unnest({arrays}) {conflict}";
        foreach (var some in lines.Chunk(LinesAtOnce))
        {
            await Run(sql, cancel, [.. columns.Select(i => ($"@p{i}", (object?)Array(some, i, table.Columns[i].IsWhole)))]);
        }
    }

    private static object Array(object?[][] lines, int column, bool isWhole) =>
        isWhole ? lines.Select(l => (long)l[column]!).ToArray() : lines.Select(l => (string?)l[column]).ToArray();
}
