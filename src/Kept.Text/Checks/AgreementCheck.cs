using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Checks;
using Kept.Core.Problems;
using Kept.Text.Checks.Examples;
using Kept.Text.Checks.Written;
using Kept.Text.Language;

namespace Kept.Text.Checks;

/// <summary>A finding and where its part of the terms stands in the files.</summary>
public sealed record PlacedFinding(Finding Finding, Place At);

/// <summary>Checks an agreement as it was read: what its terms show, and whether what it says of itself is true.</summary>
public static class AgreementCheck
{
    /// <summary>Every kind of finding that a check of a document can give.</summary>
    public static ImmutableArray<CheckKind> Kinds { get; } = [.. Checker.Kinds, .. WrittenChecks.Kinds, .. ExampleChecks.Kinds];

    /// <summary>All findings, the gravest first, then by their place.</summary>
    /// <param name="around">Other agreements, by id, that this one may rest on (<c>backedBy</c>).</param>
    public static ImmutableArray<PlacedFinding> Of(AgreementDocument document, ImmutableDictionary<string, Agreement>? around = null) =>
        [
            .. Checker
                .Check(document.Agreement, around)
                .Concat(WrittenChecks.Of(document).Concat(ExampleChecks.Of(document)).Select(f => Checker.Accepting(document.Agreement.Versions[^1].Terms, f)))
                .Select(f => new PlacedFinding(f, document.PlaceOf(f.Path)))
                .OrderByDescending(f => f.Finding.Severity)
                .ThenBy(f => f.At.File, StringComparer.Ordinal)
                .ThenBy(f => f.At.Line)
                .ThenBy(f => f.At.Column),
        ];
}
