using Kept.Core.Money;
using Kept.Core.Problems;
using NodaTime;

namespace Kept.Core.Evidence;

/// <summary>
/// Samples as columns, since there may be millions of them. A row is a sample as recorded; columns in which
/// nothing was ever said take no memory.
/// </summary>
internal sealed class SampleColumns
{
    private readonly SampleIds _ids = new();
    private readonly TextTable _texts = new();
    private readonly Column<long> _at = new(0);
    private readonly Column<long> _knownLater = new(0);
    private readonly Column<int> _service = new(0);
    private readonly Column<int> _resource = new(0);
    private readonly Column<int> _probe = new(0);
    private readonly Column<SampleState> _state = new(SampleState.NotSaid);
    private readonly Column<(long Above, long Below)> _latency = new((0, 0));
    private readonly Column<long> _sent = new(-1);
    private readonly Column<long> _received = new(-1);
    private readonly Column<int> _file = new(0);
    private readonly Column<int> _line = new(0);
    private readonly Dictionary<int, (string? By, string? Note)> _people = [];
    private readonly Dictionary<int, Rational> _longLatency = [];

    public int Count => _at.Count;

    public IReadOnlyList<string?> Sources => _texts.Texts;

    public int Find(FactKey key) => _texts.Find(key.Source) is { } source ? _ids.Find(source, key.Id) : -1;

    public long TicksOf(int row) => _at[row];

    public Instant RecordedAt(int row) => Instant.FromUnixTimeTicks(_at[row] + _knownLater[row]);

    public SampleState StateOf(int row) => _state[row];

    public string ServiceOf(int row) => _texts[_service[row]]!;

    public string? ResourceOf(int row) => _texts[_resource[row]];

    public string? ProbeOf(int row) => _texts[_probe[row]];

    public (int Service, int Resource) SubjectOf(int row) => (_service[row], _resource[row]);

    public long? SentOf(int row) => _sent[row] < 0 ? null : _sent[row];

    public long? ReceivedOf(int row) => _received[row] < 0 ? null : _received[row];

    public FactKey KeyOf(int row) => new(_texts[_ids.SourceOf(row)], _ids.IdOf(row));

    public Place PlaceOf(int row) => new(_texts[_file[row]] ?? "", _line[row], 1);

    public Rational? LatencyOf(int row) => _latency[row] switch
    {
        (_, 0) => null,
        (_, -1) => _longLatency[row],
        var (above, below) => new Rational(above, below),
    };

    public void Add(Fact.Sample sample, Place place)
    {
        var row = Count;
        _ids.Add(_texts.NumberOf(sample.Source), sample.Id);
        _at.Add(sample.At.ToUnixTimeTicks());
        _knownLater.Add(sample.RecordedAt.ToUnixTimeTicks() - sample.At.ToUnixTimeTicks());
        _service.Add(_texts.NumberOf(sample.Service));
        _resource.Add(_texts.NumberOf(sample.Resource));
        _probe.Add(_texts.NumberOf(sample.Probe));
        _state.Add(sample.Up switch { null => SampleState.NotSaid, true => SampleState.Up, false => SampleState.Down });
        _latency.Add(Pack(row, sample.LatencyMs));
        _sent.Add(sample.Sent ?? -1);
        _received.Add(sample.Received ?? -1);
        _file.Add(_texts.NumberOf(place.File));
        _line.Add(place.Line);
        if (sample.By is not null || sample.Note is not null)
        {
            _people.Add(row, (sample.By, sample.Note));
        }
    }

    public string? ByOf(int row) => _people.GetValueOrDefault(row).By;

    public Fact.Sample FactOf(int row)
    {
        var (by, note) = _people.GetValueOrDefault(row);
        var up = _state[row] switch { SampleState.NotSaid => (bool?)null, SampleState.Up => true, SampleState.Down => false };
        var at = Instant.FromUnixTimeTicks(_at[row]);
        var key = KeyOf(row);
        return new Fact.Sample(ServiceOf(row), at, up, LatencyOf(row), SentOf(row), ReceivedOf(row), ProbeOf(row), ResourceOf(row))
        {
            Id = key.Id,
            Source = key.Source,
            RecordedAt = RecordedAt(row),
            By = by,
            Note = note,
        };
    }

    /// <summary>The rows in canonical order (<see cref="FactOrder"/>).</summary>
    public int[] InOrder(IEnumerable<int> rows)
    {
        var ordered = rows.ToArray();
        for (var i = 1; i < ordered.Length; i++)
        {
            if (Compare(ordered[i - 1], ordered[i]) > 0)
            {
                Array.Sort(ordered, Compare);
                break;
            }
        }

        return ordered;
    }

    private int Compare(int a, int b)
    {
        var order = _at[a].CompareTo(_at[b]);
        if (order != 0 || a == b)
        {
            return order;
        }

        var (x, y) = (KeyOf(a), KeyOf(b));
        order = string.CompareOrdinal(x.ToString(), y.ToString());
        return order != 0 ? order : string.CompareOrdinal(x.Id, y.Id);
    }

    private (long Above, long Below) Pack(int row, Rational? latency)
    {
        if (latency is not { } exact)
        {
            return (0, 0);
        }

        if (long.MinValue <= exact.Numerator && exact.Numerator <= long.MaxValue && exact.Denominator <= long.MaxValue)
        {
            return ((long)exact.Numerator, (long)exact.Denominator);
        }

        _longLatency.Add(row, exact);
        return (0, -1);
    }
}
