using Kept.Core.Agreements;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Contract.Languages;

/// <summary>The page for people who do not read the rest. It says <c>you</c> to the customer.</summary>
public abstract class SummaryWords(ValueWords values)
{
    protected ValueWords V { get; } = values;

    public abstract string Title(string agreement);

    /// <summary>That the contract holds, not this page.</summary>
    public abstract string Caution { get; }

    public abstract string Who { get; }

    public abstract string WhoText(string provider, string? customer);

    public abstract string What { get; }

    public abstract string Promised { get; }

    public abstract string PromiseHead { get; }

    public abstract string MissedHead { get; }

    public abstract string ClaimHead { get; }

    public abstract string Todo { get; }

    /// <summary>What a customer does to get the credit of some levels.</summary>
    public abstract string ClaimBy(string levels, ClaimRule rule, string after);

    public abstract string NothingToClaim { get; }

    public abstract string ClaimShort(ClaimRule rule, string after);

    public abstract string AutomaticShort { get; }

    public abstract string Approve(string amount, string services);

    public abstract string Leave { get; }

    public abstract string Runs(LocalDate? from, LocalDate? lastDay, TimeLength? lasts);

    public abstract string RenewsFor(TimeLength length);

    public abstract string LeaveBy(LocalDate? lastDay, NoticeRule notice);

    public abstract string EndsByItself { get; }

    public abstract string MayTerminate { get; }

    public abstract string NoTerm { get; }

    public abstract string OnlyRemedy { get; }

    /// <summary>The same promise in minutes: how much bad time a month of 30 days allows.</summary>
    public abstract string Allows(Duration time, int days);

    public abstract string NoCredit { get; }

    public abstract string Works(string worth);
}
