namespace Kept.Server.Filing;

/// <summary>
/// Something large that can be made again: kept at hand as long as there is memory for it. Made at most a few times at once, and always
/// the same.
/// </summary>
public sealed class Lent<T>(Func<T> make)
    where T : class
{
    private readonly WeakReference<T?> _held = new(null);

    public T Value
    {
        get
        {
            if (!_held.TryGetTarget(out var value))
            {
                _held.SetTarget(value = make());
            }

            return value;
        }
    }
}
