using System.Collections.Immutable;
using System.Text.Json;
using Kept.Server.Api;
using Kept.Server.Rights;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Filing;

/// <summary>
/// The thin shell around decisions: decide, project, commit; and decide again where somebody else was first. One transaction a command.
/// </summary>
public sealed class FilingRoom(IStore store, TimeProvider clock, Health.Metrics? metrics = null)
{
    private const int Attempts = 50;

    /// <summary>An instant of the server's clock, cut to a microsecond as every store keeps it.</summary>
    public Instant Now => Instant.FromUnixTimeTicks((clock.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) / 10 * 10);

    /// <summary>Files what is decided. The decision is asked for anew when the streams it was made on have moved.</summary>
    /// <param name="key">The idempotency key and digest of the request; null: none was given.</param>
    public async Task<Filed> File(
        Acting who,
        RequestKey? key,
        Func<Instant, CancellationToken, Task<Decision>> decide,
        CancellationToken cancel = default
    )
    {
        if (await Meanwhile(who, key, cancel) is { } given)
        {
            return given;
        }

        for (var attempt = 1; ; attempt++)
        {
            var decision = await decide(Now, cancel);
            if (decision is not Decision.File file)
            {
                return await Meanwhile(who, key, cancel) ?? Filed.Refused((Decision.Refuse)decision);
            }

            switch (await store.Commit(CommitOf(who, key, file), cancel))
            {
                case CommitOutcome.Committed committed:
                    metrics?.Filed(committed.Entries.Length);
                    return Filed.Of(file, committed.Entries);
                case CommitOutcome.Answered answered:
                    return Filed.Again(answered.Reply, key!);
                default:
                    if (attempt == Attempts)
                    {
                        throw new StoreException("the same thing is written to by too many at once; try again", StoreTrouble.Other);
                    }

                    await Task.Delay(Random.Shared.Next(1, 4 * attempt), cancel);
                    break;
            }
        }
    }

    /// <summary>
    /// The answer that an equal request got; null: none. Looked for again before a refusal, since what stands in the way may be just what that
    /// request filed.
    /// </summary>
    private async Task<Filed?> Meanwhile(Acting who, RequestKey? key, CancellationToken cancel) =>
        key is not null && await store.ReplyTo(who.Actor, key.Key, cancel) is { } given ? Filed.Again(given, key) : null;

    private Commit CommitOf(Acting who, RequestKey? key, Decision.File file)
    {
        var now = Now;
        var streams = file.Streams.Where(s => !s.Entries.IsEmpty).ToArray();
        var changes = streams.Select(s => Projected(s.Fold, who.Actor, now, s.Entries)).ToArray();
        return new Commit
        {
            At = now,
            Actor = who.Actor,
            Appends = [.. streams.Select(s => new Append(s.Fold.Stream, s.Fold.Version, s.Entries))],
            Rows = [.. changes.SelectMany(c => c.Written)],
            Removed = [.. changes.SelectMany(c => c.Removed)],
            Texts = file.Texts,
            Erased = file.Erased,
            Reply = key is null ? null : Answers.Reply(who.Actor, key, file, now),
        };
    }

    /// <summary>The rows as they will be. Sequence and hashes are not known yet, and no row has them.</summary>
    private static RowChanges Projected(IFold fold, string actor, Instant now, ImmutableArray<NewEntry> entries)
    {
        var head = new Head(fold.Stream, fold.Version, EntryHash.None, Instant.MinValue);
        return EntryHash.Chain(head, 0, actor, now, entries).Aggregate(fold, (f, e) => f.After(e)).Since(fold.Version);
    }
}

/// <summary>What became of a command, ready to be sent.</summary>
/// <param name="Body">JSON.</param>
public sealed record Filed(int Status, string Body, ImmutableArray<Entry> Entries)
{
    public string? Location { get; init; }

    public string? ETag { get; init; }

    public bool IsProblem => Status >= 400;

    public static Filed Of(Decision.File file, ImmutableArray<Entry> entries) =>
        new(file.Status, Answers.Body(file.Answer), entries) { Location = file.Location, ETag = Answers.ETag(file) };

    public static Filed Refused(Decision.Refuse refused) => new(refused.Status, ProblemBody.Of(refused.Status, refused.Problems), []);

    /// <summary>The answer given before; another request under the same key is a mistake of the client.</summary>
    public static Filed Again(Reply reply, RequestKey key)
    {
        if (reply.Digest != key.Digest)
        {
            return Refused(
                Decision.Wrong(
                    new Core.Problems.Problem(
                        "key-reused",
                        default,
                        "the Idempotency-Key was used for another request",
                        "take a fresh key for each request"
                    )
                )
            );
        }

        var headers = JsonSerializer.Deserialize<Dictionary<string, string>>(reply.Headers) ?? [];
        return new Filed(reply.Status, reply.Body, [])
        {
            Location = headers.GetValueOrDefault("Location"),
            ETag = headers.GetValueOrDefault("ETag"),
        };
    }
}

/// <param name="Digest">SHA-256 of method, path and body.</param>
public sealed record RequestKey(string Key, string Digest);
