using System.Collections.Immutable;
using Kept.Core.Problems;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Evidence;

/// <summary>
/// What is known as of an instant: each fact once, in canonical order, corrections applied. The same evidence gives the same
/// book, whatever the order of lines and however often a line is repeated (R4, R5).
/// </summary>
public sealed partial class EvidenceBook
{
    private readonly FactPool _pool;
    private readonly int[] _sampleRows;
    private readonly Dictionary<FactKey, AppliedCorrection> _corrected;
    private readonly ImmutableArray<Fact> _recorded;
    private readonly Lazy<string> _hash;
    private readonly ImmutableHashSet<FactKey> _without = [];

    private EvidenceBook(FactPool pool, Instant? asOf, ImmutableArray<AppliedCorrection> corrections)
    {
        bool Known(Instant recordedAt) => asOf is null || recordedAt <= asOf;
        _pool = pool;
        AsOf = asOf;
        Corrections = corrections;
        _corrected = corrections.ToDictionary(c => FactKey.Of(c.Before));
        _recorded = [.. pool.Others.Values.Select(o => o.Fact).Where(f => Known(f.RecordedAt)).OrderBy(f => f, FactOrder.Canonical)];
        var samples = pool.Samples;
        _sampleRows = samples.InOrder(Enumerable.Range(0, samples.Count).Where(r => asOf is null || samples.RecordedAt(r) <= asOf));
        Facts = [.. Uncorrected(_recorded).Concat(Replacements().Where(f => f is not Fact.Sample)).OrderBy(f => f, FactOrder.Canonical)];
        Samples = Series();
        _hash = new Lazy<string>(() => EvidenceHash.Of(Recorded()));
        LatestKnowledge = Latest();
    }

    private EvidenceBook(EvidenceBook other, ImmutableHashSet<FactKey> without, ImmutableArray<Fact> facts)
    {
        _without = without;
        (_pool, AsOf, Corrections, _corrected, _recorded) = (other._pool, other.AsOf, other.Corrections, other._corrected, other._recorded);
        (_sampleRows, Samples, _hash, LatestKnowledge) = (other._sampleRows, other.Samples, other._hash, other.LatestKnowledge);
        Facts = facts;
    }

    /// <summary>Facts recorded later are not in the book; null: all are.</summary>
    public Instant? AsOf { get; }

    /// <summary>All facts that count, except samples, in canonical order: corrected, and without the corrections themselves.</summary>
    public ImmutableArray<Fact> Facts { get; }

    /// <summary>Samples by service and resource, in that order; where a sample names no resource, that series comes first.</summary>
    public ImmutableArray<SampleSeries> Samples { get; private init; }

    /// <summary>The corrections in force, in the order of the facts they correct.</summary>
    public ImmutableArray<AppliedCorrection> Corrections { get; }

    /// <summary>How many facts are known, repeats counted once, corrections and corrected facts included.</summary>
    public int Count => _recorded.Length + _sampleRows.Length;

    /// <summary>The latest instant at which anything in the book was recorded; null for an empty book.</summary>
    public Instant? LatestKnowledge { get; }

    /// <summary>SHA-256 of the canonical evidence file of what is known: one canonical JSON line a fact, in canonical order.</summary>
    public string Hash => _hash.Value;

    /// <summary>The book of what was known at an instant, or all problems of putting the facts together.</summary>
    /// <param name="facts">In any order; read once.</param>
    /// <param name="asOf">Null: everything.</param>
    public static Checked<EvidenceBook> Known(IEnumerable<LocatedFact> facts, Instant? asOf)
    {
        var pool = new FactPool();
        foreach (var fact in facts)
        {
            pool.Add(fact);
        }

        var corrections = Evidence.Corrections.InForce(pool, asOf);
        return pool.Problems.Count > 0
            ? Checked<EvidenceBook>.Refused(pool.Problems)
            : Checked<EvidenceBook>.Fine(new EvidenceBook(pool, asOf, corrections));
    }

    /// <summary>The same facts as known at another instant, without reading them again.</summary>
    public EvidenceBook KnownAt(Instant? asOf) => new(_pool, asOf, Evidence.Corrections.InForce(_pool, asOf));

    /// <summary>
    /// The facts that would count had one never been recorded, for asking what difference it made; what was recorded (hash, count) stays.
    /// Without a correction, the fact counts as it was.
    /// </summary>
    /// <param name="fact">One of <see cref="Facts"/>, or a correction in force.</param>
    internal EvidenceBook Without(Fact fact)
    {
        if (fact is not Fact.Correction)
        {
            return new EvidenceBook(this, _without.Add(FactKey.Of(fact)), [.. Facts.Where(f => !ReferenceEquals(f, fact))]);
        }

        var undone = Corrections.First(c => ReferenceEquals(c.Correction, fact));
        var others = Facts.Where(f => !ReferenceEquals(f, undone.After));
        return new EvidenceBook(this, _without.Add(FactKey.Of(fact)), [.. (undone.Before is Fact.Sample or Fact.Correction ? others : others.Append(undone.Before)).OrderBy(f => f, FactOrder.Canonical)]);
    }

