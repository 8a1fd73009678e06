using Kept.Server.Filing;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Work;

/// <summary>
/// Work that goes on as long as the server does. On a database shared by several nodes one of them does it at a time; if it ends, another
/// takes over when its lease is out.
/// </summary>
/// <param name="lease">The name under which nodes take turns.</param>
public abstract class LeasedLoop(string lease, IStore store, FilingRoom room, ILogger logger) : BackgroundService
{
    private static readonly Duration Term = Duration.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly string _holder = Guid.NewGuid().ToString("N");

    /// <summary>One round of the work; it is asked for again after a short pause.</summary>
    protected abstract Task Turn(CancellationToken cancel);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Try(stoppingToken);
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Whatever goes wrong in one round, the next is tried: a loop that ended in silence would miss deadlines.
    private async Task Try(CancellationToken stopping)
    {
        try
        {
            var now = room.Now;
            if (await store.Hold(lease, _holder, now, now + Term, stopping))
            {
                await Turn(stopping);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
        catch (StoreException e)
        {
            logger.StoreTrouble(lease, e.Message);
        }
        catch (Exception e)
        {
            logger.RoundFailed(lease, e);
        }
    }
}

internal static partial class LoopLog
{
    [LoggerMessage(2003, LogLevel.Warning, "The store cannot be used now; {Lease} waits: {Message}")]
    public static partial void StoreTrouble(this ILogger logger, string lease, string message);

    [LoggerMessage(2004, LogLevel.Error, "A round of {Lease} failed and will be tried again")]
    public static partial void RoundFailed(this ILogger logger, string lease, Exception error);
}
