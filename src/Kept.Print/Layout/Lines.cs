using System.Collections.Immutable;
using Kept.Print.Pdf;

namespace Kept.Print.Layout;

/// <summary>Words in their places on a line.</summary>
/// <param name="X">From the beginning of the line, in points.</param>
internal readonly record struct Placed(double X, string Text, Face Face);

/// <summary>A line of text.</summary>
internal sealed record Line(ImmutableArray<Placed> Words, double Width)
{
    public void Draw(Canvas canvas, double x, double baseline, double grey = 0)
    {
        foreach (var word in Words)
        {
            canvas.Text(word.Text, word.Face.Font, word.Face.Size, (x + word.X, baseline), grey);
        }
    }
}

/// <summary>Breaks text into lines at its blanks; a word that is longer than a line is broken where the line ends.</summary>
internal static class Lines
{
    public static ImmutableArray<Line> Of(IEnumerable<Span> spans, double width)
    {
        var (lines, words, x) = (ImmutableArray.CreateBuilder<Line>(), new List<Placed>(), 0.0);
        foreach (var (text, face) in spans.SelectMany(Split))
        {
            var blank = words.Count == 0 ? 0 : face.Width(" ");
            if (words.Count > 0 && x + blank + face.Width(text) > width)
            {
                lines.Add(Joined(words, x));
                (words, x, blank) = ([], 0, 0);
            }

            foreach (var part in Fitting(text, face, width))
            {
                if (words.Count > 0 && x + blank + face.Width(part) > width)
                {
                    lines.Add(Joined(words, x));
                    (words, x, blank) = ([], 0, 0);
                }

                words.Add(new Placed(x + blank, part, face));
                x += blank + face.Width(part);
            }
        }

        if (words.Count > 0)
        {
            lines.Add(Joined(words, x));
        }

        return lines.ToImmutable();
    }

    private static IEnumerable<Span> Split(Span span) =>
        span.Text.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(w => span with { Text = w });

    private static IEnumerable<string> Fitting(string word, Face face, double width)
    {
        while (face.Width(word) > width && word.Length > 1)
        {
            var length = Enumerable.Range(1, word.Length - 1).TakeWhile(n => face.Width(word[..n]) <= width).LastOrDefault(1);
            yield return word[..length];
            word = word[length..];
        }

        yield return word;
    }

    // Words of one face are written as one text, so that it can be searched and copied with its blanks.
    private static Line Joined(List<Placed> words, double width)
    {
        var joined = ImmutableArray.CreateBuilder<Placed>();
        foreach (var word in words)
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Face == word.Face)
            {
                joined[^1] = last with { Text = $"{last.Text} {word.Text}" };
            }
            else
            {
                joined.Add(word);
            }
        }

        return new Line(joined.ToImmutable(), width);
    }
}
