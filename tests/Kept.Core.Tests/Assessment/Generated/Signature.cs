using Kept.Core.Assessment;

namespace Kept.Core.Tests.Assessment.Generated;

/// <summary>What of a result is compared after evidence changed.</summary>
internal static class Signature
{
    /// <summary>Every figure, verdict and amount; not the names of occurrences, nor words.</summary>
    public static string Figures(AssessmentResult result) =>
        string.Join('\n', result.Levels.Select(l => $"{l.Level} {l.Window} {l.Verdict} {l.Best?.Exact} {l.Worst?.Exact} {Amounts(l.Credit)}")
            .Concat(result.Rights.Select(r => $"{r.Level} {r.Right} {r.Given} {r.At}")));

    /// <summary>All that a result says except its words: also who is named, claim states, deadlines, clocks and bands.</summary>
    public static string All(AssessmentResult result) =>
        string.Join('\n', result.Levels.Select(l =>
            $"{l.Level} {l.Window} {l.Occurrence} {l.Verdict} {l.Best} {l.Worst} {l.Margin} {Amounts(l.Credit)} {l.Credit} {l.Clock} {Running(l.Clock)} {Bands(l.Bands)}")
            .Concat(result.Rights.Select(r => $"{r.Level} {r.Right} {r.Given} {r.At}")));

    public static HashSet<string> Named(AssessmentResult result) =>
    [
        .. result.Levels.Where(l => l.Reasons is not null).SelectMany(l => l.Reasons!.AllFacts()),
        .. result.Rights.SelectMany(r => r.Reasons.AllFacts()),
        .. result.Credit.Reasons.SelectMany(r => r.AllFacts()),
    ];

    private static string Amounts(CreditResult c) => $"{c.Accrued} {c.Entitled} {c.Claimed} {c.Granted} {c.Settled} {c.ExtensionDays} {c.Points}";

    private static string Running(ClockReading? clock) => clock is null ? "" : string.Join(',', clock.Counted);

    private static string Bands(Bands? bands) => bands is null ? "" : string.Join('|', new[] { bands.Covered, bands.Bad, bands.Excluded, bands.Unknown }.Select(b => string.Join(',', b)));
}
