using System.Collections.Immutable;
using NodaTime;

namespace Kept.Store;

/// <summary>
/// One fact as the journal holds it: never changed, chained to the entry before it in its stream, so that a changed byte, a missing row
/// and an exchanged order are found (R15: names and free text are not in it, only references to them).
/// </summary>
public sealed record Entry
{
    /// <summary>
    /// Its place in this journal, over all streams, from 1. Not part of the hash: an import gives new ones in the same order.
    /// </summary>
    public required long Sequence { get; init; }

    /// <summary>What it is about: <c>agreement/acme</c>, <c>customer/northwind</c>, <c>shared/platform</c>, <c>audit</c>.</summary>
    public required string Stream { get; init; }

    /// <summary>Its place in the stream, from 1, without gaps.</summary>
    public required long Version { get; init; }

    /// <summary>A kind of evidence (<c>outage</c>), or with a dot what only the server knows (<c>agreement.proposed</c>).</summary>
    public required string Kind { get; init; }

    /// <summary>The form of the payload. Older ones are read up, never rewritten.</summary>
    public required int KindVersion { get; init; }

    public required Instant HappenedAt { get; init; }

    /// <summary>When the journal took it; never before the entry before it in the stream.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>
    /// Who brought it: <c>user/ID</c>, <c>token/ID</c>, <c>system</c>. The name belongs to the account and can be erased.
    /// </summary>
    public required string Actor { get; init; }

    /// <summary>
    /// The name under which its source knows it, unique in the stream: a second entry with it is a repeat. Null: it has none.
    /// </summary>
    public string? SourceKey { get; init; }

    /// <summary>Canonical JSON, an object.</summary>
    public required string Payload { get; init; }

    /// <summary>The hash of the entry before it in the stream; <see cref="EntryHash.None"/> for the first.</summary>
    public required string Previous { get; init; }

    public required string Hash { get; init; }

    /// <summary>Whether it is evidence that an assessment reads.</summary>
    public bool IsEvidence => !Kind.Contains('.', StringComparison.Ordinal);
}

/// <summary>An entry to be appended.</summary>
/// <param name="Payload">Canonical JSON, an object.</param>
public sealed record NewEntry(string Kind, Instant HappenedAt, string Payload)
{
    public int KindVersion { get; init; } = 1;

    /// <inheritdoc cref="Entry.SourceKey"/>
    public string? SourceKey { get; init; }
}

/// <summary>What moved in the journal since some sequence.</summary>
/// <param name="Sequence">That of the last entry; the one asked about where nothing moved.</param>
public sealed record Moved(long Sequence, ImmutableArray<string> Streams);

/// <summary>The last entry of a stream. A statement carries those of its streams, and so vouches for all before it.</summary>
public sealed record Head(string Stream, long Version, string Hash, Instant RecordedAt)
{
    /// <summary>That of a stream without entries.</summary>
    public static Head Of(string stream) => new(stream, 0, EntryHash.None, Instant.MinValue);
}
