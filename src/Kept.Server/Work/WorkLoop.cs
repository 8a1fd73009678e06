using Kept.Server.Figures;
using Kept.Server.Filing;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Work;

/// <summary>
/// Work over time, in the process. On a database shared by several nodes one of them does it at a time; if it ends, another takes over when
/// its lease is out.
/// </summary>
public sealed class WorkLoop(IStore store, FilingRoom room, Figuring figuring, Scheduler scheduler, ILogger<WorkLoop> logger)
    : BackgroundService
{
    private const string Lease = "work";
    private static readonly Duration Term = Duration.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private readonly string _holder = Guid.NewGuid().ToString("N");
    private Instant _scheduledAt = Instant.MinValue;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Turn(stoppingToken);
            }
            catch (StoreException e)
            {
                logger.StoreTrouble(e.Message);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Turn(CancellationToken cancel)
    {
        var now = room.Now;
        if (!await store.Hold(Lease, _holder, now, now + Term, cancel))
        {
            return;
        }

        await figuring.CatchUp(cancel);
        if (now - _scheduledAt >= Duration.FromSeconds(1))
        {
            await scheduler.RunDue(cancel);
            await store.ForgetReplies(now - Duration.FromDays(1), cancel);
            _scheduledAt = now;
        }
    }
}

internal static partial class WorkLog
{
    [LoggerMessage(2003, LogLevel.Warning, "The store cannot be used now; work over time waits: {Message}")]
    public static partial void StoreTrouble(this ILogger logger, string message);
}
