using Kept.Core.Agreements;
using Kept.Core.Assessment;
using Kept.Core.Evidence;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Tests.Assessment.Plain;

/// <summary>How long each outage lasted, and its blocks: one line for each joined outage in each month that it touches (R1).</summary>
internal sealed class PlainOccurrences
{
    private readonly PlainWorld _world;
    private readonly ServiceLevel _level;
    private readonly Measure.OccurrenceTime _measure;
    private readonly Reading _reading;
    private readonly PlainExclusions _excluded;

    private PlainOccurrences(PlainWorld world, ServiceLevel level, Measure.OccurrenceTime measure, Reading reading) =>
        (_world, _level, _measure, _reading, _excluded) = (world, level, measure, reading, PlainExclusions.Of(world, level));

    public static IEnumerable<PlainLine> Lines(PlainWorld world, ServiceLevel level, Measure.OccurrenceTime measure, Reading reading) =>
        new PlainOccurrences(world, level, measure, reading).Lines();

    private IEnumerable<PlainLine> Lines()
    {
        var outages = _world.Of<Fact.Outage>().Where(o => _level.Of.Contains(o.Service)).ToArray();
        var joined = _world.Grid.Empty();
        foreach (var outage in outages)
        {
            _world.Grid.Mark(joined, outage.From, outage.Until ?? _world.AsOf);
        }

        PlainBad.FillGaps(joined, _world.Grid.Cells(_measure.State.MergeGap));
        foreach (var (from, until) in Grid.Runs(joined))
        {
            var (begin, end) = (_world.Grid.At(from), _world.Grid.At(until));
            var own = outages.Where(o => begin <= o.From && o.From < end).ToArray();
            foreach (var line in Lines(new Spell(begin, end, own, end == _world.AsOf && own.Any(o => o.Until is null))))
            {
                yield return line;
            }
        }
    }

    private sealed record Spell(Instant Begin, Instant End, Fact.Outage[] Outages, bool Open);

    private IEnumerable<PlainLine> Lines(Spell spell)
    {
        var start = StartOf(spell) is { } at && at < spell.End ? at : (Instant?)null;
        var best = start is null ? [] : Pieces(start.Value, spell.End);
        var unbounded = _reading == Reading.Worst && spell.Open;
        var pieces = unbounded ? Pieces(start ?? spell.End, _world.Grid.At(_world.Grid.Count)) : best;
        foreach (var (from, until) in _world.Windows(PeriodUnit.Month))
        {
            var window = (From: _world.Midnight(from), Until: _world.Midnight(until));
            var begun = start ?? spell.Begin;
            var begins = window.From <= begun && begun < window.Until;
            if (spell.Begin < window.Until && spell.End > window.From
                && (begins || best.Any(p => _world.Grid.At(p.From) < window.Until && _world.Grid.At(p.Until) > window.From)))
            {
                yield return Line(spell, (from, until), pieces, best, unbounded);
            }
        }
    }

    private PlainLine Line(Spell spell, (LocalDate From, LocalDate Until) month, List<(int From, int Until)> pieces, List<(int From, int Until)> best, bool unbounded)
    {
        var bound = ((Target.Single)_level.Target).Bound;
        var longest = Seconds(pieces.Select(p => p.Until - p.From).DefaultIfEmpty(0).Max());
        var missed = unbounded || !bound.Holds(longest);
        var line = new PlainLine
        {
            Level = _level,
            WindowFrom = month.From,
            WindowUntil = month.Until,
            WindowAt = _world.Midnight(month.From),
            Occurrence = string.Join(' ', spell.Outages.Select(o => o.Id).Order(StringComparer.Ordinal)),
            Facts = [.. spell.Outages.Select(o => o.Id)],
            BeginsAt = spell.Begin,
            EndsAt = spell.Open ? null : spell.End,
            Figure = unbounded ? null : longest,
            Verdict = missed ? Verdict.Missed : Verdict.Met,
        };
        if (missed && _level.Credit is { } credit)
        {
            var at = best.Count > 0 ? _world.Grid.At(best[0].From) : spell.Begin;
            line.Parts.AddRange(Credits(credit, [.. pieces.Where(p => !bound.Holds(Seconds(p.Until - p.From)))], at, longest, unbounded)
                .Where(p => line.WindowAt <= p.At && p.At < _world.Midnight(month.Until)));
        }

        return line;
    }

    /// <summary>Pieces that are long enough; where the whole is measured, it is one piece from start to end if anything of it remains.</summary>
    private List<(int From, int Until)> Pieces(Instant start, Instant end)
    {
        var (from, until) = (_world.Grid.Cell(start), _world.Grid.Cell(end));
        var counted = _world.Grid.Empty();
        var covered = _world.Covered(_measure.Frame.During);
        for (var i = from; i < until; i++)
        {
            counted[i] = covered[i] && !_excluded.FromBad[i];
        }

        if (_measure.State.Pieces == MeasuredOn.Whole)
        {
            var whole = _world.Grid.Empty();
            Array.Fill(whole, true, from, until - from);
            PlainShare.DropShort(whole, _measure.State, _world.Grid);
            return counted.Zip(whole, (c, w) => c && w).Any(remains => remains) ? [.. Grid.Runs(whole)] : [];
        }

        PlainShare.DropShort(counted, _measure.State, _world.Grid);
        return [.. Grid.Runs(counted)];
    }

    /// <summary>The first notice that names one of the outages, or names none and is received while the service is down.</summary>
    private Instant? StartOf(Spell spell)
    {
        var notice = _world.Of<Fact.Notice>().Where(n => n.About == "downtime")
            .Where(n => n.Of is { } of ? spell.Outages.Any(o => o.Id == of) : _level.Of.Contains(n.Service!) && spell.Begin <= n.Received && n.Received <= spell.End)
            .Select(n => (Instant?)n.Received).Min();
        return _measure.Clock.Start switch
        {
            OccurrenceStart.Begin => spell.Begin,
            OccurrenceStart.CustomerNotice or OccurrenceStart.LaterOfBeginAndNotice => notice is { } at ? (at > spell.Begin ? at : spell.Begin) : null,
            OccurrenceStart.EarlierOfBeginAndNotice => notice is { } at && at < spell.Begin ? at : spell.Begin,
            _ => throw new NotSupportedException($"{_measure.Clock.Start}"),
        };
    }

    private IEnumerable<(Instant At, Rational Amount)> Credits(Credit credit, List<(int From, int Until)> pieces, Instant at, Rational figure, bool unbounded)
    {
        if (credit.Quantity is not CreditQuantity.PerBlock blocks)
        {
            return [(at, PlainQuantity.OfTime(_world, credit, figure, unbounded))];
        }

        var (every, skip) = (_world.Grid.Cells(blocks.Every), _world.Grid.Cells(blocks.After ?? Duration.Zero));
        var found = new List<(Instant, Rational)>();
        foreach (var (from, until) in pieces)
        {
            for (var block = from + skip; block < until && (!blocks.Whole || block + every <= until); block += every)
            {
                found.Add((_world.Grid.At(block), PlainQuantity.Amount(_world, credit, blocks.Give)));
            }
        }

        return found;
    }

    private Rational Seconds(int cells) => (long)(_world.Grid.Step * cells).TotalSeconds;
}
