using System.Data.Common;
using System.Globalization;

namespace Kept.Store.Sql;

/// <summary>
/// A connection, and the transaction in it where something is written; what the two dialects do not share is in its cases.
/// </summary>
internal abstract class Session(DbConnection connection, DbTransaction? transaction)
{
    protected DbConnection Connection => connection;

    protected DbTransaction? Transaction => transaction;

    /// <summary>The statement as this database wants it.</summary>
    public abstract string Dialect(string tables);

    /// <summary>Several texts as the value of one parameter.</summary>
    public abstract object List(IEnumerable<string> texts);

    /// <summary>A condition that a column is one of the texts of such a parameter.</summary>
    public abstract string OneOf(string column, string parameter);

    /// <summary>The texts of such a parameter as a table <c>k</c> with a column <c>value</c>.</summary>
    public abstract string Each(string parameter);

    /// <summary>A condition that a column contains the text of a parameter, compared letter by letter.</summary>
    public abstract string Contains(string column, string parameter);

    /// <summary>Writes all lines, in as few steps as the database allows. No key may be among them twice if conflicts replace.</summary>
    /// <param name="lines">Values in the order of the table's columns: <see cref="long"/>, <see cref="string"/> or null.</param>
    /// <param name="conflict">What happens where a line is there already; empty: that fails.</param>
    public abstract Task Insert(Table table, IReadOnlyList<object?[]> lines, string conflict, CancellationToken cancel);

    /// <summary>After all rows were written anew: what the database then has to know of them, to find them by the right index.</summary>
    public virtual Task Settle(CancellationToken cancel) => Task.CompletedTask;

    public async Task<List<T>> Query<T>(
        string sql,
        Func<DbDataReader, T> line,
        CancellationToken cancel,
        params (string Name, object? Value)[] values
    )
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var all = new List<T>();
        while (await reader.ReadAsync(cancel))
        {
            all.Add(Read(reader, line));
        }

        return all;
    }

    /// <exception cref="StoreException">A column holds what Kept never writes there.</exception>
    private static T Read<T>(DbDataReader reader, Func<DbDataReader, T> line)
    {
        try
        {
            return line(reader);
        }
        catch (Exception e) when (e is InvalidCastException or InvalidOperationException or OverflowException or ArgumentException)
        {
            throw new StoreException($"the tables hold what Kept never writes: {e.Message}", StoreTrouble.Damaged, e);
        }
    }

    /// <summary>The number of changed lines.</summary>
    public async Task<int> Run(string sql, CancellationToken cancel, params (string Name, object? Value)[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    public async Task<string?> Text(string sql, CancellationToken cancel, params (string Name, object? Value)[] values) =>
        await Scalar(sql, cancel, values) as string;

    public async Task<long> Whole(string sql, CancellationToken cancel, params (string Name, object? Value)[] values) =>
        Convert.ToInt64(await Scalar(sql, cancel, values), CultureInfo.InvariantCulture);

    private async Task<object?> Scalar(string sql, CancellationToken cancel, (string Name, object? Value)[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteScalarAsync(cancel);
    }

    private DbCommand Command(string sql, (string Name, object? Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
