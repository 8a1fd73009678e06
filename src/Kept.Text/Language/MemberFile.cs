using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Problems;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using NodaTime;

namespace Kept.Text.Language;

/// <summary>Members from CSV (RFC 4180): a heading line, then one member a line. Columns that are not known become values.</summary>
public static class MemberFile
{
    private static readonly string[] Known = ["customer", "resource", "plan", "fee", "from", "until"];

    /// <summary>
    /// All members as they are read, without holding the file; problems are handed over as they are met, and their lines left out.
    /// </summary>
    public static IEnumerable<Member> Stream(TextReader lines, string file, Action<Problem> report)
    {
        if (CsvLine.Read(lines, 1) is not { } heading)
        {
            report(
                ProblemCodes.CsvNotUnderstood.At(
                    new Place(file, 1, 1),
                    "the file is empty",
                    "begin with the line `customer,resource,plan,fee,from,until`"
                )
            );
            yield break;
        }

        if (Columns(heading, file, report) is not { } columns)
        {
            yield break;
        }

        for (var line = CsvLine.Read(lines, heading.NextLine); line is not null; line = CsvLine.Read(lines, line.NextLine))
        {
            if (!line.IsBlank && MemberOf(line, columns, file, report) is { } member)
            {
                yield return member;
            }
        }
    }

    internal static ImmutableArray<Member> Read(SourceText source, Reading reading)
    {
        using var lines = new StringReader(source.Text);
        return [.. Stream(lines, source.Name, reading.Add)];
    }

    private static ImmutableArray<string>? Columns(CsvLine heading, string file, Action<Problem> report)
    {
        ImmutableArray<string> names = [.. heading.Fields.Select(f => f.Trim())];
        var at = new Place(file, 1, 1);
        if (!names.Contains("customer"))
        {
            report(
                ProblemCodes.CsvNotUnderstood.At(
                    at,
                    "the heading has no column `customer`",
                    "begin with the line `customer,resource,plan,fee,from,until`"
                )
            );
            return null;
        }

        if (names.Distinct(StringComparer.Ordinal).Count() != names.Length || names.Contains(""))
        {
            report(ProblemCodes.CsvNotUnderstood.At(at, "the heading names a column twice, or not at all", "give each column one name"));
            return null;
        }

        return names;
    }

    private static Member? MemberOf(CsvLine line, ImmutableArray<string> columns, string file, Action<Problem> report)
    {
        var at = new Place(file, line.Number, 1);
        if (line.Fields.Count != columns.Length || line.Unclosed)
        {
            var sentence = line.Unclosed
                ? "a quote is not closed"
                : $"the line has {line.Fields.Count} fields, and the heading {columns.Length}";
            report(ProblemCodes.CsvNotUnderstood.At(at, sentence, "quote a field that holds a comma"));
            return null;
        }

        var text = new MemberText(at, report);
        for (var i = 0; i < columns.Length; i++)
        {
            text.Take(columns[i], line.Fields[i].Trim());
        }

        return text.Member();
    }

    /// <summary>The fields of one line, as they are taken up.</summary>
    private sealed class MemberText(Place at, Action<Problem> report)
    {
        private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
        private ImmutableSortedDictionary<string, string> _values = ImmutableSortedDictionary<string, string>.Empty;
        private bool _sound = true;

        public void Take(string column, string text)
        {
            if (text.Length == 0)
            {
                return;
            }

            if (Known.Contains(column))
            {
                _texts[column] = text;
            }
            else
            {
                _values = _values.Add(column, text);
            }
        }

        public Member? Member()
        {
            var (fee, from, until) = (Value("fee", Amounts.Amount), Value("from", Times.Date), Value("until", Times.Date));
            var customer = _texts.GetValueOrDefault("customer");
            return _sound && InOrder(customer, from, until, at, report)
                ? new Member(customer!, _texts.GetValueOrDefault("resource"), _texts.GetValueOrDefault("plan"), fee?.Amount, from, until)
                {
                    Values = _values,
                }
                : null;
        }

        private T? Value<T>(string column, Grammar<T> grammar)
            where T : struct
        {
            if (!_texts.TryGetValue(column, out var text))
            {
                return null;
            }

            if (grammar.TryRead(text, out var value))
            {
                return value;
            }

            report(ProblemCodes.ValueNotUnderstood.At(at, $"`{Kinds.Shorten(text)}` is not {grammar.Expected}", grammar.HintFor(text)));
            _sound = false;
            return null;
        }
    }

    private static bool InOrder(string? customer, LocalDate? from, LocalDate? until, Place at, Action<Problem> report)
    {
        if (customer is null)
        {
            report(ProblemCodes.CsvNotUnderstood.At(at, "the line names no customer", "fill the column `customer`"));
        }
        else if (until <= from)
        {
            report(
                ProblemCodes.DateOrder.At(at, "the member ends before it begins", "`until` is the first day on which it is served no more")
            );
        }

        return customer is not null && !(until <= from);
    }
}
