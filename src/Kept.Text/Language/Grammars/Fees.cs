using Kept.Core.Agreements;
using Kept.Core.Money;

namespace Kept.Text.Language.Grammars;

/// <summary>The fee that a credit or cap is taken of (block 10), and caps (block 11).</summary>
internal static class Fees
{
    private static readonly (string Words, FeePeriod Period)[] Periods =
    [
        ("window", FeePeriod.Window),
        ("month", FeePeriod.Month),
        ("calendar month", FeePeriod.Month),
        ("quarter", FeePeriod.Quarter),
        ("year", FeePeriod.Year),
        ("day", FeePeriod.Day),
        ("preceding month", FeePeriod.PrecedingMonth),
        ("previous month", FeePeriod.PrecedingMonth),
        ("following month", FeePeriod.FollowingMonth),
        ("next month", FeePeriod.FollowingMonth),
        ("mean of twelve months", FeePeriod.MeanOfTwelveMonths),
        ("term", FeePeriod.Term),
        ("whole term", FeePeriod.Term),
        ("subscription period", FeePeriod.Term),
        ("month of the outage", FeePeriod.Month),
        ("month of the incident", FeePeriod.Month),
        ("calendar month of the outage", FeePeriod.Month),
        ("period", FeePeriod.Window),
        ("calendar quarter", FeePeriod.Quarter),
        ("calendar year", FeePeriod.Year),
        ("day of the outage", FeePeriod.Day),
        ("last twelve months on average", FeePeriod.MeanOfTwelveMonths),
    ];

    private static readonly (string Words, FeePeriod Period)[] Adjectives =
    [
        ("monthly", FeePeriod.Month),
        ("quarterly", FeePeriod.Quarter),
        ("yearly", FeePeriod.Year),
        ("annual", FeePeriod.Year),
        ("daily", FeePeriod.Day),
    ];

    public static readonly Grammar<FeeBase> Base = new(
        "fee",
        "a fee",
        TryBase,
        Print,
        @"^(.*(fees?|labou?r|charges?|price|value).*|[0-9][0-9,]*(\.[0-9]+)?)$",
        "hosting fee of the month",
        "fee of the month",
        "monthly fee",
        "labour of the ticket",
        "price of the ticket",
        "fee of the preceding month",
        "fee paid for the month",
        "500.00"
    )
    {
        AlsoNumber = true,
        Uses = Used,
        Exact = fee => fee.Kind == FeeKind.NamedAmount ? Quantities.Plain(fee.Named ?? Rational.Zero) : Print(fee),
    };

    public static readonly Grammar<CapText> Cap = new(
        "cap",
        "an amount, a share of a fee, or days",
        TryCap,
        cap => Print(cap.Amount, cap.Written),
        @"^[0-9].*$",
        "12/52 of the monthly fee",
        "50% of the monthly fee",
        "500.00",
        "15 days"
    )
    {
        AlsoNumber = true,
        Uses = cap => cap.Amount is LimitAmount.ShareOf share ? Used(share.Of) : [],
        Exact = cap => Print(cap.Amount, null),
    };

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

        if (trial.AnyOf("price of the ticket", "value of the ticket"))
        {
            phrase = trial;
            fee = new FeeBase(FeeKind.PriceOfTicket, null, FeePeriod.Window);
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

    public static string Print(FeeBase fee) =>
        fee.Kind switch
        {
            FeeKind.LabourOfTicket => "labour of the ticket",
            FeeKind.PriceOfTicket => "price of the ticket",
            FeeKind.NamedAmount => Gives.Money(fee.Named ?? Rational.Zero),
            FeeKind.Fee => (fee.Service is null ? "" : fee.Service + " ")
                + (fee.Paid ? "fee paid for the " : "fee of the ")
                + Choice.Print(Periods, fee.Period),
        };

    // "12/52" is kept as people wrote it, though it is 3/13; so is "500.00".
    private static string Print(LimitAmount cap, string? written) =>
        cap switch
        {
            LimitAmount.Money money => written ?? Quantities.Plain(money.Amount),
            LimitAmount.Days days => Quantities.Plain(days.Count) + (days.Count == Rational.One ? " day" : " days"),
            LimitAmount.ShareOf share => (written ?? ShareOf(share.Share)) + " of the " + Print(share.Of),
            _ => throw new ArgumentOutOfRangeException(nameof(cap)),
        };

    private static string ShareOf(Rational share) =>
        Quantities.Plain(share * 100).Contains('/', StringComparison.Ordinal) ? share.ToString() : Quantities.PrintPercent(share);

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
        phrase.Before("fee", out service)
        || phrase.Before("fees", out service)
        || phrase.Before("charge", out service)
        || phrase.Before("charges", out service);

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

    private static bool TryCap(ref Phrase phrase, out CapText cap)
    {
        cap = new CapText(new LimitAmount.Money(Rational.Zero), null);
        var start = phrase.Rest;
        if (!phrase.Number(out var number, out var decimals))
        {
            return false;
        }

        if (phrase.AnyOf("days", "day"))
        {
            cap = new CapText(new LimitAmount.Days(number), null);
            return true;
        }

        if (!TryShare(ref phrase, ref number))
        {
            cap = new CapText(new LimitAmount.Money(number), number.ToDecimalString(decimals, RoundingMode.HalfEven));
            return true;
        }

        var written = start[..(start.Length - phrase.Rest.Length)].Trim().ToString();
        phrase.AnyOf("of");
        phrase.Words("the");
        var read = TryBase(ref phrase, out var fee);
        cap = new CapText(new LimitAmount.ShareOf(number, fee), written.Contains('/', StringComparison.Ordinal) ? written : null);
        return read;
    }

    // After a number: "/52", "%", "times".
    private static bool TryShare(ref Phrase phrase, ref Rational number)
    {
        if (phrase.Symbol("/"))
        {
            var divided = phrase.Number(out var by) && by.Sign > 0;
            number = divided ? number / by : number;
            return divided;
        }

        if (phrase.Symbol("%") || phrase.AnyOf("percent"))
        {
            number /= Rational.Hundred;
            return true;
        }

        return phrase.AnyOf("times");
    }

    private static IEnumerable<NameUse> Used(FeeBase fee) => fee.Service is null ? [] : [new NameUse(NameKind.Service, fee.Service)];
}

/// <summary>A cap and how its share or amount was written.</summary>
internal readonly record struct CapText(LimitAmount Amount, string? Written);
