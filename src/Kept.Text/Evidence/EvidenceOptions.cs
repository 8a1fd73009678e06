using System.Collections.Immutable;
using Kept.Core.Agreements;
using NodaTime;

namespace Kept.Text.Evidence;

/// <summary>What a reader of evidence is told besides the files. All of it may be left out.</summary>
public sealed record EvidenceOptions
{
    public static readonly EvidenceOptions Default = new();

    /// <summary>What evidence may name under an agreement, and its zone.</summary>
    public static EvidenceOptions For(Agreement agreement)
    {
        var terms = agreement.Versions.Select(v => v.Terms).ToArray();
        var services = terms.SelectMany(t => t.Services).SelectMany(s => s.Resources.Prepend(s.Id));
        var members = terms.SelectMany(t => t.Members).Select(m => m.Resource).OfType<string>();
        return new EvidenceOptions
        {
            Zone = terms[0].Zone,
            Subjects = services.Concat(members).ToImmutableHashSet(StringComparer.Ordinal),
            Levels = terms.SelectMany(t => t.ServiceLevels).Select(l => l.Id).ToImmutableHashSet(StringComparer.Ordinal),
        };
    }

    /// <summary>The agreement's zone: used to offer the instants that a time without offset may mean, and for claims of a month.</summary>
    public DateTimeZone? Zone { get; init; }

    /// <summary>Times without offset are read in this zone. For <c>examples:</c> only (R4); null: they are refused.</summary>
    public DateTimeZone? LocalTimesIn { get; init; }

    /// <summary>
    /// Services and resources that facts may name, besides those that <c>contains</c> and <c>member</c> facts bring in; null: any.
    /// </summary>
    public IReadOnlySet<string>? Subjects { get; init; }

    /// <summary>Levels that claims and elections may name; null: any.</summary>
    public IReadOnlySet<string>? Levels { get; init; }

    /// <summary>The kind of facts in CSV files whose header has no <c>kind</c>; null: as the file says.</summary>
    public string? Kind { get; init; }

    /// <summary>Facts without id get this and a number. For <c>examples:</c> only; null: they are refused.</summary>
    public string? IdPrefix { get; init; }

    /// <summary>Called now and then while reading.</summary>
    public Action<EvidenceProgress>? Progress { get; init; }

    /// <summary>Bytes of the longest line that is read.</summary>
    public int LongestLine { get; init; } = 16 << 20;

    /// <summary>How many problems are listed before the rest are only counted.</summary>
    public int ProblemsAtMost { get; init; } = 1000;
}

/// <param name="File">The file being read.</param>
/// <param name="Facts">Facts read so far, over all files.</param>
/// <param name="Bytes">Bytes read of this file so far.</param>
public readonly record struct EvidenceProgress(string File, long Facts, long Bytes);

/// <summary>
/// A file of evidence, open for reading. Names that end in <c>.csv</c> are CSV, and so is what has a kind stated for it and no name of
/// JSON Lines; all else is JSON Lines.
/// </summary>
public sealed record EvidenceSource(string Name, Stream Content)
{
    /// <summary>The kind of facts that do not say theirs; null: as the file's name says.</summary>
    public string? Kind { get; init; }
}
