using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Core.Time;
using Kept.Text.Evidence;
using Kept.Text.Language;
using NodaTime;

namespace Kept.Text.Checks.Examples;

/// <summary>An example of the agreement with what the engine makes of its facts.</summary>
/// <param name="Period">The local months in which anything of it happens.</param>
/// <param name="Result">With reasons.</param>
internal sealed record ExampleRun(AgreementExample Example, Agreement Agreement, EvidenceBook Book, TimeRange Period, Instant AsOf, AssessmentResult Result)
{
    public Terms Terms => Agreement.InForceAt(Period.From).Terms;

    /// <summary>The run, or why there can be none.</summary>
    public static Checked<ExampleRun> Of(AgreementDocument document, AgreementExample example)
    {
        var zone = document.Agreement.Versions[^1].Terms.Zone;
        var problems = new List<Problem>();
        var facts = Facts(document.Agreement, example, zone, problems);
        var asOf = KnownAt(example, zone, problems);
        if (problems.Count > 0)
        {
            return Checked<ExampleRun>.Refused(problems);
        }

        var book = EvidenceBook.Known(facts, asOf);
        return book.IsFine ? Of(document.Agreement, example, book.Value, asOf) : Checked<ExampleRun>.Refused(book.Problems);
    }

    private static Checked<ExampleRun> Of(Agreement agreement, AgreementExample example, EvidenceBook book, Instant? asOf)
    {
        var period = PeriodOf(agreement, book);
        var at = asOf ?? Instant.Max(period.Until, book.LatestKnowledge ?? period.Until);
        var result = Assessor.Assess(agreement, book, period, at);
        return result.IsFine
            ? Checked<ExampleRun>.Fine(new ExampleRun(example, agreement, book, period, at, result.Value))
            : Checked<ExampleRun>.Refused(result.Problems);
    }

    /// <summary>The whole local months of all facts that happen; without any, the first of the term.</summary>
    private static TimeRange PeriodOf(Agreement agreement, EvidenceBook book)
    {
        var terms = agreement.Versions[^1].Terms;
        var measured = book.Measured() ?? Happening(book);
        var (from, until) = measured is { } range
            ? (range.From.InZone(terms.Zone).Date, range.Until.InZone(terms.Zone).Date)
            : (terms.Term?.Starts ?? new LocalDate(2026, 1, 1), terms.Term?.Starts ?? new LocalDate(2026, 1, 1));
        return new TimeRange(
            LocalTimes.StartOfDay(terms.Zone, new LocalDate(from.Year, from.Month, 1)),
            LocalTimes.StartOfDay(terms.Zone, new LocalDate(until.Year, until.Month, 1).PlusMonths(1))
        );
    }

    private static TimeRange? Happening(EvidenceBook book)
    {
        var begins = book.Facts.Select(f => f.Begin).Where(b => b > Fact.Always).ToArray();
        return begins.Length == 0 ? null : new TimeRange(begins.Min(), begins.Max());
    }

    private static List<LocatedFact> Facts(Agreement agreement, AgreementExample example, DateTimeZone zone, List<Problem> problems)
    {
        var options = new EvidenceOptions
        {
            Zone = zone,
            LocalTimesIn = zone,
            Subjects = agreement
                .Versions.SelectMany(v => v.Terms.Services)
                .SelectMany(s => s.Resources.Prepend(s.Id))
                .Concat(agreement.Versions.SelectMany(v => v.Terms.Members).Select(m => m.Resource).OfType<string>())
                .ToImmutableHashSet(StringComparer.Ordinal),
            Levels = agreement.Versions.SelectMany(v => v.Terms.ServiceLevels).Select(l => l.Id).ToImmutableHashSet(StringComparer.Ordinal),
        };
        var facts = new List<LocatedFact>();
        var subjects = new SubjectCheck(options);
        foreach (var (node, n) in example.Facts?.Items.Select((node, n) => (node, n)) ?? [])
        {
            if (EvidenceReader.ReadOne(NodeJson.Of(node), node.At, options with { IdPrefix = $"fact-{n + 1}" }, problems) is { } fact)
            {
                facts.Add(new LocatedFact(fact, node.At));
                subjects.See(fact, node.At);
            }
        }

        var unknown = new ProblemList(options.ProblemsAtMost);
        subjects.Report(unknown);
        problems.AddRange(unknown.All());
        return facts;
    }

    private static Instant? KnownAt(AgreementExample example, DateTimeZone zone, List<Problem> problems)
    {
        if (example.AsOf is not { } text)
        {
            return null;
        }

        if (!InstantText.TryRead(text, zone, out var at, out var problem))
        {
            problems.Add(new Problem("bad-instant", example.At, problem));
        }

        return at;
    }
}
