using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Core.Problems;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;
using NodaTime;

namespace Kept.Text.Language;

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
