using Kept.Core.Agreements;
using Kept.Core.Evidence;
using NodaTime;

namespace Kept.Core.Tests.Assessment.Plain;

/// <summary>R12 cell by cell: which cells are excluded from the bad time, and which of them from the denominator too.</summary>
internal sealed class PlainExclusions
{
    private readonly PlainWorld _world;
    private readonly ServiceLevel _level;

    private PlainExclusions(PlainWorld world, ServiceLevel level)
    {
        (_world, _level) = (world, level);
        (FromBad, FromBoth, Overlap) = (world.Grid.Empty(), world.Grid.Empty(), 0);
        foreach (var exclusion in level.Exclusions)
        {
            Take(exclusion);
        }
    }

    /// <summary>Worked out once for each level of a world.</summary>
    public static PlainExclusions Of(PlainWorld world, ServiceLevel level)
    {
        if (!world.Excluded.TryGetValue(level.Id, out var excluded))
        {
            world.Excluded[level.Id] = excluded = new PlainExclusions(world, level);
        }

        return excluded;
    }

    public bool[] FromBad { get; }

    public bool[] FromBoth { get; }

    /// <summary>Cells of each exclusion that is subtracted as a total, and whether it leaves the denominator too.</summary>
    public List<(bool[] Cells, bool Both)> Totals { get; } = [];

    /// <summary>Cells that two exclusions name.</summary>
    public int Overlap { get; private set; }

    private void Take(Exclusion exclusion)
    {
        var covered = _world.Covered(_level.Measure.Frame.During);
        var cells = Cells(exclusion);
        var left = new Dictionary<LocalDate, int>();
        var total = _world.Grid.Empty();
        if (exclusion.AsTotal)
        {
            Totals.Add((total, exclusion.Leaves == Leaves.Both));
        }

        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i] && covered[i] && InBudget(exclusion.Budget, i, left))
            {
                total[i] = exclusion.AsTotal;
                if (exclusion.AsTotal)
                {
                    continue;
                }

                Overlap += FromBad[i] ? 1 : 0;
                FromBad[i] = true;
                FromBoth[i] |= exclusion.Leaves == Leaves.Both;
            }
        }
    }

    /// <summary>Budgets are used up in order of time within their own period.</summary>
    private bool InBudget(ExclusionBudget? budget, int cell, Dictionary<LocalDate, int> left)
    {
        if (budget is null)
        {
            return true;
        }

        var key = PlainWorld.PeriodOf(budget.Per, _world.Grid.DateOf(cell)).From;
        left[key] = left.GetValueOrDefault(key, _world.Grid.Cells(budget.AtMost)) - 1;
        return left[key] >= 0;
    }

    private bool[] Cells(Exclusion exclusion)
    {
        var cells = _world.Grid.Empty();
        switch (exclusion.What)
        {
            case ExclusionSource.Maintenance maintenance:
                foreach (var fact in _world.Of<Fact.Maintenance>().Where(f => _level.Of.Contains(f.Service) && IsKind(f, maintenance.Kind)))
                {
                    MarkMaintenance(cells, fact, exclusion);
                }

                break;
            case ExclusionSource.Cause or ExclusionSource.Determination:
                MarkExcused(cells, exclusion.What);
                break;
            case ExclusionSource.Hours hours:
                var named = _world.Covered(hours.Calendar);
                for (var i = 0; i < cells.Length; i++)
                {
                    cells[i] = named[i] != hours.Outside;
                }

                break;
            default:
                throw new NotSupportedException($"{exclusion.What}");
        }

        return cells;
    }

    private bool IsKind(Fact.Maintenance fact, MaintenanceKind kind) => kind switch
    {
        MaintenanceKind.Any => true,
        MaintenanceKind.Scheduled => !fact.Emergency && ReceivedAt(fact) < fact.From,
        MaintenanceKind.RequestedByCustomer => fact.RequestedBy == "customer",
        MaintenanceKind.Emergency => fact.Emergency,
    };

    /// <summary>The announced window, cut with the work recorded on it; all conditions must hold.</summary>
    private void MarkMaintenance(bool[] cells, Fact.Maintenance fact, Exclusion exclusion)
    {
        var works = _world.Of<Fact.Work>().Where(w => w.Of == fact.Id).ToArray();
        var inside = exclusion.When.OfType<ExclusionCondition.Within>().Select(w => _world.Covered(w.Calendar)).ToArray();
        var holds = exclusion.When.All(c => c switch
        {
            ExclusionCondition.Notice notice => AnnouncedInTime(fact, notice.AtLeast),
            ExclusionCondition.LastsAtMost most => fact.Until!.Value - fact.From <= most.Time,
            _ => true,
        });
        for (var i = _world.Grid.Cell(fact.From); holds && i < _world.Grid.Cell(fact.Until!.Value); i++)
        {
            var worked = works.Length == 0 || works.Any(w => _world.Grid.Cell(w.From) <= i && i < _world.Grid.Cell(w.Until!.Value));
            cells[i] |= worked && inside.All(h => h[i]);
        }
    }

    private Instant? ReceivedAt(Fact.Maintenance fact) =>
        _world.Of<Fact.Notice>().Where(n => n.Of == fact.Id && n.About == "maintenance").Select(n => (Instant?)n.Received).Min()
        ?? fact.AnnouncedAt;

    /// <summary>The receipt of the announcement decides; n days are n whole days between the day of receipt and the begin (R3).</summary>
    private bool AnnouncedInTime(Fact.Maintenance fact, TimeLength atLeast)
    {
        return ReceivedAt(fact) is { } at && atLeast switch
        {
            TimeLength.Elapsed elapsed => fact.From - at >= elapsed.Time,
            TimeLength.Calendar { Period: { Unit: Kept.Core.Time.CalendarUnit.Days } days } =>
                fact.From >= _world.Midnight(_world.DateOf(at).PlusDays(days.Count + 1)),
            _ => throw new NotSupportedException($"{atLeast}"),
        };
    }

    /// <summary>Cells that an outage excused by this exclusion says, and no outage says that nothing excuses.</summary>
    private void MarkExcused(bool[] cells, ExclusionSource source)
    {
        var unexcused = _world.Grid.Empty();
        foreach (var outage in _world.Of<Fact.Outage>().Where(o => _level.Of.Contains(o.Service)))
        {
            var (said, excused, here) = (_world.Grid.Empty(), _world.Grid.Empty(), _world.Grid.Empty());
            _world.Grid.Mark(said, outage.From, outage.Until ?? _world.AsOf);
            Excuse(here, outage, source);
            foreach (var any in _level.Exclusions)
            {
                Excuse(excused, outage, any.What);
            }

            for (var i = _world.Grid.Cell(outage.From); i < cells.Length && said[i]; i++)
            {
                cells[i] |= here[i];
                unexcused[i] |= !excused[i];
            }
        }

        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] &= !unexcused[i];
        }
    }

    private void Excuse(bool[] cells, Fact.Outage outage, ExclusionSource source)
    {
        if (source is ExclusionSource.Cause cause && outage.Cause == cause.Name)
        {
            _world.Grid.Mark(cells, outage.From, Instant.MaxValue);
        }

        foreach (var judged in _world.Of<Fact.Determination>().Where(d => d.Of == outage.Id && source is ExclusionSource.Determination found && d.Finding == found.Finding))
        {
            _world.Grid.Mark(cells, judged.From ?? outage.From, judged.Until ?? Instant.MaxValue);
        }
    }
}
