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

    /// <summary>All members as they are read, without holding the file; problems are handed over as they are met, and their lines left out.</summary>
    public static IEnumerable<Member> Stream(TextReader lines, string file, Action<Problem> report)
    {
        if (CsvLine.Read(lines, 1) is not { } heading)
        {
            report(ProblemCodes.CsvNotUnderstood.At(new Place(file, 1, 1), "the file is empty", "begin with the line `customer,resource,plan,fee,from,until`"));
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
            report(ProblemCodes.CsvNotUnderstood.At(at, "the heading has no column `customer`", "begin with the line `customer,resource,plan,fee,from,until`"));
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
            var sentence = line.Unclosed ? "a quote is not closed" : $"the line has {line.Fields.Count} fields, and the heading {columns.Length}";
            report(ProblemCodes.CsvNotUnderstood.At(at, sentence, "quote a field that holds a comma"));
            return null;
        }

        var sound = true;
        var values = ImmutableSortedDictionary<string, string>.Empty;
        Rational? fee = null;
        LocalDate? from = null, until = null;
        string? customer = null, resource = null, plan = null;
        for (var i = 0; i < columns.Length; i++)
        {
            var text = line.Fields[i].Trim();
            if (text.Length == 0)
            {
                continue;
            }

            switch (columns[i])
            {
                case "customer":
                    customer = text;
                    break;
                case "resource":
                    resource = text;
                    break;
                case "plan":
                    plan = text;
                    break;
                case "fee":
                    sound &= Value(Amounts.Amount, text, at, report, out var amount);
                    fee = amount.Amount;
                    break;
                case "from":
                    sound &= Value(Times.Date, text, at, report, out var first);
                    from = first;
                    break;
                case "until":
                    sound &= Value(Times.Date, text, at, report, out var last);
                    until = last;
                    break;
                default:
                    values = values.Add(columns[i], text);
                    break;
            }
        }

        return sound && InOrder(customer, from, until, at, report) ? new Member(customer!, resource, plan, fee, from, until) { Values = values } : null;
    }

    private static bool InOrder(string? customer, LocalDate? from, LocalDate? until, Place at, Action<Problem> report)
    {
        if (customer is null)
        {
            report(ProblemCodes.CsvNotUnderstood.At(at, "the line names no customer", "fill the column `customer`"));
        }
        else if (until <= from)
        {
            report(ProblemCodes.DateOrder.At(at, "the member ends before it begins", "`until` is the first day on which it is served no more"));
        }

        return customer is not null && !(until <= from);
    }

    private static bool Value<T>(Grammar<T> grammar, string text, Place at, Action<Problem> report, out T? value)
    {
        if (grammar.TryRead(text, out value))
        {
            return true;
        }

        report(ProblemCodes.ValueNotUnderstood.At(at, $"`{Kinds.Shorten(text)}` is not {grammar.Expected}", grammar.HintFor(text)));
        return false;
    }
}

/// <summary>A record of a CSV file, which may run over several lines of it inside quotes.</summary>
internal sealed record CsvLine(int Number, int NextLine, List<string> Fields, bool Unclosed)
{
    public bool IsBlank => Fields is [""];

    public static CsvLine? Read(TextReader lines, int number)
    {
        if (lines.ReadLine() is not { } text)
        {
            return null;
        }

        var (fields, next) = (new List<string>(), number + 1);
        var field = new System.Text.StringBuilder();
        var quoted = false;
        for (var i = 0; ; i++)
        {
            if (i == text.Length)
            {
                if (quoted && next < number + 100 && lines.ReadLine() is { } more)
                {
                    field.Append('\n');
                    (text, i, next) = (more, -1, next + 1);
                    continue;
                }

                fields.Add(field.ToString());
                return new CsvLine(number, next, fields, quoted);
            }

            (quoted, i) = Take(text, i, quoted, field, fields);
        }
    }

    private static (bool Quoted, int At) Take(string text, int i, bool quoted, System.Text.StringBuilder field, List<string> fields)
    {
        var c = text[i];
        if (c == '"' && quoted && i + 1 < text.Length && text[i + 1] == '"')
        {
            field.Append('"');
            return (true, i + 1);
        }

        if (c == '"' && (quoted || field.Length == 0))
        {
            return (!quoted, i);
        }

        if (c == ',' && !quoted)
        {
            fields.Add(field.ToString());
            field.Clear();
            return (false, i);
        }

        field.Append(c);
        return (quoted, i);
    }
}
