using Kept.Core.Assessment;
using Kept.Text.Json;

namespace Kept.Text.Report;

/// <summary>The levels, one line each: what was promised, what it was, what it earns.</summary>
internal static class LevelTable
{
    private const int VerdictColumn = 3;
    private static readonly HashSet<int> Right = [4, 6];

    public static IEnumerable<string> Of(AssessmentResult result, ReportOptions options, LocalWords words)
    {
        if (result.Levels.IsDefaultOrEmpty)
        {
            return ["The agreement has no service level in this period."];
        }

        var money = new MoneyText(result.MinorDigits);
        string[] heading = ["Clause", "Level", "Window", "Verdict", "Figure", "Promise", "Credit"];
        var rows = result.Levels.Select(l => Row(l, money, words)).Prepend(heading).ToArray();
        return Columns.Of(rows, Right, (row, column, text) => Paint(options.Ink, row, column, text));
    }

    /// <summary>The window, with the occurrence and the member where there are some.</summary>
    public static string Of(LevelResult level, LocalWords words)
    {
        var window = level.Occurrence is { } occurrence ? $"{words.Window(level.Window)}, {occurrence}" : words.Window(level.Window);
        return level.Member is { } member ? $"{member}, {window}" : window;
    }

    private static string[] Row(LevelResult level, MoneyText money, LocalWords words) =>
        [
            level.Clause,
            level.Title,
            Of(level, words),
            level.Verdict == Verdict.Missed ? "MISSED" : ResultWords.Of(level.Verdict),
            LocalWords.Figure(level),
            level.Target,
            Credit(level.Credit, money),
        ];

    /// <summary>
    /// <c>4.50</c>; <c>0.00 of 50.00</c> where not all of it is granted; <c>4.50 not claimed</c> where that can still come.
    /// </summary>
    private static string Credit(CreditResult credit, MoneyText money)
    {
        if (credit.Entitled == default && credit.Granted == default)
        {
            return "–";
        }

        var entitled = CreditSummary.Range(credit.Entitled, money);
        return credit.State switch
        {
            _ when credit.Granted == credit.Entitled => entitled,
            ClaimState.NotClaimed => $"{entitled} not claimed",
            ClaimState.AwaitingAnswer => $"{entitled} claimed",
            _ => $"{CreditSummary.Range(credit.Granted, money)} of {entitled}",
        };
    }

    private static string Paint(Ink ink, int row, int column, string text) =>
        row == 0 ? ink.Faint(text)
        : column != VerdictColumn ? text
        : text.StartsWith("MISSED", StringComparison.Ordinal) ? ink.Bad(text)
        : text.StartsWith("met", StringComparison.Ordinal) ? ink.Good(text)
        : ink.Open(text);
}
