using Kept.Core.Agreements;
using Kept.Core.Money;

namespace Kept.Text.Contract.Languages;

/// <summary>The schedules at the end: holidays, examples, sayings, accepted findings, amendments.</summary>
public abstract class AppendixWords(ValueWords values)
{
    protected ValueWords V { get; } = values;

    public abstract string Schedule(int number, string title);

    public abstract string Holidays { get; }

    public abstract string HolidaysText { get; }

    public abstract string DateHead { get; }

    public abstract string HolidayHead { get; }

    public abstract string SetHead { get; }

    public abstract string YearsHead { get; }

    public abstract string EditionHead { get; }

    /// <summary>The name of a holiday of the built-in sets; any other name stays.</summary>
    public abstract string Holiday(string name);

    public abstract string Assumed { get; }

    public abstract string AssumedText { get; }

    public abstract string TermHead { get; }

    public abstract string Examples { get; }

    public abstract string ExamplesText { get; }

    public abstract string ExampleHead { get; }

    public abstract string FactsHead { get; }

    public abstract string ExpectedHead { get; }

    public abstract string AsOf(string at);

    public abstract string NoFacts { get; }

    public abstract string Sayings { get; }

    public abstract string SayingsText { get; }

    public abstract string SayingHead { get; }

    public abstract string MeansHead { get; }

    public abstract string Means(Assertion assertion, Currency currency, Func<string, string> level);

    public abstract string Accepted { get; }

    public abstract string AcceptedText { get; }

    public abstract string FindingHead { get; }

    public abstract string ReasonHead { get; }

    public abstract string Amendments { get; }

    public abstract string AmendmentsText { get; }

    public abstract string AmendmentHead { get; }

    public abstract string EffectiveHead { get; }

    public abstract string SignedHead { get; }
}
