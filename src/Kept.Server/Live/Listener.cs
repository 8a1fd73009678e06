using Kept.Server.Rights;

namespace Kept.Server.Live;

/// <summary>
/// Somebody who listens, and what they were not told yet. What happens while they are being told something is gathered, each topic once;
/// where it gets too much, all they are told is that.
/// </summary>
/// <param name="who">What they may know of.</param>
/// <param name="owner">Their session or token, for which only so many may listen.</param>
internal sealed class Listener(Acting who, string owner) : IDisposable
{
    /// <summary>The topic that says: anything may have changed.</summary>
    public const string Anything = "*";

    private const int Most = 200;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _told = new(0);
    private readonly SortedSet<string> _topics = new(StringComparer.Ordinal);
    private long _sequence;

    public string Owner => owner;

    public void Tell(IEnumerable<Change> changes, long sequence)
    {
        var topics = changes.SelectMany(c => c.TopicsFor(who)).ToArray();
        if (topics.Length == 0)
        {
            return;
        }

        lock (_lock)
        {
            _topics.UnionWith(topics);
            _sequence = sequence;
            if (_told.CurrentCount == 0)
            {
                _told.Release();
            }
        }
    }

    /// <summary>What to tell, as soon as there is something; null: there was nothing for so long.</summary>
    public async Task<Heard?> Next(TimeSpan patience, CancellationToken cancel)
    {
        if (!await _told.WaitAsync(patience, cancel))
        {
            return null;
        }

        lock (_lock)
        {
            var heard = new Heard(_topics.Count > Most ? [Anything] : [.. _topics], _sequence);
            _topics.Clear();
            return heard;
        }
    }

    public void Dispose() => _told.Dispose();
}

/// <summary>The data of an event.</summary>
internal sealed record Heard(IReadOnlyList<string> Topics, long Sequence);
