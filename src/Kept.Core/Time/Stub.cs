namespace Kept.Core.Time;

public sealed record VersionedCoverage;
