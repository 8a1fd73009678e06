using Kept.Core.Assessment;
using Kept.Core.Tests.Assessment.Plain;

namespace Kept.Core.Tests.Assessment.Generated;

/// <summary>Engine and twin side by side.</summary>
internal static class Comparing
{
    /// <summary>Null where they agree on every verdict, figure and amount; otherwise the first line on which they do not.</summary>
    public static string? Difference(AssessmentResult engine, PlainResult plain)
    {
        var ours = engine.Levels.Where(l => l.Occurrence is not null || l.Best is not null || l.Verdict == Verdict.Undetermined).Select(Line).Order(StringComparer.Ordinal).ToArray();
        var theirs = plain.Entries.Select(Line).Order(StringComparer.Ordinal).ToArray();
        for (var i = 0; i < Math.Max(ours.Length, theirs.Length); i++)
        {
            if (ours.ElementAtOrDefault(i) != theirs.ElementAtOrDefault(i))
            {
                return $"engine {ours.ElementAtOrDefault(i)}\n  twin {theirs.ElementAtOrDefault(i)}";
            }
        }

        return null;
    }

    private static string Line(LevelResult l) =>
        $"{l.Level} {l.Window.From} {Name(l.Occurrence)}: {l.Verdict} best {l.Best?.Exact} worst {l.Worst?.Exact} "
        + $"accrued {l.Credit.Accrued.Best}..{l.Credit.Accrued.Worst} entitled {l.Credit.Entitled.Best}..{l.Credit.Entitled.Worst} granted {l.Credit.Granted.Best}..{l.Credit.Granted.Worst}";

    private static string Line(PlainEntry e) =>
        $"{e.Best.Level.Id} {e.Best.WindowAt} {Name(e.Best.Occurrence)}: {e.Verdict} best {e.Best.Figure} worst {e.Worst.Figure} "
        + $"accrued {e.Best.Accrued}..{e.Worst.Accrued} entitled {e.Best.Entitled}..{e.Worst.Entitled} granted {e.Best.Granted}..{e.Worst.Granted}";

    private static string Name(string? occurrence) =>
        string.Join('+', (occurrence ?? "").Split([' ', ',', '+'], StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
}
