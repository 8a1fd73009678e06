using Kept.Core.Changes;
using Kept.Text.Contract;
using Kept.Text.Contract.Languages;

namespace Kept.Text.Changes;

/// <summary>A comparison with the two texts that it is of, to be written in any form.</summary>
public sealed record Redline(ContractSource From, ContractSource To, AgreementComparison Comparison)
{
    internal Draft Before { get; } = new(From, ContractLanguage.Of("en")!);

    internal Draft After { get; } = new(To, ContractLanguage.Of("en")!);

    /// <summary>Both sides of a change in words; null where there is none.</summary>
    public (string? From, string? To) Sides(AgreementChange change) =>
        (change.From is { } from ? Said(Before, from) : null, change.To is { } to ? Said(After, to) : null);

    /// <summary>Changes by what they are about: the agreement as a whole, then each level.</summary>
    public IEnumerable<(string Heading, AgreementChange[] Changes)> Groups =>
        Comparison
            .Changes.GroupBy(c => c.Level)
            .Select(g => (g.Key is { } level ? Heading(level, g.First()) : "The agreement as a whole", g.ToArray()));

    /// <summary>Which versions are compared.</summary>
    public string Title => $"{After.Title}: what changes";

    public string Versions => $"{Name(From)} → {Name(To)}";

    /// <summary>How many changes serve whom, and how many levels keep less.</summary>
    public string Summary
    {
        get
        {
            var changes = Comparison.Changes;
            if (changes.IsEmpty)
            {
                return "Nothing changes in what the agreement means.";
            }

            var weaker = changes.Where(c => c.Warning is not null).Select(c => c.Level).Distinct().Count();
            return $"{Count(changes.Length, "change")}: the customer gains by {changes.Count(c => c.Gains == Gain.Customer)}, "
                + $"the provider by {changes.Count(c => c.Gains == Gain.Provider)}, {changes.Count(c => c.Gains == Gain.Open)} open. "
                + (
                    weaker == 0
                        ? "No level keeps less than it had."
                        : $"What keeps less is marked: {Count(weaker, "part")} of the agreement."
                );
        }
    }

    private string Heading(string level, AgreementChange first)
    {
        var title = (To.Terms.LevelOf(level) ?? From.Terms.LevelOf(level))!.DisplayTitle;
        return first.Clause is { } clause ? $"{clause} {title}" : title;
    }

    private static string Name(ContractSource source)
    {
        var day = source.EffectiveOn is { } on ? $" (from {on:yyyy'-'MM'-'dd})" : "";
        return $"{source.Terms.Id}, version {source.Version}{day}";
    }

    private static string Said(Draft draft, ChangeValue value) => ValueText.Of(draft, value).Replace('\u00a0', ' ');

    private static string Count(int count, string thing) => Core.Assessment.Words.Count(count, thing);
}
