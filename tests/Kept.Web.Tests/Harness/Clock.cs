using NodaTime;

namespace Kept.Web.Tests.Harness;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class Clock(Instant start) : TimeProvider
{
    private Instant _now = start;

    public Instant Now
    {
        get => _now;
        set => _now = value;
    }

    public override DateTimeOffset GetUtcNow() => _now.ToDateTimeOffset();
}
