using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Changes;

/// <summary>Who gains, decided from the meaning. Null says that nothing differs.</summary>
internal static class Gains
{
    /// <summary>For the customer more is better.</summary>
    public static Gain? More<T>(T from, T to)
        where T : IComparable<T> => BySign(to.CompareTo(from));

    /// <summary>For the customer less is better.</summary>
    public static Gain? Less<T>(T from, T to)
        where T : IComparable<T> => BySign(from.CompareTo(to));

    /// <summary>True is better for the customer.</summary>
    public static Gain? Yes(bool from, bool to) => More(from ? 1 : 0, to ? 1 : 0);

    /// <summary>False is better for the customer.</summary>
    public static Gain? No(bool from, bool to) => Yes(to, from);

    /// <summary>A difference of which nobody can say whom it serves.</summary>
    public static Gain? Differs(bool same) => same ? null : Gain.Open;

    /// <summary>One that is absent on a side: what its coming means; where both are there, what the comparison says.</summary>
    public static Gain? Optional<T>(T? from, T? to, Gain comes, Func<T, T, Gain?> both)
        where T : class =>
        (from, to) switch
        {
            (null, null) => null,
            (null, _) => comes,
            (_, null) => Opposite(comes),
            _ => both(from, to),
        };

    /// <inheritdoc cref="Optional{T}(T, T, Gain, Func{T, T, Gain?})"/>
    public static Gain? Optional<T>(T? from, T? to, Gain comes, Func<T, T, Gain?> both)
        where T : struct =>
        (from, to) switch
        {
            (null, null) => null,
            (null, _) => comes,
            (_, null) => Opposite(comes),
            ({ } f, { } t) => both(f, t),
        };

    /// <summary>Several differences together: decided where all serve the same side.</summary>
    public static Gain? Together(params IEnumerable<Gain?> parts)
    {
        var all = parts.OfType<Gain>().Distinct().ToArray();
        return all.Length switch
        {
            0 => null,
            1 => all[0],
            _ => Gain.Open,
        };
    }

    public static Gain Opposite(Gain gain) =>
        gain switch
        {
            Gain.Customer => Gain.Provider,
            Gain.Provider => Gain.Customer,
            Gain.Open => Gain.Open,
        };

    /// <summary>A time that serves who has it: open where elapsed time, days and months cannot be told apart.</summary>
    /// <param name="longer">Who gains by a longer time.</param>
    public static Gain? Time(TimeLength from, TimeLength to, Gain longer)
    {
        if (from == to)
        {
            return null;
        }

        var ((leastFrom, mostFrom), (leastTo, mostTo)) = (Days(from), Days(to));
        return leastTo is null || leastFrom is null ? OfOneKind(from, to, longer)
            : leastTo > mostFrom ? longer
            : mostTo < leastFrom ? Opposite(longer)
            : OfOneKind(from, to, longer);
    }

    private static Gain? OfOneKind(TimeLength from, TimeLength to, Gain longer) =>
        (from, to) switch
        {
            (TimeLength.Elapsed f, TimeLength.Elapsed t) => Turned(More(f.Time, t.Time), longer),
            (TimeLength.OfficeDays f, TimeLength.OfficeDays t) when f.Coverage == t.Coverage => Turned(More(f.Count, t.Count), longer),
            (TimeLength.Calendar f, TimeLength.Calendar t) when Months(f.Period) is { } a && Months(t.Period) is { } b => Turned(
                More(a, b),
                longer
            ),
            (TimeLength.Calendar f, TimeLength.Calendar t) when Days(f) == Days(t) && Days(f).Least == Days(f).Most => null,
            _ => Gain.Open,
        };

    private static Gain? Turned(Gain? gain, Gain longer) => gain is { } g && longer != Gain.Customer ? Opposite(g) : gain;

    private static int? Months(CalendarPeriod period) =>
        period.Unit switch
        {
            CalendarUnit.Months => period.Count,
            CalendarUnit.Years => 12 * period.Count,
            CalendarUnit.Days or CalendarUnit.Weeks => null,
        };

    // How few and how many days a calendar length can have; none for what is not counted in days.
    private static (int? Least, int? Most) Days(TimeLength length) =>
        length is not TimeLength.Calendar { Period: var period }
            ? (null, null)
            : period.Unit switch
            {
                CalendarUnit.Days => (period.Count, period.Count),
                CalendarUnit.Weeks => (7 * period.Count, 7 * period.Count),
                CalendarUnit.Months => (28 * period.Count, 31 * period.Count),
                CalendarUnit.Years => (365 * period.Count, 366 * period.Count),
            };

    private static Gain? BySign(int sign) =>
        sign > 0 ? Gain.Customer
        : sign < 0 ? Gain.Provider
        : null;
}
