using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Checks.Trials;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Checks;

/// <summary>So many outages of the same length in one month of 30 days.</summary>
/// <param name="Times">One a day at most.</param>
/// <param name="Each">Elapsed time, also where the hours that an agreement covers end before.</param>
public sealed record DowntimePattern(int Times, Duration Each)
{
    /// <summary>10 minutes, 1 hour, 4 hours, 24 hours, and 30 times 5 minutes.</summary>
    public static ImmutableArray<DowntimePattern> Usual { get; } =
    [
        new(1, Duration.FromMinutes(10)),
        new(1, Duration.FromHours(1)),
        new(1, Duration.FromHours(4)),
        new(1, Duration.FromHours(24)),
        new(30, Duration.FromMinutes(5)),
    ];
}

/// <summary>
/// What an agreement owes for the downtime of one pattern, if it is claimed well: entitled, in the best case for the provider.
/// </summary>
/// <param name="Money">In the agreement's currency, over all levels that the downtime touches.</param>
/// <param name="Share">The money as a fraction of the monthly fee.</param>
/// <param name="Days">Days by which the term is extended instead.</param>
/// <param name="Points">Points that a later rule turns into something.</param>
/// <param name="IsExact">Whether the made-up facts decide every level; otherwise more might be owed.</param>
public sealed record DowntimeCredit(Rational Money, Rational Share, Rational Days, Rational Points, bool IsExact);

/// <summary>What one service earns when it is down.</summary>
/// <param name="Service">Its id; empty where the agreement names no service.</param>
/// <param name="For">The customers meant, where levels for different ones stand beside each other: <c>paid: ahead</c>; else empty.</param>
/// <param name="Levels">Ids of the levels that downtime touches.</param>
/// <param name="GivesCredit">Whether any of them gives a credit at all.</param>
/// <param name="MonthlyFee">The fee that shares are of: that of the services whose fee the credits are taken of.</param>
/// <param name="Credits">One for each pattern, in their order.</param>
public sealed record ServiceDowntime(
    string Service,
    string For,
    ImmutableArray<string> Levels,
    bool GivesCredit,
    Rational MonthlyFee,
    ImmutableArray<DowntimeCredit> Credits
);

/// <summary>
/// Compares agreements by what they owe for the same outages. The outages are made up and assessed by the engine: they begin at 10:00
/// local time where that is within covered hours, else with the first covered instant of a day, on a day from Monday to Friday where
/// one is covered, and whatever notice or ticket a clock waits for comes with them. A service whose price is open costs 1,000.00 a month.
/// </summary>
public static class Downtime
{
    /// <summary>
    /// One result for each service (and, where levels are for different customers, for each of those) that downtime can touch.
    /// Empty: nothing in the latest version measures outages, or samples or counts that show them.
    /// </summary>
    public static ImmutableArray<ServiceDowntime> Of(Agreement agreement, params ImmutableArray<DowntimePattern> patterns) =>
        [
            .. DowntimeCase.All(new Trial(agreement.Versions[^1]), agreement.Versions[^1].Terms.Members).Select(c => new ServiceDowntime(
                c.Service,
                c.For,
                [.. c.Levels.Select(l => l.Id)],
                c.Levels.Any(l => l.Credit is not null),
                c.MonthlyFee,
                [.. patterns.Select(c.Credit)]
            )),
        ];
}
