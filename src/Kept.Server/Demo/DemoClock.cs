using NodaTime;

namespace Kept.Server.Demo;

/// <summary>The clock of the months that the demo makes up.</summary>
internal sealed class DemoClock(Instant start) : TimeProvider
{
    public Instant Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
}
