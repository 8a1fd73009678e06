using System.Collections.Immutable;
using Kept.Core.Agreements;
using Kept.Core.Evidence;
using Kept.Core.Money;
using NodaTime;

namespace Kept.Core.Tests.Assessment.Generated;

/// <summary>Evidence of generated worlds. Facts about what has not happened by asOf are not recorded.</summary>
internal sealed class GeneratedFacts
{
    private readonly Dice _dice;
    private readonly Setting _setting;
    private readonly Instant _asOf;
    private readonly List<Fact> _facts = [];

    private GeneratedFacts(Dice dice, Setting setting, Instant asOf) => (_dice, _setting, _asOf) = (dice, setting, asOf);

    public static ImmutableArray<Fact> Of(Dice dice, WorldKind kind, Setting setting, ImmutableArray<ServiceLevel> levels, Instant asOf)
    {
        var facts = new GeneratedFacts(dice, setting, asOf);
        switch (kind)
        {
            case WorldKind.Tickets:
                facts.Many(dice.Between(0, 8), facts.Ticket);
                break;
            case WorldKind.Samples:
                facts.Samples(((Silence.Sampled)levels[0].Measure.Frame.Silence).Every);
                break;
            case WorldKind.Outages or WorldKind.Occurrences or WorldKind.Seconds or WorldKind.Mixed:
                facts.Many(dice.Between(0, 7), facts.Outage);
                break;
        }

        facts.Many(levels.Any(l => l.Exclusions.Any(e => e.What is ExclusionSource.Maintenance)) ? dice.Between(0, 4) : 0, facts.Maintenance);
        facts.Claims(levels);
        return [.. facts._facts.Where(f => f.RecordedAt <= asOf)];
    }

    private void Many(int times, Action<string> make)
    {
        for (var n = 0; n < times; n++)
        {
            make($"{(char)('a' + n)}");
        }
    }

    private Duration Length() => _setting.Step * _dice.Of(_dice.Between(1, 20), _dice.Between(20, 200), _dice.Between(200, 1500), 12, 6, 13);

    private void Outage(string name)
    {
        var from = _dice.OneIn(4) && _facts.OfType<Fact.Outage>().LastOrDefault() is { } last ? last.From + (_setting.Step * _dice.Between(-30, 200)) : _setting.Moment(_dice);
        Instant? until = from + Length();
        until = _setting.Step > Duration.FromSeconds(1) && (_dice.OneIn(12) || (until > _asOf && _dice.OneIn(2))) ? null : until;
        var cause = _dice.Of(null, null, null, "customer", "provider");
        var outage = new Fact.Outage(_dice.OneIn(10) ? "t" : "s", from, until, cause, _dice.Of<Rational>(1, 1, new Rational(1, 2), new Rational(1, 4)), null, null) { Id = $"o{name}", RecordedAt = until ?? from };
        _facts.Add(outage);
        if (!_dice.OneIn(3))
        {
            var at = from + (_setting.Step * _dice.Of(0, 0, _dice.Between(-5, 5), _dice.Between(0, 90)));
            _facts.Add(new Fact.Notice("downtime", "s", at, null, "written", _dice.OneIn(4) ? null : outage.Id) { Id = $"n{name}", RecordedAt = at });
        }

        if (_dice.OneIn(3))
        {
            Judge(outage, name);
        }
    }

    private void Judge(Fact.Outage outage, string name)
    {
        var at = (outage.Until ?? outage.From) + Duration.FromHours(1);
        Instant? from = _dice.OneIn(2) ? outage.From + (_setting.Step * _dice.Between(0, 30)) : null;
        Instant? until = from is not null && _dice.OneIn(2) ? from + (_setting.Step * _dice.Between(1, 60)) : null;
        _facts.Add(new Fact.Determination(outage.Id, _dice.Of("forceMajeure", "forceMajeure", "reasonable"), at, from, until, "storm") { Id = $"d{name}", RecordedAt = at });
    }

    private void Maintenance(string name)
    {
        var near = _facts.OfType<Fact.Outage>().LastOrDefault()?.From ?? _setting.Moment(_dice);
        var from = _dice.OneIn(2) ? _setting.Moment(_dice) : near + (_setting.Step * _dice.Between(-60, 60));
        Instant? announced = _dice.OneIn(6) ? null : from - Duration.FromHours(_dice.Of(1, 24, 25, 47, 49, 71, 100));
        var until = from + Length();
        var window = new Fact.Maintenance(_dice.OneIn(8) ? "t" : "s", from, until, announced, _dice.Of(null, "provider", "customer"), _dice.OneIn(6), null) { Id = $"m{name}", RecordedAt = announced ?? until };
        _facts.Add(window);
        if (_dice.OneIn(4) && announced is { } at)
        {
            var received = at + Duration.FromHours(_dice.Between(0, 30));
            _facts.Add(new Fact.Notice("maintenance", "s", at, received, "written", window.Id) { Id = $"mn{name}", RecordedAt = received });
        }

        if (_dice.OneIn(4))
        {
            var begun = from + (_setting.Step * _dice.Between(-10, 30));
            _facts.Add(new Fact.Work("s", null, begun, begun + Length(), null, null, window.Id) { Id = $"w{name}", RecordedAt = begun + Duration.FromDays(4) });
        }
    }

