using System.Globalization;
using Kept.Core.Problems;

namespace Kept.Text.Language.Yaml;

/// <summary>What can be said of a text before it is parsed: its size, its characters, its indentation.</summary>
internal static class SourceChecks
{
    public static bool Accepts(SourceText source, List<Problem> problems)
    {
        if (source.Text.Length > SourceText.MaxAgreementBytes)
        {
            problems.Add(SourceText.TooLarge(source.Name, source.Text.Length, SourceText.MaxAgreementBytes));
            return false;
        }

        var before = problems.Count;
        Characters(source, problems);
        Tabs(source, problems);
        return problems.Count == before;
    }

    private static void Characters(SourceText source, List<Problem> problems)
    {
        var text = source.Text;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsControl(text, i))
            {
                var place = PlaceOf(source, i);
                var code = ((int)text[i]).ToString("X4", CultureInfo.InvariantCulture);
                problems.Add(
                    ProblemCodes.ControlCharacter.At(place, $"the character U+{code} cannot be seen and may not stand here", "delete it")
                );
                return;
            }
        }
    }

    // Also half surrogates, and marks that turn the direction of text: what is read must be what is seen.
    private static bool IsControl(string text, int i) =>
        text[i] switch
        {
            '\t' or '\n' or '\r' => false,
            < ' ' or '\u007F' or (>= '\u0080' and <= '\u009F') or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' => true,
            (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => true,
            >= '\uD800' and <= '\uDBFF' => i + 1 >= text.Length || !char.IsLowSurrogate(text[i + 1]),
            >= '\uDC00' and <= '\uDFFF' => i == 0 || !char.IsHighSurrogate(text[i - 1]),
            _ => false,
        };

    private static void Tabs(SourceText source, List<Problem> problems)
    {
        var line = 0;
        foreach (var text in source.Text.AsSpan().EnumerateLines())
        {
            line++;
            var indent = text.IndexOfAnyExcept(' ', '\t');
            var tab = text[..(indent < 0 ? 0 : indent)].IndexOf('\t');
            if (tab >= 0)
            {
                var place = new Place(source.Name, line, tab + 1);
                problems.Add(ProblemCodes.TabInIndentation.At(place, "a tab stands in the indentation", "indent with spaces"));
            }
        }
    }

    private static Place PlaceOf(SourceText source, int index)
    {
        var before = source.Text.AsSpan(0, index);
        return new Place(source.Name, 1 + before.Count('\n'), index - before.LastIndexOf('\n'));
    }
}
