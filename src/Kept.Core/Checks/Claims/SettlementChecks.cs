using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Checks.Claims;

/// <summary>Checks of how granted credits are settled.</summary>
internal static class SettlementChecks
{
    private static readonly CheckKind ExpiresEarly = new(
        "credit-expires-early",
        CheckGroup.Claims,
        Severity.Warning,
        "a credit ends before it can be used",
        "An unused credit ends after less time than passes until the invoice on which it is settled. Let it live at least as long, or leave "
            + "`expires` out."
    );

    private static readonly CheckKind Contradicts = new(
        "settlement-contradicts",
        CheckGroup.Claims,
        Severity.Warning,
        "a settlement that contradicts itself",
        "Two of the rules on settling a credit cannot both be kept. Change the one that is not meant."
    );

    public static readonly ImmutableArray<Check> All =
    [
        new(ExpiresEarly, c => Settled(c).Where(l => l.Settle!.Expires is not null).SelectMany(l => Early(c.Terms, l))),
        new(Contradicts, c => Settled(c).SelectMany(l => Contradictions(c.Terms, l).Select(says => Contradicts.At(l, "settle", says)))),
    ];

    private static IEnumerable<ServiceLevel> Settled(CheckContext context) => context.Credits().Select(c => c.Level).Where(l => l.Settle is not null);

    private static IEnumerable<Finding> Early(Terms terms, ServiceLevel level)
    {
        var (expires, on) = (level.Settle!.Expires!, level.Settle.AppliesTo);
        var waits = on == SettledOn.EndOfTerm ? terms.Term?.Lasts is { } lasts ? Shortest(lasts) : null : Invoiced(terms, level);
        return waits is { } wait && Longest(expires) is { } lives && lives < wait
            ?
            [
                ExpiresEarly.At(
                    level,
                    "settle",
                    on == SettledOn.EndOfTerm
                        ? $"an unused credit ends after {Words.Length(expires)}, and it is settled at the end of a term of {Words.Length(terms.Term!.Lasts!)}"
                        : $"an unused credit ends after {Words.Length(expires)}, and at least {Words.Count(wait, "day")} pass from one invoice to the next"
                ),
            ]
            : [];
    }

    private static IEnumerable<string> Contradictions(Terms terms, ServiceLevel level)
    {
        var settle = level.Settle!;
        if (settle is { As: SettledAs.Refund, CashNever: true })
        {
            yield return "a refund is cash, and `cash: never` excludes it";
        }

        if (settle is { As: SettledAs.Refund, Expires: not null })
        {
            yield return "a refund is paid, and only what is not used can end";
        }

        if (settle.As == SettledAs.Extension && terms.Term is { Lasts: null })
        {
            yield return "an extension needs a term that ends, and this one runs until it is ended";
        }

        if (settle is { AppliesTo: SettledOn.EndOfTerm } && terms.Term is { Lasts: null })
        {
            yield return "it is settled at the end of the term, and the term has no end";
        }

        if (settle is { AppliesTo: SettledOn.MonthOfIncident, CashNever: true } && Prices(terms, level).Any(p => p.InAdvance))
        {
            yield return "it is settled on the month of the incident, never in cash, and that month is invoiced before it begins";
        }

        if (settle is { AppliesTo: SettledOn.MonthOfIncident, CashNever: true } && ClaimedAfter(level) is { } days && Invoiced(terms, level) is { } every && days > 2 * every)
        {
            yield return $"it is settled on the month of the incident, never in cash, and may be claimed within {Words.Length(level.Claim.Within!)} after it: "
                + "that month's invoice is out, and so is the next";
        }
    }

    /// <summary>How many days after the window a claim may still come.</summary>
    private static long? ClaimedAfter(ServiceLevel level) =>
        level.Claim is { Automatic: false, Within: { } within, After: ClaimAnchor.WindowEnd } ? Shortest(within) : null;

    /// <summary>The least days from one invoice to the next of what the level is about; null where no price says.</summary>
    private static long? Invoiced(Terms terms, ServiceLevel level)
    {
        var prices = Prices(terms, level);
        return prices.IsEmpty ? null : prices.Max(p => Days(p.Per));
    }

    private static ImmutableArray<RecurringPrice> Prices(Terms terms, ServiceLevel level)
    {
        var services = level.Credit?.Of?.Service is { } named ? [named] : level.Of;
        return [.. terms.Services.Where(s => services.IsEmpty || services.Contains(s.Id)).Select(s => s.Price).OfType<RecurringPrice>()];
    }

    private static long Days(PeriodUnit unit) => unit switch
    {
        PeriodUnit.Day => 1,
        PeriodUnit.Week => 7,
        PeriodUnit.Month => 28,
        PeriodUnit.Quarter => 90,
        PeriodUnit.Year => 365,
    };

    /// <summary>The most local days that a length can be; null where a calendar of office days decides.</summary>
    private static long? Longest(TimeLength length) => length switch
    {
        TimeLength.Elapsed elapsed => (long)Math.Ceiling(new decimal(elapsed.Time.BclCompatibleTicks) / NodaConstants.TicksPerDay),
        TimeLength.Calendar { Period: var period } => period.Unit switch
        {
            CalendarUnit.Days => period.Count,
            CalendarUnit.Weeks => 7L * period.Count,
            CalendarUnit.Months => 31L * period.Count,
            CalendarUnit.Years => 366L * period.Count,
        },
        _ => null,
    };

    /// <summary>The least local days that a length can be.</summary>
    private static long? Shortest(TimeLength length) => length switch
    {
        TimeLength.Elapsed elapsed => elapsed.Time.BclCompatibleTicks / NodaConstants.TicksPerDay,
        TimeLength.Calendar { Period: var period } => period.Unit switch
        {
            CalendarUnit.Days => period.Count,
            CalendarUnit.Weeks => 7L * period.Count,
            CalendarUnit.Months => 28L * period.Count,
            CalendarUnit.Years => 365L * period.Count,
        },
        _ => null,
    };
}
