using Kept.Server.Rights;
using NodaTime;

namespace Kept.Server.Filing;

/// <summary>Who does something and when, with fresh ids for what it makes. All that a decision gets besides the request and the fold.</summary>
/// <param name="Preview">
/// Nothing will be filed: the answer is all that comes of it. Most decisions are the same; some show more of what they would do.
/// </param>
public sealed record Act(Acting Who, Instant At, Ids Ids, bool Preview = false);

/// <summary>Ids that nobody has used. Tests give their own.</summary>
public sealed class Ids(Func<Guid> fresh)
{
    public Ids(TimeProvider clock)
        : this(() => Guid.CreateVersion7(clock.GetUtcNow())) { }

    /// <summary>Later ones are greater.</summary>
    public string Next() => fresh().ToString("N");
}
