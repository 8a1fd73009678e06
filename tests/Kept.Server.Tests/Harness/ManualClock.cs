using NodaTime;

namespace Kept.Server.Tests.Harness;

/// <summary>A clock that stands still until it is moved.</summary>
public sealed class ManualClock(Instant start) : TimeProvider
{
    public Instant Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
