using System.Collections.Immutable;
using NodaTime;

namespace Kept.Store;

/// <summary>
/// Everything that one command changes: facts appended, read models written, texts kept or erased, and the answer kept for a repeat. All
/// of it happens or none, and what is reported as committed is on stable storage.
/// </summary>
public sealed record Commit
{
    public required Instant At { get; init; }

    /// <inheritdoc cref="Entry.Actor"/>
    public required string Actor { get; init; }

    public ImmutableArray<Append> Appends { get; init; } = [];

    public ImmutableArray<Row> Rows { get; init; } = [];

    public ImmutableArray<RowKey> Removed { get; init; } = [];

    /// <summary>Names and free text that payloads refer to by id (R15).</summary>
    public ImmutableArray<ErasableText> Texts { get; init; } = [];

    /// <summary>Texts whose content goes, for good. Their ids stay known as erased.</summary>
    public ImmutableArray<string> Erased { get; init; } = [];

    /// <summary>What the client gets, and gets again for the same key; null: the request had no key.</summary>
    public Reply? Reply { get; init; }
}

/// <param name="ExpectedVersion">The version of the stream that the decision was made on; null: whatever it is.</param>
public sealed record Append(string Stream, long? ExpectedVersion, ImmutableArray<NewEntry> Entries);

/// <param name="Subject">Whose it is, for erasing all of a person: <c>customer/acme</c>, <c>user/ID</c>.</param>
/// <param name="Content">Null where it was erased.</param>
public sealed record ErasableText(string Id, string Subject, string? Content);

/// <summary>The answer to a request with an idempotency key.</summary>
/// <param name="Key">Unique with the actor.</param>
/// <param name="Digest">Of the request: the same key with another request is a mistake of the client.</param>
/// <param name="Headers">Those that belong to the answer, such as its ETag, a JSON object.</param>
public sealed record Reply(string Actor, string Key, string Digest, int Status, string Body, string Headers, Instant At);

/// <summary>What became of a commit.</summary>
public abstract record CommitOutcome
{
    private CommitOutcome() { }

    public sealed record Committed(ImmutableArray<Entry> Entries) : CommitOutcome;

    /// <summary>Somebody else appended to the stream first: decide anew on what it now holds. Nothing was changed.</summary>
    public sealed record Conflict(Head Actual) : CommitOutcome;

    /// <summary>An entry with the source key is there already. Nothing was changed.</summary>
    public sealed record Repeated(Entry Existing) : CommitOutcome;

    /// <summary>The idempotency key was used: this was the answer. Nothing was changed.</summary>
    public sealed record Answered(Reply Reply) : CommitOutcome;
}
