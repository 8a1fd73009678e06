namespace Kept.Store;

/// <summary>What does not hold in a chain, at one entry. The code is stable and is that of a problem.</summary>
/// <param name="Version">Of the entry at which it shows.</param>
public sealed record ChainFault(string Code, string Stream, long Version, string Sentence)
{
    public const string Changed = "entry-changed";
    public const string Unchained = "entry-unchained";
    public const string Missing = "entries-missing";
    public const string OutOfOrder = "entry-out-of-order";
    public const string GoesBack = "entry-goes-back";
    public const string HeadDiffers = "head-differs";
    public const string HeadMissing = "head-missing";

    public override string ToString() => $"{Stream} {Version}: {Sentence}";
}
