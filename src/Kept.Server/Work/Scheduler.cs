using Kept.Server.Agreements;
using Kept.Server.Figures;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Work;

/// <summary>
/// Works through what came due, in order of time. The journal is the schedule: what is due follows from agreements and evidence, that it
/// passed is an entry with a key of its own, and so it happens once, whichever node does it and however often it is interrupted.
/// </summary>
public sealed class Scheduler(
    IStore store,
    Shelf shelf,
    FilingRoom room,
    Figuring figuring,
    IEnumerable<IWhenDue> handlers,
    ILogger<Scheduler> logger
)
{
    /// <summary>Does all that is due by now; returns what passed, in order.</summary>
    public async Task<IReadOnlyList<Passed>> RunDue(CancellationToken cancel = default)
    {
        await figuring.CatchUp(cancel);
        var (done, failed) = (new List<Passed>(), new HashSet<string>(StringComparer.Ordinal));
        while (await Next(failed, cancel) is { } due)
        {
            try
            {
                done.Add(await Pass(due, cancel));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                failed.Add(due.Row.Agreement!);
                logger.DueFailed(due.Row.Key, e);
            }
        }

        return done;
    }

    private sealed record Due(Row Row, DueItem Item);

    /// <summary>The earliest that is due, of an agreement that gave no trouble in this pass.</summary>
    private async Task<Due?> Next(HashSet<string> failed, CancellationToken cancel)
    {
        var query = new RowQuery(DueRows.View)
        {
            Order = RowOrder.Earliest,
            Until = room.Now + Duration.FromMilliseconds(1),
            Limit = 100,
        };
        for (string? after = null; ; )
        {
            var page = await store.List(query with { After = after }, cancel);
            if (page.Rows.FirstOrDefault(r => !failed.Contains(r.Agreement!)) is { } row)
            {
                return new Due(row, DueItem.Of(row));
            }

            if (page.Next is null)
            {
                return null;
            }

            after = page.Next;
        }
    }

    private async Task<Passed> Pass(Due due, CancellationToken cancel)
    {
        var item = due.Item;
        await room.File(Acting.System, null, async (at, token) => Decide(await shelf.Agreement(item.Agreement, token), item, at), cancel);
        foreach (var handler in handlers.Where(h => h.Kinds.Contains(item.Kind)))
        {
            await handler.Act(item, cancel);
        }

        await figuring.Refresh(item.Agreement, cancel);
        return new Passed(item.Agreement, item.Kind, item.Name, item.At);
    }

    internal static Decision Decide(AgreementFold agreement, DueItem item, Instant now)
    {
        if (agreement.Passed.Contains(item.Key))
        {
            return new Decision.File([], new { passed = item.Key });
        }

        var passed = new NewEntry(
            $"due.{item.Kind}",
            item.At,
            Payload.Of(("key", item.Key), ("name", item.Name), ("at", item.At), ("sentence", item.Sentence))
        )
        {
            SourceKey = $"due/{item.Key}",
        };
        var ended = new NewEntry("agreement.ended", item.At, Payload.Of(("on", item.At.InZone(agreement.Zone).Date), ("cause", "term")));
        return Decision.Of(
            agreement,
            new { passed = item.Key },
            item.Kind == "termEnds" && agreement.Stage != Stage.Ended ? [passed, ended] : [passed]
        );
    }
}

/// <summary>Something that came due and passed.</summary>
public sealed record Passed(string Agreement, string Kind, string Name, Instant At);

/// <summary>Something that is due, as its row says it.</summary>
public sealed record DueItem(
    string Agreement,
    string? Customer,
    string Kind,
    string Name,
    Instant At,
    string? Party,
    string Sentence,
    string Key
)
{
    public static DueItem Of(Row row)
    {
        var body = Payload.Read(row.Body);
        return new DueItem(
            row.Agreement!,
            row.Customer,
            body.Text("kind")!,
            body.Text("name") ?? "",
            body.At("at")!.Value,
            body.Text("party"),
            body.Text("sentence") ?? "",
            row.Key
        );
    }
}

/// <summary>What else happens when something comes due: a mail, a statement. Doing it again must do no harm.</summary>
public interface IWhenDue
{
    IReadOnlySet<string> Kinds { get; }

    Task Act(DueItem item, CancellationToken cancel);
}

internal static partial class SchedulerLog
{
    [LoggerMessage(2002, LogLevel.Error, "What is due could not be done and will be tried again: {Key}")]
    public static partial void DueFailed(this ILogger logger, string key, Exception error);
}
