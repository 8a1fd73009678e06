using System.Collections.Immutable;
using Kept.Core.Agreements;

namespace Kept.Core.Checks;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing before one signs.</summary>
    Note,

    /// <summary>Likely not what the parties mean.</summary>
    Warning,

    /// <summary>The agreement contradicts itself or promises nothing: it is not to be signed unless it is accepted by name.</summary>
    Error,
}

/// <summary>What a check is about.</summary>
public enum CheckGroup
{
    Tiers,
    Measure,
    Time,
    Money,
    Limits,
    Claims,
    Exclusions,
    Support,
    Term,
    Document,
}

/// <summary>A kind of finding, as the page and the command list it that name all codes.</summary>
/// <param name="Code">Stable, in kebab-case; agreements accept findings by it.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Why">Why it matters, and what to write instead.</param>
public sealed record CheckKind(string Code, CheckGroup Group, Severity Severity, string Title, string Why)
{
    /// <summary>A finding of this kind in a part of the agreement.</summary>
    /// <param name="path">Where it stands: <c>serviceLevels/outage/credit</c>.</param>
    public Finding At(string path, string sentence, string? hint = null) => new(this, path, sentence, hint);

    /// <summary>A finding of this kind in a level, or in a part of it.</summary>
    public Finding At(ServiceLevel level, string part, string sentence, string? hint = null) =>
        new(this, part.Length == 0 ? $"serviceLevels/{level.Id}" : $"serviceLevels/{level.Id}/{part}", sentence, hint)
        {
            Level = level.Id,
            Clause = level.Clause,
        };
}

/// <summary>What a check found: one sentence, where, and where it can be shown the smallest facts that show it.</summary>
/// <param name="Path">The part of the terms, as in <c>serviceLevels/outage/credit/table/1</c>.</param>
/// <param name="Hint">What to write instead.</param>
public sealed record Finding(CheckKind Kind, string Path, string Sentence, string? Hint)
{
    public string Code => Kind.Code;

    public Severity Severity => Kind.Severity;

    public string? Level { get; init; }

    public string? Clause { get; init; }

    /// <summary>Facts, and what the agreement makes of them; each was assessed before it was shown.</summary>
    public CounterExample? Example { get; init; }

    /// <summary>A second example, where the finding compares two.</summary>
    public CounterExample? Beside { get; init; }

    /// <summary>Why something comes out as it does, line by line; empty where the sentence says it all.</summary>
    public ImmutableArray<string> Because { get; init; } = [];

    /// <summary>The parties' reason, where they accept it.</summary>
    public AcceptedFinding? Accepted { get; init; }

    public ImmutableArray<CounterExample> Examples => [.. new[] { Example, Beside }.OfType<CounterExample>()];
}
