using System.Collections.Immutable;

namespace Kept.Store.Sql;

/// <summary>
/// Decides and writes commits, one after the other, in one transaction: each sees what those before it wrote. A refused one has written
/// nothing. The heads and the last sequence are read once.
/// </summary>
internal sealed class CommitSql(Session session)
{
    private readonly Dictionary<string, Head> _heads = new(StringComparer.Ordinal);
    private long _sequence = -1;

    public async Task<CommitOutcome> Take(Commit commit, CancellationToken cancel) =>
        await Refused(commit, cancel) ?? await Write(commit, cancel);

    private async Task<CommitOutcome?> Refused(Commit commit, CancellationToken cancel)
    {
        if (commit.Reply is { } reply && await JournalSql.Reply(session, reply.Actor, reply.Key, cancel) is { } given)
        {
            return new CommitOutcome.Answered(given);
        }

        foreach (var append in commit.Appends)
        {
            var head = await Head(append.Stream, cancel);
            if (append.ExpectedVersion is { } expected && head.Version != expected)
            {
                return new CommitOutcome.Conflict(head);
            }

            if (await Existing(append, head, cancel) is { } existing)
            {
                return new CommitOutcome.Repeated(existing);
            }
        }

        return null;
    }

    private async Task<Entry?> Existing(Append append, Head head, CancellationToken cancel)
    {
        var keys = append.Entries.Select(e => e.SourceKey).OfType<string>().ToArray();
        return head.Version == 0 || keys.Length == 0 ? null : await JournalSql.BySource(session, append.Stream, keys, cancel);
    }

    private async Task<CommitOutcome> Write(Commit commit, CancellationToken cancel)
    {
        var made = ImmutableArray.CreateBuilder<Entry>();
        foreach (var append in commit.Appends)
        {
            var head = await Head(append.Stream, cancel);
            made.AddRange(EntryHash.Chain(head, await Sequence(cancel) + made.Count, commit.Actor, commit.At, append.Entries));
            _heads[append.Stream] = made is [.., var last] && last.Stream == append.Stream ? JournalSql.HeadAt(last) : head;
        }

        _sequence += made.Count;
        await JournalSql.Add(session, made, cancel);
        await Models(commit, cancel);
        return new CommitOutcome.Committed(made.ToImmutable());
    }

    private async Task Models(Commit commit, CancellationToken cancel)
    {
        foreach (var removed in commit.Removed)
        {
            await session.Run("DELETE FROM rows WHERE view = @view AND key = @key", cancel, ("@view", removed.View), ("@key", removed.Key));
        }

        await JournalSql.Put(session, commit.Rows, cancel);
        await session.Insert(Table.Texts, [.. commit.Texts.Select(Lines.Of)], Table.Texts.OrLeave, cancel);
        if (!commit.Erased.IsEmpty)
        {
            var erase = $"UPDATE texts SET content = NULL WHERE {session.OneOf("id", "@ids")}";
            await session.Run(erase, cancel, ("@ids", session.List(commit.Erased)));
        }

        if (commit.Reply is { } reply)
        {
            await session.Insert(Table.Replies, [Lines.Of(reply)], "", cancel);
        }
    }

    private async Task<Head> Head(string stream, CancellationToken cancel) => _heads.TryGetValue(stream, out var head)
        ? head
        : _heads[stream] = await JournalSql.Head(session, stream, cancel);

    private async Task<long> Sequence(CancellationToken cancel) =>
        _sequence >= 0 ? _sequence : _sequence = await JournalSql.LastSequence(session, cancel);
}
