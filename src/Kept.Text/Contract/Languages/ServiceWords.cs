using Kept.Core.Agreements;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Text.Contract.Languages;

/// <summary>Services with their schedules, packages and prices, and rates: Exhibits A and B.</summary>
public abstract class ServiceWords(ValueWords values)
{
    protected ValueWords V { get; } = values;

    public abstract string Title { get; }

    /// <summary>Before the title of a service that is a section by itself.</summary>
    public abstract string One { get; }

    public abstract string Provides(string service);

    /// <summary>When visits are planned, as a sentence.</summary>
    public abstract string Planned(Schedule schedule);

    /// <summary>The same for a cell of a table.</summary>
    public abstract string PlannedShort(Schedule schedule);

    public abstract string Tasks { get; }

    public abstract string Package(HourPackage hours);

    public abstract string PackageShort(HourPackage hours);

    public abstract string Beyond(string rate);

    public abstract string Price(RecurringPrice price, Currency currency);

    public abstract string PriceShort(RecurringPrice price, Currency currency);

    public abstract string AtRate(RatePrice price);

    public abstract string AtRateShort(RatePrice price);

    /// <summary>What a discounted rate comes to.</summary>
    public abstract string Discounted(string amount);

    public abstract string Approval(WorkApproval work, Currency currency);

    public abstract string Approver(string name, string? email, string? upTo);

    public abstract string ApproversLead { get; }

    public abstract string Resources(IEnumerable<string> names);

    public abstract string RateShort(Rate rate, Currency currency);

    public abstract string Steps(Duration step);

    public abstract string InAdvance(bool inAdvance);

    public abstract string ScheduleLead { get; }

    public abstract string PriceLead { get; }

    public abstract string PackageLead { get; }

    public abstract string ApprovalLead { get; }

    public abstract string ResourcesLead { get; }

    public abstract string ExhibitA { get; }

    public abstract string ExhibitB { get; }

    /// <summary>The title of an exhibit of the author, or the name of one of ours with its letter.</summary>
    public abstract string Exhibit(string letter, string? title);

    public abstract string RateHead { get; }

    public abstract string AmountHead { get; }

    public abstract string ChargedHead { get; }

    public abstract string ServiceHead { get; }

    public abstract string ClauseHead { get; }

    public abstract string PlannedHead { get; }

    public abstract string PriceHead { get; }

    public abstract string PaymentHead { get; }

    public abstract string AsWorked { get; }

    public abstract string Prepaid(bool prepaid);
}