    private void Samples(Duration every)
    {
        var (at, up, n) = (_setting.Period.From - (every * _dice.Between(0, 20)), true, 0);
        while (at < _setting.Period.Until + (every * 5))
        {
            up = _dice.OneIn(40) ? !up : up;
            _facts.Add(new Fact.Sample("s", at, up, null, null, null, null, null) { Id = $"x{n++}", RecordedAt = at });
            at += _dice.OneIn(60) ? every * _dice.Between(2, 40) : _dice.OneIn(20) ? every + _setting.Step : every;
        }
    }

    private void Ticket(string name)
    {
        var at = _setting.Moment(_dice);
        Add(TicketEvent.Opened, _dice.Of(null, "high", "normal", "low"));
        for (var n = _dice.Between(0, 7); n > 0; n--)
        {
            at += _setting.Step * _dice.Of(_dice.Between(1, 40), _dice.Between(1, 600), 12, 48);
            Add(_dice.Of(TicketEvent.Responded, TicketEvent.Paused, TicketEvent.Resumed, TicketEvent.Resolved, TicketEvent.Reopened, TicketEvent.Changed, TicketEvent.Updated, TicketEvent.Resolved),
                _dice.Of("high", "normal", "low"));
        }

        if (_dice.OneIn(2))
        {
            at += _setting.Step * 6;
            Add(TicketEvent.Resolved, null);
        }

        void Add(TicketEvent what, string? priority) => _facts.Add(new Fact.Ticket($"T{name}", what, at)
        {
            Id = $"t{name}{_facts.Count}",
            RecordedAt = at,
            Service = what == TicketEvent.Opened ? "s" : null,
            Priority = what is TicketEvent.Opened or TicketEvent.Changed ? priority : null,
            Reason = what == TicketEvent.Paused ? _dice.Of("waiting on customer", "waiting on customer", "lunch") : null,
            Side = what == TicketEvent.Responded ? _dice.Of(TicketSide.Provider, TicketSide.Automatic, TicketSide.Provider, TicketSide.Customer) : null,
        });
    }

    private void Claims(ImmutableArray<ServiceLevel> levels)
    {
        foreach (var level in levels.Where(l => !l.Claim.Automatic))
        {
            foreach (var outage in level.Measure is Measure.OccurrenceTime ? _facts.OfType<Fact.Outage>().ToArray() : [])
            {
                Claim(level, [outage.Id], null, level.Claim.After == ClaimAnchor.WindowEnd ? _setting.Period.Until : outage.Until ?? outage.From);
            }

            foreach (var number in _facts.OfType<Fact.Ticket>().Select(t => t.Number).Distinct().ToArray())
            {
                Claim(level, [number], null, level.Claim.After == ClaimAnchor.WindowEnd ? _setting.Period.Until : _facts.OfType<Fact.Ticket>().First(t => t.Number == number).At);
            }

            if (level.Measure.Frame.Window is not null)
            {
                Claim(level, [], (_setting.Period.From, _setting.Period.Until), _setting.Period.Until);
            }
        }
    }

    private void Claim(ServiceLevel level, ImmutableArray<string> of, (Instant, Instant)? period, Instant anchor)
    {
        for (var n = _dice.Of(0, 1, 1, 1, 2); n > 0; n--)
        {
            var at = anchor + Duration.FromMinutes(_dice.Of(1, 60, 1439, 1440, 1441, 4320, 6000, 20000, -60));
            var received = _dice.OneIn(4) ? at + Duration.FromMinutes(_dice.Between(1, 300)) : (Instant?)null;
            var id = $"c{_facts.Count}";
            _facts.Add(new Fact.Claim(null, level.Id, of, period, at, received, _dice.Of("written", "written", "written", "spoken"), null, _dice.OneIn(8)) { Id = id, RecordedAt = received ?? at });
            if (level.Claim.Answer is not null && !_dice.OneIn(3))
            {
                var answered = (received ?? at) + Duration.FromDays(_dice.Between(1, 12));
                _facts.Add(new Fact.Answer(id, _dice.OneIn(2), _dice.OneIn(3) ? 1.5m : null, null, answered) { Id = $"a{_facts.Count}", RecordedAt = answered });
            }
        }
    }
}
