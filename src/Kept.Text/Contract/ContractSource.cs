using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Text.Language;
using Kept.Text.Language.Yaml;
using NodaTime;

namespace Kept.Text.Contract;

/// <summary>One version of an agreement, as a contract is made from it.</summary>
public sealed record ContractSource
{
    public required Terms Terms { get; init; }

    /// <summary>1 for the text as first agreed.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 of the terms, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The merged terms as they were written: where words of the author refer to figures, and for fractions.</summary>
    public required MapNode Tree { get; init; }

    public ImmutableArray<AgreementExample> Examples { get; init; } = [];

    public ImmutableArray<AmendmentText> Amendments { get; init; } = [];

    /// <summary>Findings that the parties accept, with the reason: those of the terms, and whatever a check adds.</summary>
    public ImmutableArray<(string Name, string Reason)> Accepted { get; init; } = [];

    /// <summary>The last version of an agreement.</summary>
    public static ContractSource Of(AgreementDocument document) => Of(document, document.Agreement.Versions.Length);

    /// <param name="number">Which version, from 1 on.</param>
    public static ContractSource Of(AgreementDocument document, int number)
    {
        var version = document.Agreement.Versions[number - 1];
        return new ContractSource
        {
            Terms = version.Terms,
            Version = version.Number,
            Hash = version.Hash,
            Tree = document.Trees[number - 1],
            Examples = document.Examples,
            Amendments = [.. document.Amendments.Take(number - 1)],
            Accepted = [.. version.Terms.Frame.Accepts.Select(a => (NameOf(a), a.Reason))],
        };
    }

    /// <summary>The day from which this version is in force; null for the text as first agreed.</summary>
    public LocalDate? EffectiveOn => Version > 1 && Amendments.Length > 0 ? Amendments.Max(a => a.Effective) : null;

    private static string NameOf(AcceptedFinding accepted) =>
        accepted.Level is { } level ? $"{accepted.Finding} ({level})" : accepted.Finding;
}
