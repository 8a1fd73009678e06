namespace Kept.Store;

/// <summary>Lets entries into an empty store only while their chain holds, and numbers them anew.</summary>
internal sealed class RestoreCheck
{
    private readonly JournalCheck _check = new([]);

    public static StoreException NotEmpty() =>
        new("the store is not empty: a restore would mix two journals", StoreTrouble.NotEmpty);

    /// <exception cref="StoreException">It does not follow those before it, or is not what its hash says.</exception>
    public Entry Next(Entry entry)
    {
        if (_check.See(entry).FirstOrDefault() is { } fault)
        {
            throw new StoreException($"the chain does not hold: {fault.Sentence}", StoreTrouble.Damaged);
        }

        return entry with { Sequence = _check.Entries };
    }
}
