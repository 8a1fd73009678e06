using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Kept.Core.Problems;

/// <summary>What was read, or all problems that stand in the way: never half of one and half of the other (design rule 10).</summary>
public sealed class Checked<T>
    where T : class
{
    private Checked(T? value, ImmutableArray<Problem> problems)
    {
        Value = value;
        Problems = problems;
    }

    /// <summary>Null exactly where there are problems.</summary>
    public T? Value { get; }

    public ImmutableArray<Problem> Problems { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsFine => Value is not null;

    /// <exception cref="InvalidOperationException">There are problems; the message lists them.</exception>
    public T OrThrow() => Value ?? throw new InvalidOperationException(string.Join('\n', Problems));

    public static Checked<T> Fine(T value) => new(value, []);

    /// <exception cref="ArgumentException">There is no problem: then there must be a value.</exception>
    public static Checked<T> Refused(params IEnumerable<Problem> problems)
    {
        var all = problems.ToImmutableArray();
        return all.IsEmpty ? throw new ArgumentException("refused without a problem", nameof(problems)) : new Checked<T>(null, all);
    }
}
