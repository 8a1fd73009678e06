using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Text.Contract;
using Kept.Text.Contract.Parts;

namespace Kept.Text.Gallery;

/// <summary>Who promises what: one row for each level of each agreement.</summary>
internal static class PromiseTable
{
    private static readonly string[] Heads = ["Agreement", "Provider: service", "Measure", "Target", "Credit", "Claim"];

    public static string Of(IEnumerable<GalleryEntry> entries) => MarkdownTable.Of(Heads, entries.SelectMany(Rows));

    private static IEnumerable<string[]> Rows(GalleryEntry entry) =>
        entry.Draft.Terms.ServiceLevels.Select((level, n) => Row(entry, level, isFirst: n == 0));

    private static string[] Row(GalleryEntry entry, ServiceLevel level, bool isFirst)
    {
        var draft = entry.Draft;
        var service = draft.Values.And(level.Of.Select(draft.Service));
        return
        [
            isFirst ? entry.Link : "",
            isFirst ? $"{Provider(draft)}: {service}" : service,
            draft.Words.Figures.Short(level.Measure),
            TargetText.Short(draft, level),
            level.Credit is { } credit ? Form(draft, credit) : "none",
            level.Credit is null ? "–" : Deadline(draft, level),
        ];
    }

    /// <summary>A standard text or a sample clause is for whoever takes it.</summary>
    private static string Provider(Draft draft) => draft.Terms.Parties.Provider is { Name: not "any" } known ? known.Name : "any provider";

    /// <summary>Of a table only how many rows it has and from what to what they go.</summary>
    private static string Form(Draft draft, Credit credit) =>
        credit.Quantity is CreditQuantity.Table { Rows: { Length: > 1 } rows }
            ? $"{rows.Length} rows: {Range(draft, [.. rows.Select(r => r.Give)])}{Base(draft, credit)}"
            : CreditText.Short(draft, credit);

    private static string Range(Draft draft, Give[] gives)
    {
        var sorted = gives.OrderBy(Amount).Select(g => draft.Words.Credits.Give(g, draft.Terms.Currency)).Distinct().ToArray();
        return sorted.Length == 1 ? sorted[0] : $"{sorted[0]} to {sorted[^1]}";
    }

    private static Rational Amount(Give give) => give switch
    {
        Give.Percent percent => percent.Share,
        Give.Money money => money.Amount,
        Give.Days days => days.Count,
        Give.Points points => points.Count,
        _ => throw new InvalidOperationException("the family is closed"),
    };

    private static string Base(Draft draft, Credit credit) =>
        credit.Of is { } fee ? $" {draft.Words.Credits.OfFee(CreditText.Titled(draft, fee), draft.Terms.Currency)}" : "";

    private static string Deadline(Draft draft, ServiceLevel level)
    {
        var claim = level.Claim;
        var after = draft.Words.Claims.After(claim.After, level.Measure.Frame.Window);
        return claim.Automatic ? "not needed"
            : claim.Within is { } within ? $"{draft.Values.Length(within)} {after}"
            : "no deadline";
    }
}
