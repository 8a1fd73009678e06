using Kept.Core.Agreements;
using Kept.Core.Checks.Trials;
using Kept.Core.Money;

namespace Kept.Core.Checks.Limits;

/// <summary>The fee that a level's credit is taken of, as the engine has it: what a credit of all of it would be.</summary>
internal static class BaseFee
{
    /// <param name="stimulus">Facts that miss the level once.</param>
    public static Rational? Of(CheckContext context, ServiceLevel level, Stimulus stimulus)
    {
        if (level.Credit is not { Of: { } of } credit)
        {
            return null;
        }

        var whole = new Credit(of, new CreditQuantity.Flat(new Give.Percent(Rational.One)), null, credit.WhenMet);
        var without = context.Trial.With(t => Changed.Level(Changed.NoLimits(t), level with { Credit = whole, Limits = [] }));
        return without.Show(stimulus, level.Id) is { Results: [var first, ..] } ? first.Entitled : null;
    }
}

/// <summary>Terms with a part changed, to see what the part does.</summary>
internal static class Changed
{
    public static Terms Level(Terms terms, ServiceLevel level) =>
        terms with { ServiceLevels = [.. terms.ServiceLevels.Select(l => l.Id == level.Id ? level : l)] };

    public static Terms NoLimits(Terms terms) =>
        terms with { Limits = [], ServiceLevels = [.. terms.ServiceLevels.Select(l => l with { Limits = [] })] };

    /// <summary>Without caps; minimums stay.</summary>
    public static Terms NoCaps(Terms terms) =>
        terms with
        {
            Limits = [.. terms.Limits.Where(l => l.IsMinimum)],
            ServiceLevels = [.. terms.ServiceLevels.Select(l => l with { Limits = [.. l.Limits.Where(x => x.IsMinimum)] })],
        };

    /// <summary>Without one limit, wherever it stands.</summary>
    public static Terms Without(Terms terms, Limit limit) =>
        terms with
        {
            Limits = [.. terms.Limits.Where(l => !ReferenceEquals(l, limit))],
            ServiceLevels = [.. terms.ServiceLevels.Select(l => l with { Limits = [.. l.Limits.Where(x => !ReferenceEquals(x, limit))] })],
        };
}
