using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Text.Evidence;

namespace Kept.Cli;

/// <summary>What is said of a case on the command line, against what the agreement tells cases apart by.</summary>
internal static class SaidValues
{
    /// <exception cref="UsageException">The agreement tells cases apart by that, and knows no such value.</exception>
    public static void Check(Terms terms, ServiceLevel level, TargetDimension dimension, string value)
    {
        var known = CaseValues.Of(terms, dimension);
        if (
            known.Length > 0
            && !known.Contains(value, StringComparer.OrdinalIgnoreCase)
            && !CaseValues.Keys(level, dimension).Contains(CaseValues.Any, StringComparer.Ordinal)
        )
        {
            var near = NearWords.DidYouMean(value, known) is { } hint ? $"{hint} " : "";
            throw new UsageException(
                $"--{CaseValues.NameOf(dimension)}: the agreement has no {CaseValues.NameOf(dimension)} `{value}`",
                $"{near}it has {string.Join(", ", known)}"
            );
        }
    }

    /// <summary><c>category (normal, urgent)</c>: what the target of a level depends on; empty where it is one for all.</summary>
    public static string DependsOn(ServiceLevel level) =>
        CaseValues.Matrix(level) is { } matrix
            ? string.Join(
                " and ",
                matrix.By.Select(d => $"{CaseValues.NameOf(d)} ({string.Join(", ", CaseValues.Keys(level, d).Distinct())})"))
            : "";
}
