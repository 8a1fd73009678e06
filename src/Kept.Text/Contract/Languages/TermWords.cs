using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Contract.Languages;

/// <summary>Term, renewal, notice, rates and rounding.</summary>
public abstract class TermWords(ValueWords values)
{
    protected ValueWords V { get; } = values;

    public abstract string Title { get; }

    public abstract string StartLead { get; }

    public abstract string RenewalLead { get; }

    public abstract string NoticeLead { get; }

    public abstract string EarlyEndLead { get; }

    public abstract string Starts(LocalDate? on);

    /// <param name="lastDay">Null where the first day is not known yet.</param>
    public abstract string Lasts(TimeLength length, LocalDate? lastDay);

    public abstract string OpenEnded { get; }

    /// <summary>What an end does that falls on a day that does not exist; empty where nothing is said.</summary>
    public abstract string Missing(MissingDay rule);

    public abstract string Renews(TimeLength length, bool unlessNotice);

    public abstract string RenewsNot { get; }

    /// <summary>Who gives it, how long before what, in which form, judged by what.</summary>
    public abstract string Notice(NoticeRule notice);

    /// <summary>The last day for a notice before the first end.</summary>
    public abstract string LastNotice(LocalDate lastDay, bool sent);

    public abstract string EarlyEnd(string owed);

    public abstract string FeesTitle { get; }

    /// <param name="rates">Whether there is an exhibit of rates.</param>
    /// <param name="services">Whether there is one of services.</param>
    public abstract string FeesIn(Currency currency, bool rates, bool services);

    public abstract string Rounding(RoundingRule rule);

    public abstract string RatesFrozen(string until);

    public abstract string RatesAnnounced(NoticeRule announced);

    public abstract string RatesFree { get; }

    public abstract string CurrencyLead { get; }

    public abstract string RoundingLead { get; }

    public abstract string ChangeLead { get; }
}
