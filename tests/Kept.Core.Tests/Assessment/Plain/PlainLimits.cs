using Kept.Core.Agreements;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Tests.Assessment.Plain;

/// <summary>Caps from the shortest period to the longest, used up in order of time; then minimum and rounding (R1 steps 8 and 9).</summary>
internal static class PlainLimits
{
    /// <summary>How many caps took something away.</summary>
    public static int Apply(PlainWorld world, IReadOnlyList<PlainLine> lines)
    {
        var parts = lines.SelectMany(l => l.Parts.Select(p => new Part(l, p.At, p.Amount))).OrderBy(p => p.At).ToList();
        Count(world, parts);
        foreach (var line in lines)
        {
            line.Accrued = Rounded(world, Sum(parts.Where(p => p.Line == line)));
        }

        var own = world.Terms.ServiceLevels.SelectMany(l => l.Limits.Select(limit => (Limit: limit, Levels: limit.Levels.Length > 0 ? [.. limit.Levels] : new[] { l.Id })));
        var all = world.Terms.Limits.Select(limit => (Limit: limit, Levels: limit.Levels.Length > 0 ? [.. limit.Levels] : world.Terms.ServiceLevels.Select(l => l.Id).ToArray()));
        var limits = own.Concat(all).ToArray();
        var bound = limits.Where(l => !l.Limit.IsMinimum).OrderBy(l => l.Limit.Per).Sum(cap => Cap(world, cap.Limit, [.. parts.Where(p => cap.Levels.Contains(p.Line.Level.Id))]));
        foreach (var minimum in limits.Where(l => l.Limit.IsMinimum))
        {
            Refuse(world, minimum.Limit, [.. parts.Where(p => minimum.Levels.Contains(p.Line.Level.Id))]);
        }

        foreach (var line in lines)
        {
            line.Entitled = Rounded(world, Sum(parts.Where(p => p.Line == line)));
        }

        return bound;
    }

    /// <summary>At most n credits in the day (or other period) in which the block begins; what earns nothing takes no place.</summary>
    private static void Count(PlainWorld world, List<Part> parts)
    {
        var taken = new Dictionary<(string, LocalDate), int>();
        foreach (var part in parts)
        {
            if (part.Amount.Sign > 0 && part.Line.Level.Credit!.AtMost is { } most)
            {
                var key = (part.Line.Level.Id, PeriodFrom(world, most.Per, part.At));
                taken[key] = taken.GetValueOrDefault(key) + 1;
                part.Amount = taken[key] <= most.Credits ? part.Amount : 0;
            }
        }
    }

    /// <summary>A credit line is rounded once, and nothing else is (R7).</summary>
    private static Rational Rounded(PlainWorld world, Rational amount) => PlainQuantity.Round(amount, world.Terms.Currency.MinorDigits, world.Terms.Rounding!.Mode);

    /// <summary>The first local day of the period to which an instant belongs.</summary>
    public static LocalDate PeriodFrom(PlainWorld world, LimitPeriod per, Instant at) => per switch
    {
        LimitPeriod.Day => world.DateOf(at),
        LimitPeriod.Week => PlainWorld.PeriodOf(PeriodUnit.Week, world.DateOf(at)).From,
        LimitPeriod.Month => PlainWorld.PeriodOf(PeriodUnit.Month, world.DateOf(at)).From,
        LimitPeriod.Quarter => PlainWorld.PeriodOf(PeriodUnit.Quarter, world.DateOf(at)).From,
        LimitPeriod.Year => PlainWorld.PeriodOf(PeriodUnit.Year, world.DateOf(at)).From,
        LimitPeriod.Incident or LimitPeriod.RollingYear or LimitPeriod.Term => LocalDate.MinIsoValue,
    };

    private static int Cap(PlainWorld world, Limit limit, List<Part> parts)
    {
        var (most, bound) = (Most(world, limit), 0);
        for (var n = 0; n < parts.Count; n++)
        {
            var part = parts[n];
            var used = Sum(parts.Take(n).Where(p => SamePeriod(world, limit.Per, p, part)));
            var left = Rational.Max(most - used, 0);
            bound += part.Amount > left ? 1 : 0;
            part.Amount = Rational.Min(part.Amount, left);
        }

        return bound;
    }

    /// <summary>A rolling year reaches back to the same day of the year before, which no longer belongs to it.</summary>
    private static bool SamePeriod(PlainWorld world, LimitPeriod per, Part earlier, Part part) => per switch
    {
        LimitPeriod.Incident => Incident(earlier.Line) == Incident(part.Line),
        LimitPeriod.RollingYear => world.DateOf(earlier.At) > world.DateOf(part.At).PlusYears(-1),
        _ => PeriodFrom(world, per, earlier.At) == PeriodFrom(world, per, part.At),
    };

    private static void Refuse(PlainWorld world, Limit limit, List<Part> parts)
    {
        foreach (var period in parts.GroupBy(p => limit.Per == LimitPeriod.Incident ? Incident(p.Line) : (object)PeriodFrom(world, limit.Per, p.At)))
        {
            if (Sum(period) < Most(world, limit))
            {
                foreach (var part in period)
                {
                    part.Amount = 0;
                }
            }
        }
    }

    private static (string Level, string Occurrence, LocalDate Window) Incident(PlainLine line) =>
        (line.Level.Id, line.Occurrence, line.Occurrence.Length > 0 ? default : line.WindowFrom);

    private static Rational Most(PlainWorld world, Limit limit) => limit.AtMost switch
    {
        LimitAmount.Money money => money.Amount,
        LimitAmount.ShareOf share => share.Share * PlainQuantity.Fee(world, share.Of),
        _ => throw new NotSupportedException($"{limit.AtMost}"),
    };

    private static Rational Sum(IEnumerable<Part> parts) => parts.Aggregate(Rational.Zero, (sum, p) => sum + p.Amount);

    private sealed class Part(PlainLine line, Instant at, Rational amount)
    {
        public PlainLine Line { get; } = line;

        public Instant At { get; } = at;

        public Rational Amount { get; set; } = amount;
    }
}
