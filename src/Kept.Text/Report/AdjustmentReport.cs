using Kept.Core.Assessment;
using Kept.Core.Money;
using Kept.Text.Json;

namespace Kept.Text.Report;

/// <summary>What changed against a statement, for people: each line with its difference, and the sum.</summary>
public static class AdjustmentReport
{
    public static string Render(Adjustment adjustment, AssessmentResult result, ReportOptions options)
    {
        var money = new MoneyText(result.MinorDigits);
        var words = new LocalWords(options.Zone);
        var lines = adjustment.Lines.SelectMany(l => Line(l, money, words)).ToArray();
        var heading = options.Ink.Strong($"Adjustment of statement {adjustment.Replaces[..12]}");
        var sum = $"Entitled {Signed(adjustment.Entitled, money)}, granted {Signed(adjustment.Granted, money)} {result.Currency}";
        var body = lines.Length == 0 ? ["nothing has changed"] : lines.Append(sum);
        return string.Concat(new[] { "", heading }.Concat(body.SelectMany(b => Wrap.Lines(b, options.Width - 2)).Select(b => $"  {b}")).Select(l => $"{l.TrimEnd()}\n"));
    }

    private static IEnumerable<string> Line(AdjustmentLine line, MoneyText money, LocalWords words)
    {
        var what = line.Occurrence is { } occurrence ? $"{line.Level}, {occurrence}" : line.Level;
        var verdict = line.Was?.Verdict == line.Is?.Verdict ? line.Is?.Verdict : $"was {line.Was?.Verdict ?? "not stated"}, is {line.Is?.Verdict ?? "gone"}";
        var facts = line.Facts.IsEmpty ? "" : $"; from {string.Join(", ", line.Facts.Take(6))}{(line.Facts.Length > 6 ? $" and {line.Facts.Length - 6} more" : "")}";
        yield return $"{line.Clause} {what} ({words.At(line.From)}): {verdict}; entitled {Signed(line.Entitled, money)}, granted {Signed(line.Granted, money)}{facts}";
    }

    private static string Signed(AmountRange amount, MoneyText money) =>
        amount.IsExact ? Signed(amount.Best, money) : $"{Signed(amount.Best, money)} to {Signed(amount.Worst, money)}";

    private static string Signed(Rational amount, MoneyText money) => amount.Sign > 0 ? $"+{money.Of(amount)}" : money.Of(amount);
}
