using System.Text.Json;
using Kept.Store.Sql;
using Microsoft.Data.Sqlite;

namespace Kept.Store.Sqlite;

/// <summary>SQLite's side of the dialects: lists travel as JSON, many lines as one prepared statement.</summary>
internal sealed class SqliteSession(SqliteConnection connection, SqliteTransaction? transaction) : Session(connection, transaction)
{
    public override string Dialect(string tables) => tables;

    public override object List(IEnumerable<string> texts) => JsonSerializer.Serialize(texts);

    public override string OneOf(string column, string parameter) => $"{column} IN (SELECT value FROM json_each({parameter}))";

    public override string Each(string parameter) => $"json_each({parameter}) AS k";

    public override string Contains(string column, string parameter) => $"instr({column}, {parameter}) > 0";

    public override async Task Insert(Table table, IReadOnlyList<object?[]> lines, string conflict, CancellationToken cancel)
    {
        if (lines.Count == 0)
        {
            return;
        }

        await using var command = Prepared(table, conflict);
        foreach (var line in lines)
        {
            cancel.ThrowIfCancellationRequested();
            for (var i = 0; i < line.Length; i++)
            {
                command.Parameters[i].Value = line[i] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }
    }

    private SqliteCommand Prepared(Table table, string conflict)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        var names = table.Columns.Select((_, i) => $"@p{i}").ToArray();
        command.CommandText = $"INSERT INTO {table.Name} ({table.List}) VALUES ({string.Join(", ", names)}) {conflict}";
        foreach (var name in names)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        return command;
    }
}