    /// <summary>A fact taken out by <see cref="Without"/>, put back.</summary>
    internal EvidenceBook With(Fact fact) =>
        new(this, _without.Remove(FactKey.Of(fact)), [.. Facts.Append(fact).OrderBy(f => f, FactOrder.Canonical)]);

    /// <summary>These of <see cref="Facts"/> alone, for asking a question that no other fact bears on. Samples stay.</summary>
    internal EvidenceBook Only(IEnumerable<Fact> facts) =>
        new(this, _without, [.. facts.Distinct(ReferenceEqualityComparer.Instance).Cast<Fact>().OrderBy(f => f, FactOrder.Canonical)]);

    /// <summary>The same facts with other samples: some of those there are.</summary>
    internal EvidenceBook WithSamples(ImmutableArray<SampleSeries> samples) => new(this, _without, Facts) { Samples = samples };

    /// <summary>The fact that counts under this name (<c>source/id</c>, or the id alone where unique); null: unknown, ambiguous or retracted.</summary>
    public Fact? ById(string reference)
    {
        var meant = _pool.Meant(reference);
        if (meant.Count != 1 || _without.Contains(meant[0]) || _pool.Find(meant[0]) is not { Fact: var fact } || (AsOf is { } asOf && fact.RecordedAt > asOf))
        {
            return null;
        }

        return _corrected.TryGetValue(meant[0], out var correction) ? correction.After : fact;
    }

    /// <summary>The correction in force on a fact, for saying why it reads as it does; null where there is none.</summary>
    public AppliedCorrection? CorrectionOf(Fact fact) => _corrected.GetValueOrDefault(FactKey.Of(fact));

    /// <summary>All facts as recorded, samples and corrections included, in canonical order: what <see cref="Hash"/> is taken of.</summary>
    public IEnumerable<Fact> Recorded()
    {
        var row = 0;
        foreach (var fact in _recorded)
        {
            while (row < _sampleRows.Length && SampleGoesFirst(_sampleRows[row], fact))
            {
                yield return _pool.Samples.FactOf(_sampleRows[row++]);
            }

            yield return fact;
        }

        while (row < _sampleRows.Length)
        {
            yield return _pool.Samples.FactOf(_sampleRows[row++]);
        }
    }

    private bool SampleGoesFirst(int row, Fact fact)
    {
        var order = _pool.Samples.TicksOf(row).CompareTo(fact.Begin.ToUnixTimeTicks());
        return order < 0 || (order == 0 && string.CompareOrdinal("sample", fact.Kind) < 0);
    }

    private IEnumerable<Fact> Uncorrected(IEnumerable<Fact> facts) =>
        facts.Where(f => f is not Fact.Correction && !_corrected.ContainsKey(FactKey.Of(f)));

    private IEnumerable<Fact> Replacements() => Corrections.Select(c => c.After).OfType<Fact>().Where(f => f is not Fact.Correction);

    private ImmutableArray<SampleSeries> Series()
    {
        var replaced = Replacements().OfType<Fact.Sample>().ToArray();
        if (replaced.Length == 0 && _corrected.Count == 0)
        {
            return Grouped(_pool.Samples, _sampleRows);
        }

        // Rare: some samples were corrected. The series are then made from columns of their own.
        var columns = new SampleColumns();
        foreach (var row in _sampleRows.Where(r => !_corrected.ContainsKey(_pool.Samples.KeyOf(r))))
        {
            columns.Add(_pool.Samples.FactOf(row), default);
        }

        foreach (var sample in replaced)
        {
            columns.Add(sample, default);
        }

        return Grouped(columns, columns.InOrder(Enumerable.Range(0, columns.Count)));
    }

    private static ImmutableArray<SampleSeries> Grouped(SampleColumns columns, int[] rows) =>
        [
            .. rows.GroupBy(columns.SubjectOf)
                .Select(g => new SampleSeries(columns, [.. g]))
                .OrderBy(s => s.Service, StringComparer.Ordinal)
                .ThenBy(s => s.Resource, StringComparer.Ordinal),
        ];

    private Instant? Latest()
    {
        var others = _recorded.Select(f => f.RecordedAt);
        var all = others.Concat(_sampleRows.Select(_pool.Samples.RecordedAt));
        return all.Aggregate((Instant?)null, (latest, at) => latest is { } l && l > at ? l : at);
    }
}
