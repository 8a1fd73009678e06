using NodaTime;
using NodaTime.Text;

namespace Kept.Web.Pages.Statements;

/// <summary>A statement in a list.</summary>
public sealed record StatementRow(
    string Agreement,
    string? Customer,
    string Statement,
    string Period,
    string Hash,
    Instant At,
    string? Replaces
);

/// <summary>A statement of one agreement, with the entries that it rests on.</summary>
public sealed record StatementLine(
    string Statement,
    string Period,
    string Hash,
    Instant At,
    string? Replaces,
    IReadOnlyList<StatementLine.Head>? Heads
)
{
    public sealed record Head(string Stream, long Version, string Hash);
}

/// <summary>The terms as text, with the files that they refer to.</summary>
public sealed record TermsText(string Text, IReadOnlyDictionary<string, string>? Files);

/// <summary>One agreement of a run of statements.</summary>
public sealed record RunLine(string Agreement, string Outcome, string? Statement, IReadOnlyList<RunLine.Trouble>? Problems)
{
    public sealed record Trouble(string Code, string Sentence);
}

/// <summary>What somebody types to get the same hash with the program on their own machine.</summary>
public static class Recompute
{
    public const string ReplacedFile = "replaced.json";

    /// <param name="replaces">Whether it is an adjustment of a statement before, which its hash covers.</param>
    public static string Command(string agreement, string period, Instant asOf, bool replaces)
    {
        var more = replaces ? $" --replaces {ReplacedFile}" : "";
        var at = InstantPattern.ExtendedIso.Format(asOf);
        return $"kept assess {TermsFile(agreement)} --evidence {EvidenceFile(agreement)} --period {period.Replace('_', '/')} --as-of {at}{more} --json";
    }

    public static string TermsFile(string agreement) => $"{agreement}.yaml";

    public static string EvidenceFile(string agreement) => $"{agreement}.jsonl";
}
