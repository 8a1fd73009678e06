using NodaTime;

namespace Kept.Server.Accounts;

/// <summary>One sign-in that goes on: the cookie carries its id, and once it is ended the cookie is worth nothing.</summary>
public sealed class Session
{
    /// <summary>How long a session lasts without being used.</summary>
    public static readonly Duration Idle = Duration.FromDays(7);

    /// <summary>How long a session lasts at most, however much it is used.</summary>
    public static readonly Duration Longest = Duration.FromDays(30);

    /// <summary>How long a row of it is kept; after that the journal alone knows that somebody signed in.</summary>
    public static readonly Duration Kept = Duration.FromDays(90);

    /// <summary>Last seen is noted no more often than this: a page of twenty requests is one write.</summary>
    public static readonly Duration Noted = Duration.FromMinutes(5);

    public required string Id { get; init; }

    public required string AccountId { get; init; }

    /// <summary>Browser and system in words (<c>Firefox on Linux</c>), nothing that tells two of the same kind apart.</summary>
    public required string Device { get; init; }

    public required Instant SignedInAt { get; init; }

    public Instant SeenAt { get; set; }

    public Instant? EndedAt { get; set; }

    public bool GoesOnAt(Instant now) => EndedAt is null && now < SeenAt + Idle && now < SignedInAt + Longest;
}
