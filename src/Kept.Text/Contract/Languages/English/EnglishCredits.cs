using Kept.Core.Agreements;
using Kept.Core.Money;

namespace Kept.Text.Contract.Languages.English;

internal sealed class EnglishCredits(ValueWords values) : CreditWords(values)
{
    public override string Title => "Credits in general";

    public override string CombineLead => "Several credits";

    public override string SoleRemedyLead => "Sole remedy";

    public override string FigureHead => "If the figure is";

    public override string CreditHead => "The credit is";

    public override string TableIntroduction =>
        "If the promise is missed, the Customer is entitled to the credit in this table. "
        + "Of the rows that apply, only the narrowest counts:";

    public override string WhenMet => "A row may apply although the promise is kept.";

    public override string SoleRemedyWithTermination =>
        "Credits and the rights to terminate stated here are the Customer’s sole and exclusive remedies for a missed service level.";

    public override string SoleRemedy => "Credits are the Customer’s sole and exclusive remedy for a missed service level.";

    public override string AllLevels => "all service levels";

    public override string Base(FeeBase fee, Currency currency) => $"Shares, days and multiples are taken of {Fee(fee, currency)}.";

    public override string OfFee(FeeBase fee, Currency currency) => $"of {Fee(fee, currency)}";

    public override string Give(Give give, Currency currency) =>
        give switch
        {
            Core.Agreements.Give.Percent { Share.Sign: 0 } => "nothing",
            Core.Agreements.Give.Percent percent => V.Percent(percent.Share),
            Core.Agreements.Give.Money money => V.Money(money.Amount, currency),
            Core.Agreements.Give.Days { Extension: true } days => Extension(days.Count),
            Core.Agreements.Give.Days days => $"the fee of {Days(days.Count)}",
            Core.Agreements.Give.Points points =>
                $"{V.Number(points.Count)}{ValueWords.Tie}{(points.Count == Rational.One ? "point" : "points")}",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    public override string Entitled(string what) => $"If the promise is missed, the Customer is entitled to {what}.";

    public override string PerBlock(CreditQuantity.PerBlock block, string give) =>
        $"{give} for each {(block.Whole ? "whole" : "begun")} block of {V.Time(block.Every)} of bad time"
        + (block.After is { } after ? $" beyond the first {V.Single(after) ?? V.Time(after)}" : "");

    public override string PerStep(CreditQuantity.PerStep step, string give) =>
        $"{give} for each {(step.Whole ? "whole" : "begun")} step of {V.Quantity(step.Every)} by which the figure misses the promise";

    public override string ProRata(CreditQuantity.ProRata rule) =>
        $"{(rule.Times == Rational.One ? "the fee" : $"{V.Number(rule.Times)} times the fee")} for the time lost"
        + (rule.OnlyExcess ? " beyond what the promise allows" : "")
        + (rule.OutOf is { } length ? $", the fee being taken to pay for {V.Time(length)}" : "");

    public override string Combined(CombineMode mode) =>
        mode switch
        {
            CombineMode.Greatest => "the greatest of the following",
            CombineMode.Least => "the least of the following",
            CombineMode.Sum => "the sum of the following",
        };

    public override string ByTable(string rows) => $"by the figure (the narrowest row that holds): {rows}";

    public override string Row(string bounds, string give) => $"{bounds}: {give}";

    public override string CountAtMost(CreditCount count) =>
        $"At most {EnglishValues.Count(count.Credits, "credit")} {(count.Credits == 1 ? "is" : "are")} earned {Within(count.Per)}.";

    public override string Escalation(EscalationStep step) =>
        $"From the {V.Ordinal(step.FromMiss)} miss in a row on, the credit is multiplied by {V.Number(step.Times)}.";

    public override string Cap(string amount, LimitPeriod per, string? of) =>
        $"Credits{(of is null ? "" : $" of {of} together")} do not exceed {amount} {Within(per)}.";

    public override string Minimum(string amount, Limit limit, string? of) =>
        $"Credits{(of is null ? "" : $" of {of} together")} that are {(limit.MustExceed ? "not more" : "less")} than {amount} "
        + $"{Within(limit.Per)} are not paid.";

    public override string Extension(Rational days) => $"an extension of the term by {Days(days)}";

    public override string Combine(CombineRule rule, string? levels) =>
        $"If one event earns credits under {levels ?? AllLevels}, "
        + rule.Take switch
        {
            CombineTake.Sum => "they are added.",
            CombineTake.Best => "only the greatest of them is granted.",
            CombineTake.Elected => "the Customer chooses one of them.",
        };

    public override string Within(LimitPeriod per) =>
        per switch
        {
            LimitPeriod.Incident => "for each incident",
            LimitPeriod.Day => "in each calendar day",
            LimitPeriod.Week => "in each calendar week",
            LimitPeriod.Month => "in each calendar month",
            LimitPeriod.Quarter => "in each calendar quarter",
            LimitPeriod.Year => "in each calendar year",
            LimitPeriod.RollingYear => "within any twelve consecutive months",
            LimitPeriod.Term => "over the whole term",
        };

    public override string UpTo(string give) => $"up to {give}";

    private string Days(Rational count) => $"{V.Number(count)}{ValueWords.Tie}{(count == Rational.One ? "day" : "days")}";

    private string Fee(FeeBase fee, Currency currency) =>
        fee.Kind switch
        {
            FeeKind.LabourOfTicket => "the fee for the work on the ticket",
            FeeKind.PriceOfTicket => "the price paid for what the ticket is about",
            FeeKind.NamedAmount => V.Money(fee.Named ?? Rational.Zero, currency),
            FeeKind.Fee => $"the {(fee.Paid ? "paid " : "")}{Period(fee)}",
        };

    private string Period(FeeBase fee)
    {
        var of = fee.Service is { } service ? $" for {V.Quote(service)}" : " for all services";
        return fee.Period switch
        {
            FeePeriod.Window => $"fee{of} of the measured period",
            FeePeriod.Month => $"monthly fee{of}",
            FeePeriod.Quarter => $"quarterly fee{of}",
            FeePeriod.Year => $"annual fee{of}",
            FeePeriod.Term => $"fee{of} of the term in which the credit falls",
            FeePeriod.Day => $"daily fee{of}",
            FeePeriod.PrecedingMonth => $"fee{of} of the preceding month",
            FeePeriod.FollowingMonth => $"fee{of} of the following month",
            FeePeriod.MeanOfTwelveMonths => $"mean monthly fee{of} of the preceding twelve months",
        };
    }
}
