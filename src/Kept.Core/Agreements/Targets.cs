using System.Collections.Immutable;

namespace Kept.Core.Agreements;

/// <summary>What a level promises: one bound for all, or a matrix by plan, priority, category, product … (block 8, R13).</summary>
public abstract record Target
{
    private Target()
    {
    }

    public sealed record Single(Bound Bound) : Target;

    /// <summary>
    /// The first cell whose keys all match applies; <c>*</c> matches anything. A case that no cell matches has no promise.
    /// </summary>
    public sealed record Matrix(ImmutableArray<TargetDimension> By, ImmutableArray<TargetCell> Cells) : Target;
}

/// <summary>One cell: a key for each dimension (<c>*</c> for any), its bound, and a calendar of its own where it names one.</summary>
public sealed record TargetCell(ImmutableArray<string> Keys, Bound Bound, string? Clock = null);

public enum TargetDimension
{
    Plan,
    Priority,
    Category,
    Product,
    Urgency,
    Impact,
    Service,
    Site,
    Team,
}
