using System.Runtime.ExceptionServices;

namespace Kept.Store.Sql;

/// <summary>
/// Commits that wait for each other share a transaction, and so one write to stable storage: whoever's turn it is takes along all that
/// wait. Nobody hears of a commit before it is stored.
/// </summary>
/// <param name="takeAll">Takes commits in one transaction; what it throws means that none of them took effect.</param>
internal sealed class CommitQueue(Func<IReadOnlyList<Commit>, CancellationToken, Task<IReadOnlyList<CommitOutcome>>> takeAll)
{
    private const int AtOnce = 64;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Queue<Waiting> _waiting = new();

    public async Task<CommitOutcome> Take(Commit commit, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var mine = new Waiting(commit);
        lock (_waiting)
        {
            _waiting.Enqueue(mine);
        }

        // Not to be cancelled from here on: another may have taken it along.
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            while (!mine.IsDone)
            {
                await TakeAlong(Next());
            }
        }
        finally
        {
            _turn.Release();
        }

        return mine.Result;
    }

    /// <summary>Runs when no commit does; for all else that writes.</summary>
    public async Task<T> Alone<T>(Func<Task<T>> write, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            return await write();
        }
        finally
        {
            _turn.Release();
        }
    }

    private List<Waiting> Next()
    {
        var next = new List<Waiting>();
        lock (_waiting)
        {
            while (next.Count < AtOnce && _waiting.TryDequeue(out var one))
            {
                next.Add(one);
            }
        }

        return next;
    }

    private async Task TakeAlong(List<Waiting> all)
    {
        try
        {
            var outcomes = await takeAll([.. all.Select(w => w.Commit)], CancellationToken.None);
            for (var i = 0; i < all.Count; i++)
            {
                all[i].Outcome = outcomes[i];
            }
        }
        catch (StoreException e) when (e.Trouble is StoreTrouble.Unreachable)
        {
            all.ForEach(w => w.Failure = ExceptionDispatchInfo.Capture(e));
        }
        catch (Exception) when (all.Count > 1)
        {
            // One of them may be to blame alone.
            foreach (var one in all)
            {
                await TakeAlong([one]);
            }
        }
        catch (Exception e)
        {
            all[0].Failure = ExceptionDispatchInfo.Capture(e);
        }
    }

    private sealed class Waiting(Commit commit)
    {
        public Commit Commit => commit;

        public CommitOutcome? Outcome { get; set; }

        public ExceptionDispatchInfo? Failure { get; set; }

        public bool IsDone => Outcome is not null || Failure is not null;

        public CommitOutcome Result
        {
            get
            {
                Failure?.Throw();
                return Outcome!;
            }
        }
    }
}
