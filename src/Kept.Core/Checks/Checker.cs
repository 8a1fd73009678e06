using System.Collections.Immutable;
using Kept.Core.Agreements;

namespace Kept.Core.Checks;

/// <summary>
/// Finds where an agreement contradicts itself, before anybody signs it. Pure and deterministic, like the assessment that its
/// counter-examples come from.
/// </summary>
public static class Checker
{
    /// <summary>Every kind of finding, by group and in the order in which they are listed.</summary>
    public static ImmutableArray<CheckKind> Kinds { get; } = [.. AllChecks.List.Select(c => c.Kind)];

    /// <summary>The findings of the latest version, in the order of the checks; accepted ones say so.</summary>
    /// <param name="around">Other agreements, by id, that this one may rest on.</param>
    public static ImmutableArray<Finding> Check(Agreement agreement, ImmutableDictionary<string, Agreement>? around = null)
    {
        var context = new CheckContext(agreement.Versions[^1], around ?? ImmutableDictionary<string, Agreement>.Empty);
        return [.. AllChecks.List.SelectMany(c => c.Find(context)).Select(f => Accepting(context.Terms, f))];
    }

    /// <summary>The finding with the parties' acceptance, where they accept it.</summary>
    public static Finding Accepting(Terms terms, Finding finding) =>
        finding with
        {
            Accepted = terms.Frame.Accepts.FirstOrDefault(a =>
                a.Finding == finding.Code && (a.Level is null || a.Level == finding.Level)
            ),
        };

    /// <summary>Whether findings stand in the way of signing: an error that is not accepted.</summary>
    public static bool Blocks(IEnumerable<Finding> findings) =>
        findings.Any(f => f is { Severity: Severity.Error, Accepted: null });
}
