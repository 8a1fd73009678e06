using Kept.Store.Sql;
using NodaTime;

namespace Kept.Store.Tests;

/// <summary>Commits that wait share a transaction, and what one of them does to it is not the others' loss.</summary>
public sealed class CommitQueueTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);
    private readonly List<int> _sizes = [];
    private Func<IReadOnlyList<Commit>, Exception?> _failure = _ => null;

    private static Commit One(int number) => new() { At = Instant.FromUtc(2026, 3, 10, 12, 0), Actor = $"{number}" };

    private async Task<IReadOnlyList<CommitOutcome>> TakeAll(IReadOnlyList<Commit> commits, CancellationToken cancel)
    {
        _sizes.Add(commits.Count);
        await Task.Delay(Moment, cancel);
        return _failure(commits) is { } failure ? throw failure : [.. commits.Select(c => new CommitOutcome.Committed([]))];
    }

    private Task<CommitOutcome>[] Commits(int count)
    {
        var queue = new CommitQueue(TakeAll);
        return [.. Enumerable.Range(0, count).Select(i => queue.Take(One(i), CancellationToken.None))];
    }

    [Fact]
    public async Task Those_that_wait_go_together()
    {
        await Task.WhenAll(Commits(150));
        _sizes.ShouldBe([1, 64, 64, 21]);
    }

    [Fact]
    public async Task One_that_fails_is_tried_alone_and_so_are_those_beside_it()
    {
        _failure = commits => commits.Any(c => c.Actor == "2") ? new InvalidOperationException("the second") : null;
        var all = Commits(5);
        await Task.WhenAll(all).ContinueWith(_ => { }, TaskScheduler.Default);
        all.Select(t => t.IsFaulted).ShouldBe([false, false, true, false, false]);
        _sizes.ShouldBe([1, 4, 1, 1, 1, 1]);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_not_asked_once_for_each()
    {
        _failure = _ => new StoreException("gone", StoreTrouble.Unreachable);
        var all = Commits(5);
        await Task.WhenAll(all).ContinueWith(_ => { }, TaskScheduler.Default);
        all.ShouldAllBe(t => t.IsFaulted);
        _sizes.ShouldBe([1, 4]);
    }

    [Fact]
    public async Task Other_work_runs_between_commits()
    {
        var (queue, running) = (new CommitQueue(TakeAll), 0);
        var commits = Enumerable.Range(0, 5).Select(i => queue.Take(One(i), CancellationToken.None));
        var others = Enumerable
            .Range(0, 5)
            .Select(_ =>
                queue.Alone(
                    async () =>
                    {
                        Interlocked.Increment(ref running).ShouldBe(1);
                        await Task.Delay(5);
                        return Interlocked.Decrement(ref running);
                    },
                    CancellationToken.None
                )
            );
        await Task.WhenAll([.. commits, .. others.Cast<Task>()]);
    }
}
