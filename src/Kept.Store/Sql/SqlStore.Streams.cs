using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Kept.Store.Sql;

/// <summary>Reading and writing more than fits into memory.</summary>
public abstract partial class SqlStore
{
    private const int PageOfEntries = 500;
    private const int PageOfLines = 2000;

    public async IAsyncEnumerable<Entry> Read(string stream, long after = 0, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var until = (await HeadOf(stream, cancel)).Version;
        while (after < until)
        {
            var from = after;
            var page = await Reading(s => JournalSql.Entries(s, stream, from, until, PageOfEntries, cancel), cancel);
            foreach (var entry in page)
            {
                yield return entry;
            }

            // Shorter than it must be: entries are missing, and whoever verifies finds that.
            after = page is [.., var last] ? last.Version : until;
        }
    }

    public async IAsyncEnumerable<Entry> ReadAll(long after = 0, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var until = await LastSequence(cancel);
        while (after < until)
        {
            var from = after;
            var page = await Reading(s => JournalSql.Entries(s, from, until, PageOfEntries, cancel), cancel);
            foreach (var entry in page)
            {
                yield return entry;
            }

            after = page is [.., var last] ? last.Sequence : until;
        }
    }

    public Task<Head> HeadOf(string stream, CancellationToken cancel = default) =>
        Reading(session => JournalSql.Head(session, stream, cancel), cancel);

    public Task<ImmutableArray<Head>> Heads(string prefix = "", CancellationToken cancel = default) =>
        Reading(async session => (await JournalSql.Heads(session, prefix, cancel)).ToImmutableArray(), cancel);

    public Task<long> LastSequence(CancellationToken cancel = default) =>
        Reading(session => JournalSql.LastSequence(session, cancel), cancel);

    public Task<Moved> MovedAfter(long sequence, CancellationToken cancel = default) =>
        Reading(session => JournalSql.MovedAfter(session, sequence, cancel), cancel);

    public async IAsyncEnumerable<ErasableText> TextsOf(string? subject = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var whose = subject is null ? "" : "AND subject = @subject";
        var sql =
            $"SELECT {Table.Texts.List} FROM texts WHERE id > @after {whose} ORDER BY id LIMIT {PageOfEntries}";
        for (var (page, after) = (new List<ErasableText>(), ""); ; after = page[^1].Id)
        {
            var from = after;
            page = await Reading(s => s.Query(sql, Lines.ErasableText, cancel, ("@after", from), ("@subject", subject)), cancel);
            foreach (var text in page)
            {
                yield return text;
            }

            if (page.Count < PageOfEntries)
            {
                yield break;
            }
        }
    }

    /// <summary>
    /// Rows are asked for when nothing else can be written any more: what is made from the journal then is made of all of it.
    /// </summary>
    public Task ReplaceRows(IAsyncEnumerable<Row> rows, CancellationToken cancel = default) =>
        Alone(
            async session =>
            {
                await session.Run("DELETE FROM rows", cancel);
                await foreach (var some in rows.Chunk(PageOfLines).WithCancellation(cancel))
                {
                    Array.ForEach(some, CommitRules.Check);
                    await JournalSql.Put(session, some, cancel);
                }

                await session.Settle(cancel);
                return true;
            },
            cancel
        );

    public Task Restore(IAsyncEnumerable<Entry> entries, IAsyncEnumerable<ErasableText> texts, CancellationToken cancel = default) =>
        Alone(
            async session =>
            {
                if (await JournalSql.LastSequence(session, cancel) > 0)
                {
                    throw RestoreCheck.NotEmpty();
                }

                var check = new RestoreCheck();
                await foreach (var some in entries.Chunk(PageOfLines).WithCancellation(cancel))
                {
                    await JournalSql.Add(session, [.. some.Select(check.Next)], cancel);
                }

                await foreach (var some in texts.Chunk(PageOfLines).WithCancellation(cancel))
                {
                    await session.Insert(Table.Texts, [.. some.Select(Lines.Of)], Table.Texts.OrLeave, cancel);
                }

                return true;
            },
            cancel
        );
}
