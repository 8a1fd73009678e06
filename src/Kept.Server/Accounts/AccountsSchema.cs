using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Kept.Server.Accounts;

/// <summary>
/// Makes the tables of accounts, and brings older ones up to date. The journal's tables are in the same database, so whether there is a
/// database says nothing: a version number in a table of its own does.
/// </summary>
public static class AccountsSchema
{
    public const int Current = 1;

    /// <summary>What leads from a version to the next, in SQL that both databases understand. None yet.</summary>
    private static readonly IReadOnlyDictionary<int, string> Steps = new Dictionary<int, string>();

    /// <summary>Safe with several nodes starting at once: one makes the tables, the others wait for it.</summary>
    /// <exception cref="InvalidOperationException">The tables were written by a later version of Kept.</exception>
    public static async Task Open(AccountsContext context, CancellationToken cancel = default)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        await Alone(context, cancel);
        var version = await VersionOf(context, cancel);
        if (version > Current)
        {
            throw new InvalidOperationException(
                $"the accounts were written by a later version of Kept (tables {version}, this one knows {Current})"
            );
        }

        if (version < Current)
        {
            foreach (var step in version == 0 ? [Script(context)] : Enumerable.Range(version, Current - version).Select(v => Steps[v]))
            {
                await context.Database.ExecuteSqlRawAsync(step.Replace("{", "{{").Replace("}", "}}"), cancel);
            }

            await Note(context, cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private static string Script(AccountsContext context) => context.Database.GenerateCreateScript();

    /// <summary>SQLite begins a transaction as a writer and so is alone already.</summary>
    private static async Task Alone(AccountsContext context, CancellationToken cancel)
    {
        if (context.Database.IsNpgsql())
        {
            await context.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(1263882324)", cancel);
        }
    }

    private static async Task<int> VersionOf(AccountsContext context, CancellationToken cancel)
    {
        await context.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS account_schema (version integer NOT NULL)", cancel);
        const string Highest = "SELECT coalesce(max(version), 0) AS \"Value\" FROM account_schema";
        return await context.Database.SqlQueryRaw<int>(Highest).SingleAsync(cancel);
    }

    private static Task Note(AccountsContext context, CancellationToken cancel) =>
        context.Database.ExecuteSqlAsync($"INSERT INTO account_schema (version) VALUES ({Current})", cancel);
}
