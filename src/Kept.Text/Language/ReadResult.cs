using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Kept.Core.Problems;

namespace Kept.Text.Language;

/// <summary>Either a value, or all that is wrong with the text (design rule 10); never both.</summary>
public sealed record ReadResult<T>(T? Value, ImmutableArray<Problem> Problems)
    where T : class
{
    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsOk => Value is not null;

    public static ReadResult<T> Failed(params IEnumerable<Problem> problems) => new(null, [.. problems]);

    /// <exception cref="InvalidOperationException">The text has problems; the message lists them.</exception>
    public T OrThrow() => Value ?? throw new InvalidOperationException(string.Join('\n', Problems));
}
