using Kept.Core.Evidence;
using Kept.Core.Problems;
using NodaTime;

namespace Kept.Text.Evidence;

/// <summary>
/// Reads evidence, JSON Lines or CSV, line by line: a file of any size takes the memory of its longest line.
/// Facts come out as they are read; problems are gathered and are complete once the facts are read to the end.
/// </summary>
public sealed class EvidenceReader(EvidenceOptions options)
{
    private const int ProgressEvery = 10_000;
    private static readonly string[] LinesEndings = [".jsonl", ".ndjson", ".json"];
    private readonly ProblemList _problems = new(options.ProblemsAtMost);
    private readonly SubjectCheck _subjects = new(options);
    private long _facts;

    /// <summary>All problems so far, in the order of files and lines.</summary>
    public IEnumerable<Problem> Problems => _problems.All();

    /// <summary>How many facts were read, repeats included.</summary>
    public long Facts => _facts;

    /// <summary>The book of what all files say, or all their problems.</summary>
    /// <param name="asOf">Facts recorded later are not seen; null: all are.</param>
    public static Checked<EvidenceBook> ReadBook(IEnumerable<EvidenceSource> sources, EvidenceOptions options, Instant? asOf)
    {
        var reader = new EvidenceReader(options);
        var book = EvidenceBook.Known(sources.SelectMany(reader.Read), asOf);
        reader.Finish();
        var problems = reader.Problems.Concat(book.Problems).ToArray();
        return problems.Length > 0 ? Checked<EvidenceBook>.Refused(problems) : book;
    }

    /// <summary>
    /// One fact written as a JSON object that stands somewhere else, such as under <c>examples:</c>; null where it has problems.
    /// </summary>
    public static Fact? ReadOne(ReadOnlySpan<byte> utf8Json, Place at, EvidenceOptions options, ICollection<Problem> problems)
    {
        var list = new ProblemList(options.ProblemsAtMost);
        var fields = new FactFields(at.File, options, list) { DefaultId = options.IdPrefix };
        var fact = JsonFields.Fill(fields, utf8Json, at.Line, at.Column) ? FactKinds.Read(fields) : null;
        foreach (var problem in list.All())
        {
            problems.Add(problem);
        }

        return fact;
    }

    /// <summary>The facts of one file, in the order of its lines. Lines with problems give none.</summary>
    public IEnumerable<LocatedFact> Read(EvidenceSource source)
    {
        var kind = source.Kind ?? (source.Name == "-" || IsCsv(source.Name) ? options.Kind : null);
        var lines = LinesEndings.Any(e => source.Name.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        return IsCsv(source.Name) || (kind is not null && !lines) ? ReadCsv(source, kind) : ReadLines(source, kind);
    }

    private static bool IsCsv(string name) => name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);

    /// <summary>Adds the problems that only the whole of the evidence shows. Call it once all files are read.</summary>
    public void Finish() => _subjects.Report(_problems);

    private IEnumerable<LocatedFact> ReadLines(EvidenceSource source, string? kind)
    {
        var file = source.Name;
        var lines = new JsonLines(source.Content, file, options.LongestLine, _problems);
        var fields = new FactFields(file, options, _problems) { DefaultKind = kind };
        while (lines.Next(out var line))
        {
            if (!line.Span.ContainsAnyExcept(" \t"u8))
            {
                continue;
            }

            if (Fill(fields, line.Span, lines.Line) && Fact(fields) is { } fact)
            {
                yield return new LocatedFact(fact, new Place(file, lines.Line, 1));
            }

            Report(file, lines.Bytes);
        }
    }

    /// <summary>A plain fact, or one of an exported journal with what stands around it; false where there is none, or none of evidence.</summary>
    private static bool Fill(FactFields fields, ReadOnlySpan<byte> utf8, int line)
    {
        fields.RecordedAt = null;
        if (JournalLine.Of(utf8) is not { } journal)
        {
            return JsonFields.Fill(fields, utf8, line);
        }

        return journal.IsEvidence
            && JsonFields.Fill(fields, utf8.Slice(journal.Start, journal.Length), line, journal.Column)
            && fields.TakeRecordedAt(journal);
    }

    private IEnumerable<LocatedFact> ReadCsv(EvidenceSource source, string? kind)
    {
        var file = source.Name;
        var records = new CsvRecords(source.Content, file, _problems);
        if (!records.Header())
        {
            yield break;
        }

        var fields = new FactFields(file, options, _problems) { DefaultKind = kind ?? FactKinds.OfFile(file) };
        var names = Enumerable.Range(0, records.Count).Select(i => records[i].Trim().ToString()).ToArray();
        if (fields.DefaultKind is null && !names.Contains("kind"))
        {
            RefuseWithoutKind(new Place(file, records.Line, 1));
            yield break;
        }

        while (records.Next())
        {
            if (CsvFields.Fill(fields, records, names) && Fact(fields) is { } fact)
            {
                yield return new LocatedFact(fact, new Place(file, records.Line, 1));
            }

            Report(file, records.Bytes);
        }
    }

    // Once for the file, not for each of its rows.
    private void RefuseWithoutKind(Place header) =>
        _problems.Add(
            "kind-missing",
            header,
            "neither the name of the file nor a column says of which kind its facts are",
            "name the file outages.csv, samples.csv, tickets.csv …, add a `kind` column, or say it before the name: `outage:FILE`"
        );

    private Fact? Fact(FactFields fields)
    {
        _facts++;
        fields.DefaultId = options.IdPrefix is { } prefix ? $"{prefix}{_facts}" : null;
        var fact = FactKinds.Read(fields);
        if (fact is not null)
        {
            _subjects.See(fact, fields.Here with { Column = 1 });
        }

        return fact;
    }

    private void Report(string file, long bytes)
    {
        if (_facts % ProgressEvery == 0)
        {
            options.Progress?.Invoke(new EvidenceProgress(file, _facts, bytes));
        }
    }
}
