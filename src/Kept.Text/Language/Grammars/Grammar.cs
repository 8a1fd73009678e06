using System.Diagnostics.CodeAnalysis;
using Kept.Core.Problems;

namespace Kept.Text.Language.Grammars;

internal delegate bool Parse<T>(ref Phrase phrase, [MaybeNullWhen(false)] out T value);

/// <summary>
/// A value written as a phrase: how it is read, how it is printed, what it looks like. Reading, the JSON Schema, the reference
/// page and the formatter all take it from here.
/// </summary>
/// <param name="Name">What the reference calls it.</param>
/// <param name="Expected">What a problem says was expected: "a length of time".</param>
/// <param name="Pattern">A regular expression that accepts at least every canonical form (for editors).</param>
/// <param name="Examples">Phrases that read; the first is shown in problems.</param>
internal sealed record Grammar<T>(
    string Name,
    string Expected,
    Parse<T> Parse,
    Func<T, string> Print,
    string Pattern,
    params string[] Examples
)
{
    /// <summary>YAML may hand the value to a schema as a number: <c>45.00</c>.</summary>
    public bool AlsoNumber { get; init; }

    /// <summary>A concrete hint for a common mistake; null where there is none.</summary>
    public Func<string, string?>? Hint { get; init; }

    /// <summary>The code of its problem, where it is not <c>value-not-understood</c>.</summary>
    public ProblemKind? Code { get; init; }

    /// <summary>The names in the value that must be declared elsewhere.</summary>
    public Func<T, IEnumerable<NameUse>>? Uses { get; init; }

    /// <summary>The spelling that is hashed, where it differs from the printed one: an amount without superfluous zeros.</summary>
    public Func<T, string>? Exact { get; init; }

    public bool TryRead(string text, [MaybeNullWhen(false)] out T value)
    {
        var phrase = new Phrase(text);
        return Parse(ref phrase, out value) && phrase.AtEnd;
    }

    public string HintFor(string text) =>
        Hint?.Invoke(text) ?? "write for example " + string.Join(", ", Examples.Take(3).Select(e => $"`{e}`"));

    /// <summary>The text as the formatter spells it; a text that does not read stays.</summary>
    public string Canonical(string text, bool forHash) =>
        !TryRead(text, out var value) ? text
        : forHash && Exact is not null ? Exact(value)
        : Print(value);
}

/// <summary>What a name may be the name of.</summary>
internal enum NameKind
{
    Calendar,
    Service,
    Level,
    Rate,
    Category,
}

/// <summary>A name used in a value.</summary>
internal readonly record struct NameUse(NameKind Kind, string Name);
