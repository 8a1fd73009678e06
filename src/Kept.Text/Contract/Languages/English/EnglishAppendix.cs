using Kept.Core.Agreements;
using Kept.Core.Money;

namespace Kept.Text.Contract.Languages.English;

internal sealed class EnglishAppendix(ValueWords values) : AppendixWords(values)
{
    public override string Holidays => "Holidays";

    public override string HolidaysText => "On these days the covered hours that name them are closed:";

    public override string DateHead => "Date";

    public override string HolidayHead => "Holiday";

    public override string SetHead => "List";

    public override string YearsHead => "Years";

    public override string EditionHead => "Edition";

    public override string Examples => "Worked examples";

    public override string ExamplesText =>
        "The parties agree that the terms give these results. Facts are written as in records of evidence, times are local.";

    public override string ExampleHead => "Example";

    public override string FactsHead => "Facts";

    public override string ExpectedHead => "Result";

    public override string NoFacts => "none";

    public override string Sayings => "What is said about this agreement";

    public override string SayingsText => "These summaries are meant as follows. Where a summary and the terms differ, the terms hold.";

    public override string SayingHead => "Summary";

    public override string MeansHead => "Meaning";

    public override string Accepted => "Accepted findings";

    public override string AcceptedText => "The parties know the following properties of these terms and accept them:";

    public override string FindingHead => "Finding";

    public override string ReasonHead => "Reason";

    public override string Amendments => "Amendments";

    public override string AmendmentsText => "The text above contains the following amendments:";

    public override string AmendmentHead => "Amendment";

    public override string EffectiveHead => "In force from";

    public override string SignedHead => "Signed";

    public override string Assumed => "Assumed terms";

    public override string AssumedText => "Where the text behind these terms is silent, they assume:";

    public override string TermHead => "Term";

    public override string Holiday(string name) => name;

    public override string Schedule(int number, string title) => $"Schedule {number}: {title}";

    public override string AsOf(string at) => $"As known on {at}.";

    public override string Means(Assertion assertion, Currency currency, Func<string, string> level) =>
        assertion switch
        {
            Assertion.Allowance allowance =>
                $"{V.Time(allowance.Is)} of bad time {V.Per(allowance.Per)} are still within the promise of {level(allowance.Level)}.",
            Assertion.Earns earns => $"A miss of {level(earns.Level)} of {V.Quantity(earns.For)} brings {Give(earns.Is, currency)}.",
            Assertion.Promises promises => $"The promise of {level(promises.Level)} is {V.Bound(promises.Is)}.",
            _ => throw new InvalidOperationException("the family is closed"),
        };

    private string Give(Give give, Currency currency) => new EnglishCredits(V).Give(give, currency);
}
