using Kept.Server.Figures;
using Kept.Server.Filing;
using Kept.Server.Journal;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Work;

/// <summary>Keeps figures up with the journal, and once a second works through what came due.</summary>
internal sealed class WorkLoop(
    IStore store,
    FilingRoom room,
    Figuring figuring,
    Scheduler scheduler,
    Retention retention,
    ILogger<WorkLoop> logger
) : LeasedLoop("work", store, room, logger)
{
    private static readonly Duration AnswersKept = Duration.FromDays(1);
    private readonly IStore _store = store;
    private readonly FilingRoom _room = room;
    private Instant _scheduledAt = Instant.MinValue;

    protected override async Task Turn(CancellationToken cancel)
    {
        var now = _room.Now;
        await figuring.CatchUp(cancel);
        if (now - _scheduledAt >= Duration.FromSeconds(1))
        {
            await scheduler.RunDue(cancel);
            await retention.Run(cancel);
            await _store.ForgetReplies(now - AnswersKept, cancel);
            _scheduledAt = now;
        }
    }
}
