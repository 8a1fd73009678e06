using Kept.Core.Assessment;
using Kept.Text.Json;

namespace Kept.Text.Report;

/// <summary>What changed since a statement, line by line, and what it adds up to.</summary>
internal static class AdjustmentReport
{
    public static IEnumerable<string> Lines(Adjustment adjustment, AssessmentResult now, ReportOptions options)
    {
        var (words, money) = (new LocalWords(options.Zone), new MoneyText(now.MinorDigits));
        var lines = adjustment.Lines.IsEmpty
            ? ["  nothing changed"]
            : adjustment.Lines.SelectMany(l => Wrap.Lines(Sentence(l, words, money), options.Width - 2)).Select(l => $"  {l}");
        var heading = options.Ink.Strong(
            $"Adjustment of statement {adjustment.Replaces[..Math.Min(12, adjustment.Replaces.Length)]} in {now.Currency}"
        );
        var total = $"  Entitled {Signed(adjustment.Entitled, money)}, granted {Signed(adjustment.Granted, money)}";
        return new[] { "", heading }.Concat(lines).Append(total);
    }

    private static string Sentence(AdjustmentLine line, LocalWords words, MoneyText money)
    {
        var subject = string.Join(", ", new[] { line.Level, line.Member, line.Occurrence, words.At(line.From) }.Where(s => s is not null));
        var verdict = $"{line.Was?.Verdict ?? "not stated"} → {line.Is?.Verdict ?? "no longer there"}";
        var facts = line.Facts.IsDefaultOrEmpty ? "" : $" [clause {line.Clause}; from {string.Join(", ", line.Facts)}]";
        return $"{subject}: {verdict}, entitled {Signed(line.Entitled, money)}, granted {Signed(line.Granted, money)}{facts}";
    }

    private static string Signed(AmountRange amount, MoneyText money) =>
        amount.IsExact ? Signed(amount.Best, money) : $"{Signed(amount.Best, money)} to {Signed(amount.Worst, money)}";

    private static string Signed(Core.Money.Rational amount, MoneyText money) =>
        amount.Sign > 0 ? $"+{money.Of(amount)}" : money.Of(amount);
}
