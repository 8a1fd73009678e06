using Kept.Core.Agreements;
using Kept.Core.Money;

namespace Kept.Text.Language.Grammars;

/// <summary>The fee that a credit or cap is taken of (block 10), and caps (block 11).</summary>
internal static class Fees
{
    private static readonly (string Words, FeePeriod Period)[] Periods =
    [
        ("window", FeePeriod.Window), ("month", FeePeriod.Month), ("calendar month", FeePeriod.Month), ("quarter", FeePeriod.Quarter), ("year", FeePeriod.Year),
        ("day", FeePeriod.Day), ("preceding month", FeePeriod.PrecedingMonth), ("previous month", FeePeriod.PrecedingMonth), ("following month", FeePeriod.FollowingMonth),
        ("next month", FeePeriod.FollowingMonth), ("mean of twelve months", FeePeriod.MeanOfTwelveMonths), ("month of the outage", FeePeriod.Month),
        ("month of the incident", FeePeriod.Month), ("calendar month of the outage", FeePeriod.Month), ("period", FeePeriod.Window), ("calendar quarter", FeePeriod.Quarter),
        ("calendar year", FeePeriod.Year), ("day of the outage", FeePeriod.Day), ("last twelve months on average", FeePeriod.MeanOfTwelveMonths),
    ];

    private static readonly (string Words, FeePeriod Period)[] Adjectives =
    [
        ("monthly", FeePeriod.Month), ("quarterly", FeePeriod.Quarter), ("yearly", FeePeriod.Year), ("annual", FeePeriod.Year), ("daily", FeePeriod.Day),
    ];

    public static readonly Grammar<FeeBase> Base = new(
        "fee", "a fee", TryBase, Print, @"^(.*(fees?|labou?r|charges?).*|[0-9][0-9,]*(\.[0-9]+)?)$",
        "hosting fee of the month", "fee of the month", "monthly fee", "labour of the ticket", "fee of the preceding month", "fee of the month, paid", "500.00")
    { AlsoNumber = true, Uses = Used };

    public static readonly Grammar<LimitAmount> Cap = new(
        "cap", "an amount, a share of a fee, or days", TryCap, Print, @"^[0-9].*$", "12/52 of the monthly fee", "50% of the monthly fee", "500.00", "15 days")
    { AlsoNumber = true, Uses = cap => cap is LimitAmount.ShareOf share ? Used(share.Of) : [] };

    public static bool TryBase(ref Phrase phrase, out FeeBase fee)
    {
        var trial = phrase;
        trial.Words("the");
        if (trial.AnyOf("labour of the ticket", "labor of the ticket"))
        {
            phrase = trial;
            fee = new FeeBase(FeeKind.LabourOfTicket, null, FeePeriod.Window);
            return true;
        }

        if (TryFee(ref trial, out fee))
        {
            phrase = trial;
            return true;
        }

        var named = phrase.Number(out var amount);
        fee = new FeeBase(FeeKind.NamedAmount, null, FeePeriod.Window, Named: amount);
        return named;
    }

    public static string Print(FeeBase fee) => fee.Kind switch
    {
        FeeKind.LabourOfTicket => "labour of the ticket",
        FeeKind.NamedAmount => Quantities.Plain(fee.Named ?? Rational.Zero),
        FeeKind.Fee => (fee.Service is null ? "" : fee.Service + " ") + "fee of the " + Choice.Print(Periods, fee.Period) + (fee.Paid ? ", paid" : ""),
    };

    private static string Print(LimitAmount cap) => cap switch
    {
        LimitAmount.Money money => Quantities.Plain(money.Amount),
        LimitAmount.Days days => Quantities.Plain(days.Count) + (days.Count == Rational.One ? " day" : " days"),
        LimitAmount.ShareOf share => (Quantities.Plain(share.Share * 100).Contains('/', StringComparison.Ordinal) ? share.Share.ToString() : Quantities.PrintPercent(share.Share)) + " of the " + Print(share.Of),
        _ => throw new ArgumentOutOfRangeException(nameof(cap)),
    };

    // "calls fee of the month", "monthly calls fee", "fees of the month, paid", "monthly fees paid"
    private static bool TryFee(ref Phrase phrase, out FeeBase fee)
    {
        fee = new FeeBase(FeeKind.Fee, null, FeePeriod.Window);
        FeePeriod? period = Choice.Take(ref phrase, Adjectives, out var adjective) ? adjective : null;
        if (!Before(ref phrase, out var service))
        {
            return false;
        }

        (service, period) = Inner(service, period);
        var paid = phrase.AnyOf("paid");
        if (phrase.AnyOf("of the", "for the", "in the", "of", "for"))
        {
            phrase.Words("the");
            if (period is not null || !Choice.Take(ref phrase, Periods, out var named))
            {
                return false;
            }

            period = named;
        }

        phrase.Symbol(",");
        paid = phrase.AnyOf("paid", "as paid") || paid;
        fee = fee with { Service = service.Length == 0 ? null : service, Period = period ?? FeePeriod.Window, Paid = paid };
        return period is not null;
    }

    private static bool Before(ref Phrase phrase, out string service) =>
        phrase.Before("fee", out service) || phrase.Before("fees", out service) || phrase.Before("charge", out service) || phrase.Before("charges", out service);

    // "hosting monthly fee": the adjective may stand after the name.
    private static (string Service, FeePeriod? Period) Inner(string service, FeePeriod? period)
    {
        foreach (var (words, meant) in Adjectives)
        {
            if (period is null && (service == words || service.EndsWith(" " + words, StringComparison.OrdinalIgnoreCase)))
            {
                return (service[..^words.Length].Trim(), meant);
            }
        }

        return (service, period);
    }

    private static bool TryCap(ref Phrase phrase, out LimitAmount cap)
    {
        cap = new LimitAmount.Money(Rational.Zero);
        if (!phrase.Number(out var number))
        {
            return false;
        }

        if (phrase.AnyOf("days", "day"))
        {
            cap = new LimitAmount.Days(number);
            return true;
        }

        if (phrase.Symbol("/"))
        {
            if (!phrase.Number(out var by) || by.Sign == 0)
            {
                return false;
            }

            number /= by;
        }
        else if (phrase.Symbol("%") || phrase.AnyOf("percent"))
        {
            number /= Rational.Hundred;
        }
        else if (!phrase.AnyOf("times"))
        {
            cap = new LimitAmount.Money(number);
            return true;
        }

        phrase.AnyOf("of");
        phrase.Words("the");
        var read = TryBase(ref phrase, out var fee);
        cap = new LimitAmount.ShareOf(number, fee);
        return read;
    }

    private static IEnumerable<NameUse> Used(FeeBase fee) => fee.Service is null ? [] : [new NameUse(NameKind.Service, fee.Service)];
}
