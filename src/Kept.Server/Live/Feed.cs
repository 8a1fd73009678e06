using Kept.Server.Agreements;
using Kept.Server.Customers;
using Kept.Store;

namespace Kept.Server.Live;

/// <summary>
/// Looks a few times a second whether the journal has moved, by this process or another node, and tells all who listen: one reader for all
/// of them, and none while nobody listens.
/// </summary>
internal sealed class Feed(IStore store, LiveSettings settings, ILogger<Feed> logger) : BackgroundService
{
    private readonly Lock _lock = new();
    private readonly HashSet<Listener> _listeners = [];
    private readonly SemaphoreSlim _arrived = new(0);
    private long _position;

    /// <summary>Takes a listener in, who hears of all that is committed from now on; false where too many listen.</summary>
    public async Task<bool> Join(Listener listener, CancellationToken cancel)
    {
        var last = await store.LastSequence(cancel);
        lock (_lock)
        {
            if (_listeners.Count >= settings.Most || _listeners.Count(l => l.Owner == listener.Owner) >= settings.MostEach)
            {
                return false;
            }

            if (_listeners.Count == 0)
            {
                _position = last;
                _arrived.Release();
            }

            return _listeners.Add(listener);
        }
    }

    public void Leave(Listener listener)
    {
        lock (_lock)
        {
            _listeners.Remove(listener);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (Position() is { } position)
            {
                await Try(position, stoppingToken);
                await Task.Delay(settings.Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            else
            {
                await _arrived.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Null: nobody listens.</summary>
    private long? Position()
    {
        lock (_lock)
        {
            return _listeners.Count == 0 ? null : _position;
        }
    }

    // Whatever goes wrong, the next round begins at the same place: nobody misses anything.
    private async Task Try(long position, CancellationToken stopping)
    {
        try
        {
            var moved = await store.MovedAfter(position, stopping);
            var changes = new List<Change>();
            foreach (var stream in moved.Streams)
            {
                changes.Add(await ChangeOf(stream, stopping));
            }

            Tell(changes, moved.Sequence);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
        catch (StoreException e)
        {
            logger.CannotRead(e.Message);
        }
        catch (Exception e)
        {
            logger.ReadFailed(e);
        }
    }

    private void Tell(List<Change> changes, long sequence)
    {
        lock (_lock)
        {
            _position = sequence;
            foreach (var listener in _listeners)
            {
                listener.Tell(changes, sequence);
            }
        }
    }

    private async Task<Change> ChangeOf(string stream, CancellationToken cancel)
    {
        var (kind, id) = stream.Split('/', 2) is [var first, var rest] ? (first, rest) : (stream, "");
        if (kind != AgreementFold.Prefix)
        {
            return new Change(stream, kind == CustomerFold.Prefix ? id : null);
        }

        var row = await store.Find(new RowKey(AgreementRow.View, id), cancel);
        return new Change(stream, row?.Customer, row?.State == AgreementRow.Word(Stage.Draft));
    }
}

internal static partial class FeedLog
{
    [LoggerMessage(2010, LogLevel.Warning, "The store cannot be read now; those who listen wait: {Message}")]
    public static partial void CannotRead(this ILogger logger, string message);

    [LoggerMessage(2011, LogLevel.Error, "Looking for what moved failed and will be tried again")]
    public static partial void ReadFailed(this ILogger logger, Exception error);
}
