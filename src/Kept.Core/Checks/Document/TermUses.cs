using System.Text.RegularExpressions;
using Kept.Core.Agreements;

namespace Kept.Core.Checks.Document;

/// <summary>
/// Words that a text uses as defined terms: in quotation marks and with capitals, as lawyers write them. Only these can be told from plain
/// words.
/// </summary>
internal static partial class TermUses
{
    public static readonly CheckKind Undefined = new(
        "term-undefined",
        CheckGroup.Document,
        Severity.Warning,
        "a term that is used and not defined",
        "A text has a word in quotation marks and with capitals, as one writes defined terms, and nothing defines it. Write it under "
            + "`definitions:`, or as a plain word."
    );

    public static IEnumerable<Finding> Find(CheckContext context)
    {
        var terms = context.Terms;
        var known = terms
            .Frame.Definitions.SelectMany(d => new[] { d.Id, d.Title })
            .Concat(terms.Services.SelectMany(s => new[] { s.Id, s.Title }))
            .Concat(terms.ServiceLevels.SelectMany(l => new[] { l.Id, l.Title }))
            .Concat(terms.Calendars.Keys)
            .Concat(terms.Frame.Exhibits.SelectMany(e => new[] { e.Id, e.Title }))
            .OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Texts
            .All(terms)
            .SelectMany(t => Quoted().Matches(t).Select(m => m.Groups["term"].Value))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(t => !known.Contains(t) && !(t.EndsWith('s') && known.Contains(t[..^1])))
            .Select(t => Undefined.At(PathOf(terms, t), $"\"{t}\" is used as a defined term, and nothing defines it"));
    }

    private static string PathOf(Terms terms, string term)
    {
        var clause = terms.Frame.Text.FirstOrDefault(t => t.Text.Contains(term, StringComparison.Ordinal));
        var level = terms.ServiceLevels.FirstOrDefault(l => l.Wording?.Contains(term, StringComparison.Ordinal) == true);
        return clause is not null ? $"text/{clause.Id}" : level is not null ? $"serviceLevels/{level.Id}/wording" : "text";
    }

    [GeneratedRegex("[\"“„](?<term>\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)*)[\"”“]")]
    private static partial Regex Quoted();
}
