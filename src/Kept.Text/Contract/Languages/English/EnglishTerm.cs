using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Contract.Languages.English;

internal sealed class EnglishTerm(ValueWords values) : TermWords(values)
{
    public override string Title => "Term, renewal and notice";

    public override string StartLead => "Term";

    public override string RenewalLead => "Renewal";

    public override string NoticeLead => "Notice";

    public override string EarlyEndLead => "Early end";

    public override string OpenEnded => "It runs until it is ended.";

    public override string RenewsNot => "The term does not renew by itself.";

    public override string FeesTitle => "Fees";

    public override string CurrencyLead => "Amounts";

    public override string RoundingLead => "Rounding";

    public override string ChangeLead => "Change of rates";

    public override string RatesFree => "Rates and prices change only by agreement of both parties.";

    public override string Starts(LocalDate? on) =>
        on is { } day ? $"This agreement begins on {V.Date(day)}." : "This agreement begins on the day of the last signature.";

    public override string Lasts(TimeLength length, LocalDate? lastDay) =>
        lastDay is { } day
            ? $"Its term is {V.Length(length)}; the last day of the first term is {V.Date(day)}."
            : $"Its term is {V.Length(length)}.";

    public override string Missing(MissingDay rule) =>
        rule switch
        {
            MissingDay.Refuse => "",
            MissingDay.Last => "A period that would end on a day that the month does not have ends on the last day of that month.",
            MissingDay.Next => "A period that would end on a day that the month does not have ends on the first day of the next month.",
        };

    public override string Renews(TimeLength length, bool unlessNotice) =>
        $"At its end the term renews for {V.Length(length)}, and so on at each later end"
        + (unlessNotice ? ", unless notice of non-renewal is given in time." : ".");

    public override string Notice(NoticeRule notice) =>
        $"{Who(notice.By)} prevent the renewal by notice {Form(notice.Form)}given at least {V.Length(notice.Notice)} "
        + $"before {Anchor(notice.Anchor)}. "
        + (notice.CountsSent ? "The day on which the notice is sent decides." : "The day on which the notice is received decides.");

    public override string LastNotice(LocalDate lastDay, bool sent) =>
        $"For the first term, the notice must be {(sent ? "sent" : "received")} on or before {V.Date(lastDay)}.";

    public override string EarlyEnd(string owed) => $"If the agreement is ended before the end of the term, what is owed is: {owed}.";

    public override string FeesIn(Currency currency, bool rates, bool services) =>
        Words.Text(
            $"All amounts are in {currency.Code} (ISO 4217).",
            rates ? "Rates are set out in Exhibit A." : null,
            services ? "Fees for the services are set out in Exhibit B." : null
        );

    public override string Rounding(RoundingRule rule) =>
        $"Amounts are calculated exactly and rounded once, {At(rule.At)}, to {To(rule)}: {Mode(rule.Mode)}. Nothing else is rounded.";

    public override string RatesFrozen(string until) =>
        until == "renewal"
            ? "Rates and prices are guaranteed until the first renewal and may change only at the beginning of a renewal term."
            : "Rates and prices are guaranteed until the end of the term.";

    public override string RatesAnnounced(NoticeRule announced) =>
        $"The Provider announces a change of rates at least {V.Length(announced.Notice)} before {Anchor(announced.Anchor)}.";

    internal static string Anchor(string anchor) =>
        anchor switch
        {
            "renewal" => "the renewal",
            "month end" => "the end of a calendar month",
            "quarter end" => "the end of a calendar quarter",
            "year end" => "the end of a calendar year",
            _ => "the end of the term",
        };

    /// <summary>As an adverbial with a blank after it; nothing where any form will do.</summary>
    internal static string Form(string? form) =>
        form switch
        {
            null or "any" => "",
            "written" => "in writing ",
            "spoken" => "orally ",
            "ticket" => "by ticket ",
            "portal" => "through the portal ",
            _ => $"by {form} ",
        };

    private static string Who(string by) =>
        by switch
        {
            "customer" => "The Customer may",
            "provider" => "The Provider may",
            _ => "Either party may",
        };

    private static string At(RoundedAt at) =>
        at switch
        {
            RoundedAt.CreditLine => "on each line of a statement",
            RoundedAt.Total => "on the total of a statement",
        };

    private static string To(RoundingRule rule) =>
        rule.Digits is { } digits ? EnglishValues.Count(digits, "decimal") : "the minor unit of the currency";

    internal static string Mode(RoundingMode mode) =>
        mode switch
        {
            RoundingMode.HalfAwayFromZero => "halves are rounded up",
            RoundingMode.HalfEven => "halves are rounded to the even digit",
            RoundingMode.HalfTowardsZero => "halves are rounded down",
            RoundingMode.TowardsZero => "what is left is cut off",
            RoundingMode.AwayFromZero => "every remainder is rounded up",
            RoundingMode.Floor => "always downwards",
            RoundingMode.Ceiling => "always upwards",
        };
}
