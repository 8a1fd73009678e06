using System.Collections.Immutable;
using Kept.Core.Evidence;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Trials;

/// <summary>Facts made up to see what an agreement makes of them.</summary>
/// <param name="Words">What happens, in words.</param>
/// <param name="Period">The period in which it happens.</param>
internal sealed record Stimulus(string Words, ImmutableArray<Fact> Facts, TimeRange Period)
{
    /// <summary>Until when facts are known; null: until a day after the period.</summary>
    public Instant? AsOf { get; init; }
}
