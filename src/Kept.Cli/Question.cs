using System.CommandLine;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Core.Time;
using Kept.Text.Evidence;
using Kept.Text.Language;
using NodaTime;

namespace Kept.Cli;

/// <summary>The options by which <c>assess</c> and <c>explain</c> ask: which agreement, which evidence, which period, as of when.</summary>
internal sealed class QuestionOptions
{
    public Argument<string[]> Agreement { get; } =
        new("AGREEMENT")
        {
            Description = "The agreement; further files are its amendments and the texts it stands under.",
            Arity = ArgumentArity.OneOrMore,
        };

    public Option<string[]> Evidence { get; } = Commands.Shared.Evidence();

    public Option<string?> Period { get; } =
        new("--period", "-p")
        {
            Description = "2026-03, 2026-Q1, 2026 or 2026-03-10; by default the months that the evidence touches.",
            HelpName = "PERIOD",
        };

    public Option<string?> From { get; } =
        new("--from") { Description = "Instead of a period: from this day or instant …", HelpName = "T" };

    public Option<string?> Until { get; } =
        new("--until") { Description = "… until this one, which does not belong to it.", HelpName = "T" };

    public Option<string?> AsOf { get; } =
        new("--as-of")
        {
            Description =
                "As known at this instant (a day means its beginning); by default the end of the period, or the last "
                    + "recording if that is later.",
            HelpName = "T",
        };

    public void AddTo(Command command)
    {
        command.Arguments.Add(Agreement);
        foreach (var option in new Option[] { Evidence, Period, From, Until, AsOf })
        {
            command.Options.Add(option);
        }
    }
}

/// <summary>A question that was read: the agreement, what was known, the period and the instant. Or its problems.</summary>
internal sealed record Question(AgreementDocument Document, EvidenceBook Book, TimeRange Period, Instant AsOf)
{
    public DateTimeZone Zone => ZoneOf(Document);

    /// <exception cref="UsageException">The period or the instant cannot be read, or there is none to take.</exception>
    public static Checked<Question> Read(Shell shell, Inputs inputs, QuestionOptions options, ParseResult parsed)
    {
        var files = new AgreementFiles(shell, inputs);
        var agreement = files.Read(parsed.GetValue(options.Agreement)!);
        if (agreement.Value is not { } document)
        {
            return Checked<Question>.Refused(agreement.Problems);
        }

        var zone = ZoneOf(document);
        var asOf = parsed.GetValue(options.AsOf) is { } at ? Times.At("--as-of", at, zone) : (Instant?)null;
        var asked = Asked(parsed, options, zone);
        var evidence = inputs.Evidence(parsed.GetValue(options.Evidence) ?? [], EvidenceOptions.For(document.Agreement), asOf);
        if (evidence.Value is not { } book)
        {
            return Checked<Question>.Refused(evidence.Problems);
        }

        var amended = book.Amendments.IsEmpty ? agreement : files.ReadAmended(document.Agreement.Id, book.Amendments);
        if (amended.Value is not { } inForce)
        {
            return Checked<Question>.Refused(amended.Problems);
        }

        var period = asked ?? Touched(book, zone);
        return Checked<Question>.Fine(
            new Question(inForce, book, period, asOf ?? Instant.Max(period.Until, book.LatestKnowledge ?? period.Until))
        );
    }

    public Checked<AssessmentResult> Answer() => Assessor.Assess(Document.Agreement, Book, Period, AsOf);

    public static DateTimeZone ZoneOf(AgreementDocument document) => document.Agreement.Versions[0].Terms.Zone;

    /// <summary>The period that is asked about; null where none is named.</summary>
    public static TimeRange? Asked(ParseResult parsed, QuestionOptions options, DateTimeZone zone)
    {
        var (period, from, until) = (parsed.GetValue(options.Period), parsed.GetValue(options.From), parsed.GetValue(options.Until));
        if (period is not null)
        {
            return from is null && until is null
                ? Times.Period(period, zone)
                : throw new UsageException("give either --period or --from and --until");
        }

        return (from, until) switch
        {
            (null, null) => null,
            ({ } start, { } end) => Times.Range(start, end, zone),
            _ => throw new UsageException("--from and --until go together"),
        };
    }

    /// <summary>The whole local months in which anything was measured.</summary>
    public static TimeRange Touched(EvidenceBook book, DateTimeZone zone)
    {
        if (book.Measured() is not { } measured)
        {
            throw new UsageException("which period? The evidence holds nothing that was measured", "write --period 2026-03");
        }

        var (first, last) = (measured.From.InZone(zone).Date, measured.Until.InZone(zone).Date);
        return new DayRange(new LocalDate(first.Year, first.Month, 1), new LocalDate(last.Year, last.Month, 1).PlusMonths(1)).In(zone);
    }
}
