namespace Kept.Core;

/// <summary>The versions that a result names, so that a figure can be reproduced later.</summary>
public static class Versions
{
    /// <summary>The engine: changes when the same agreement and evidence could give another result.</summary>
    public const string Engine = "0.1";

    /// <summary>The agreement language that this engine reads (`kept: 1`).</summary>
    public const int Language = 1;
}
