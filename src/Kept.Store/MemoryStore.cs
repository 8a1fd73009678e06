using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using NodaTime;

namespace Kept.Store;

/// <summary>Everything in memory, gone with the process: for tests, and the plain twin of the stores on disk.</summary>
public sealed class MemoryStore : IStore
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, List<Entry>> _streams = new(StringComparer.Ordinal);
    private readonly Dictionary<RowKey, Row> _rows = [];
    private readonly Dictionary<string, ErasableText> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), Reply> _replies = [];
    private readonly Dictionary<string, (string Holder, Instant Until)> _leases = new(StringComparer.Ordinal);

    public Task Open(CancellationToken cancel = default) => Task.CompletedTask;

    public Task<CommitOutcome> Commit(Commit commit, CancellationToken cancel = default)
    {
        CommitRules.Check(commit);
        lock (_lock)
        {
            return Task.FromResult(Refused(commit) ?? Take(commit));
        }
    }

    private CommitOutcome? Refused(Commit commit)
    {
        if (commit.Reply is { } reply && _replies.TryGetValue((reply.Actor, reply.Key), out var given))
        {
            return new CommitOutcome.Answered(given);
        }

        foreach (var append in commit.Appends)
        {
            var keys = append.Entries.Select(e => e.SourceKey).OfType<string>().ToHashSet(StringComparer.Ordinal);
            if (append.ExpectedVersion is { } expected && Head(append.Stream) is var head && head.Version != expected)
            {
                return new CommitOutcome.Conflict(head);
            }

            if (keys.Count > 0 && Stream(append.Stream).FirstOrDefault(e => e.SourceKey is { } key && keys.Contains(key)) is { } existing)
            {
                return new CommitOutcome.Repeated(existing);
            }
        }

        return null;
    }

    private CommitOutcome.Committed Take(Commit commit)
    {
        var made = new List<Entry>();
        foreach (var append in commit.Appends)
        {
            var chained = EntryHash.Chain(Head(append.Stream), _entries.Count, commit.Actor, commit.At, append.Entries).ToArray();
            Add(chained);
            made.AddRange(chained);
        }

        foreach (var key in commit.Removed)
        {
            _rows.Remove(key);
        }

        foreach (var row in commit.Rows)
        {
            _rows[row.Name] = row;
        }

        foreach (var text in commit.Texts)
        {
            _texts.TryAdd(text.Id, text);
        }

        foreach (var id in commit.Erased.Where(_texts.ContainsKey))
        {
            _texts[id] = _texts[id] with { Content = null };
        }

        if (commit.Reply is { } reply)
        {
            _replies[(reply.Actor, reply.Key)] = reply;
        }

        return new CommitOutcome.Committed([.. made]);
    }

    private void Add(IEnumerable<Entry> entries)
    {
        foreach (var entry in entries)
        {
            _entries.Add(entry);
            if (!_streams.TryGetValue(entry.Stream, out var stream))
            {
                _streams[entry.Stream] = stream = [];
            }

            stream.Add(entry);
        }
    }

    private List<Entry> Stream(string stream) => _streams.GetValueOrDefault(stream) ?? [];

    private Head Head(string stream) =>
        Stream(stream) is [.., var last] ? new Head(stream, last.Version, last.Hash, last.RecordedAt) : Store.Head.Of(stream);

    public async IAsyncEnumerable<Entry> Read(string stream, long after = 0, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        foreach (var entry in Locked(() => Stream(stream).Skip((int)after).ToArray()))
        {
            yield return entry;
        }
    }

    public async IAsyncEnumerable<Entry> ReadAll(long after = 0, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        foreach (var entry in Locked(() => _entries.Skip((int)after).ToArray()))
        {
            yield return entry;
        }
    }

    public Task<Head> HeadOf(string stream, CancellationToken cancel = default) => Task.FromResult(Locked(() => Head(stream)));

    public Task<ImmutableArray<Head>> Heads(string prefix = "", CancellationToken cancel = default) =>
        Task.FromResult(Locked(() => HeadsUnder(prefix).ToImmutableArray()));

    private IEnumerable<Head> HeadsUnder(string prefix) =>
        _streams.Keys.Where(s => s.StartsWith(prefix, StringComparison.Ordinal)).Order(ByCodePoint.Order).Select(Head);

    public Task<long> LastSequence(CancellationToken cancel = default) => Task.FromResult(Locked(() => (long)_entries.Count));

    public Task<Moved> MovedAfter(long sequence, CancellationToken cancel = default) =>
        Task.FromResult(
            Locked(() => new Moved(
                Math.Max(sequence, _entries.Count),
                [.. _entries.Skip((int)sequence).Select(e => e.Stream).Distinct().Order(ByCodePoint.Order)]
            ))
        );

    public Task<Row?> Find(RowKey key, CancellationToken cancel = default) => Task.FromResult(Locked(() => _rows.GetValueOrDefault(key)));

    public Task<ImmutableArray<Row>> FindAll(string view, IEnumerable<string> keys, CancellationToken cancel = default) =>
        Task.FromResult(Locked(() => Named(view, keys).ToImmutableArray()));

    private IEnumerable<Row> Named(string view, IEnumerable<string> keys) =>
        keys.Distinct().Order(ByCodePoint.Order).Select(k => _rows.GetValueOrDefault(new RowKey(view, k))).OfType<Row>();

    public Task<RowPage> List(RowQuery query, CancellationToken cancel = default) =>
        Task.FromResult(Locked(() => RowOrdering.Page(_rows.Values.Where(r => RowOrdering.Fits(query, r)), query)));

    public Task<long> Count(RowQuery query, long? atMost = null, CancellationToken cancel = default) =>
        Task.FromResult(Math.Min(atMost ?? long.MaxValue, Locked(() => _rows.Values.LongCount(r => RowOrdering.Fits(query, r)))));

    public Task<ImmutableSortedDictionary<string, long>> Tally(RowQuery query, CancellationToken cancel = default) =>
        Task.FromResult(Locked(() => States(query).ToImmutableSortedDictionary(g => g.Key, g => g.LongCount(), StringComparer.Ordinal)));

    private IEnumerable<IGrouping<string, Row>> States(RowQuery query) =>
        _rows.Values.Where(r => RowOrdering.Fits(query, r)).GroupBy(r => r.State ?? "");

    public Task<ImmutableDictionary<string, ErasableText>> Texts(IEnumerable<string> ids, CancellationToken cancel = default) =>
        Task.FromResult(Locked(() => Known(ids).ToImmutableDictionary(t => t.Id, StringComparer.Ordinal)));

    private IEnumerable<ErasableText> Known(IEnumerable<string> ids) => ids.Distinct().Where(_texts.ContainsKey).Select(i => _texts[i]);

    public async IAsyncEnumerable<ErasableText> TextsOf(string? subject = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        foreach (var text in Locked(() => Of(subject).OrderBy(t => t.Id, ByCodePoint.Order).ToArray()))
        {
            yield return text;
        }
    }

    private IEnumerable<ErasableText> Of(string? subject) => _texts.Values.Where(t => subject is null || t.Subject == subject);

    public Task<Reply?> ReplyTo(string actor, string key, CancellationToken cancel = default) =>
        Task.FromResult(Locked(() => _replies.GetValueOrDefault((actor, key))));

    public Task ForgetReplies(Instant before, CancellationToken cancel = default)
    {
        lock (_lock)
        {
            foreach (var old in _replies.Where(r => r.Value.At < before).Select(r => r.Key).ToArray())
            {
                _replies.Remove(old);
            }
        }

        return Task.CompletedTask;
    }

    public async Task ReplaceRows(IAsyncEnumerable<Row> rows, CancellationToken cancel = default)
    {
        var fresh = new Dictionary<RowKey, Row>();
        await foreach (var row in rows.WithCancellation(cancel))
        {
            fresh[row.Name] = row;
        }

        lock (_lock)
        {
            _rows.Clear();
            foreach (var (key, row) in fresh)
            {
                _rows[key] = row;
            }
        }
    }

    public async Task Restore(IAsyncEnumerable<Entry> entries, IAsyncEnumerable<ErasableText> texts, CancellationToken cancel = default)
    {
        var (all, check) = (new List<Entry>(), new RestoreCheck());
        await foreach (var entry in entries.WithCancellation(cancel))
        {
            all.Add(check.Next(entry));
        }

        var kept = new List<ErasableText>();
        await foreach (var text in texts.WithCancellation(cancel))
        {
            kept.Add(text);
        }

        lock (_lock)
        {
            if (_entries.Count > 0)
            {
                throw RestoreCheck.NotEmpty();
            }

            Add(all);
            kept.ForEach(t => _texts[t.Id] = t);
        }
    }

    public Task<bool> Hold(string lease, string holder, Instant now, Instant until, CancellationToken cancel = default)
    {
        lock (_lock)
        {
            var free = !_leases.TryGetValue(lease, out var held) || held.Holder == holder || held.Until <= now;
            if (free)
            {
                _leases[lease] = (holder, until);
            }

            return Task.FromResult(free);
        }
    }

    public Task<string?> Trouble(CancellationToken cancel = default) => Task.FromResult<string?>(null);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private T Locked<T>(Func<T> read)
    {
        lock (_lock)
        {
            return read();
        }
    }
}
