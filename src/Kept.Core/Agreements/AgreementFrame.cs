using System.Collections.Immutable;

namespace Kept.Core.Agreements;

/// <summary>The frame around the thirteen blocks that assessment does not need. Read and validated, so that an agreement is a whole document.</summary>
public sealed record AgreementFrame
{
    public static readonly AgreementFrame Empty = new();
}

/// <summary>The parts of a service that planning, pricing and billing act on: schedule, tasks, prepaid hours, approval before work.</summary>
public sealed record ServiceFrame
{
    public static readonly ServiceFrame Empty = new();
}
