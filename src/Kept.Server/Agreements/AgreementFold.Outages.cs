using System.Collections.Immutable;
using System.Globalization;
using Kept.Core.Evidence;
using Kept.Server.Filing;
using Kept.Store;

namespace Kept.Server.Agreements;

// Outages and maintenance, each with the last entry that touched it.
public sealed partial record AgreementFold
{
    public ImmutableSortedDictionary<string, OutageThing> Outages { get; init; } =
        ImmutableSortedDictionary.Create<string, OutageThing>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, MaintenanceThing> Maintenance { get; init; } =
        ImmutableSortedDictionary.Create<string, MaintenanceThing>(StringComparer.Ordinal);

    /// <summary>A name for a new fact: a letter and the place in the stream that it will have.</summary>
    public string FreshId(string letter, int offset = 0) =>
        Enumerable
            .Range(1 + offset, int.MaxValue - 1 - offset)
            .Select(n => $"{letter}-{(Version + n).ToString(CultureInfo.InvariantCulture)}")
            .First(id => !Evidence.ContainsKey(id));

    /// <summary>An outage as it counts now; null where it was retracted, or is none any more.</summary>
    public Fact.Outage? OutageOf(string reference) =>
        HasCorrections ? Book.ById(reference) as Fact.Outage : Outages.GetValueOrDefault(reference)?.Fact;

    /// <inheritdoc cref="OutageOf"/>
    public Fact.Maintenance? MaintenanceOf(string reference) =>
        HasCorrections ? Book.ById(reference) as Fact.Maintenance : Maintenance.GetValueOrDefault(reference)?.Fact;

    /// <summary>What became of maintenance: approvals and work that name it, as they count now.</summary>
    public (ImmutableArray<Fact.Approval> Approvals, ImmutableArray<Fact.Work> Work) DoneOn(MaintenanceThing thing) =>
        HasCorrections
            ? (
                [.. Book.Approvals.Where(a => thing.Approvals.Any(t => t.Reference == a.Reference))],
                [.. Book.Work.Where(w => thing.Work.Any(t => t.Reference == w.Reference))]
            )
            : (thing.Approvals, thing.Work);

    private AgreementFold WithDeskFact(Entry entry, Fact fact)
    {
        var next = Bearing.Contains(entry.Kind) ? this with { Around = Around.Add(fact) } : this;
        return fact switch
        {
            Fact.Outage o => next with { Outages = Outages.SetItem(o.Reference, new OutageThing(o, entry.Version)) },
            Fact.Maintenance m => next.Touched(m.Reference, entry, t => t with { Fact = m }),
            Fact.Work { Of: { } of } w => next.Touched(of, entry, t => t with { Work = t.Work.Add(w) }, known: true),
            Fact.Correction c => next.With(c),
            Fact.Approval a => next.Touched(a.WorkRef, entry, t => t with { Approvals = t.Approvals.Add(a) }, known: true),
            _ => next,
        };
    }

    private AgreementFold WithDeskEvent(Entry entry)
    {
        var payload = entry.Kind.StartsWith("maintenance.", StringComparison.Ordinal) ? Payload.Read(entry.Payload) : default;
        return entry.Kind switch
        {
            "maintenance.requested" => Touched(payload.Text("id")!, entry, t => t with { Request = MaintenanceRequest.Of(entry, payload) }),
            "maintenance.decided" => Touched(
                payload.Text("id")!,
                entry,
                t => t with { Request = t.Request! with { Outcome = payload.Text("outcome") } }
            ),
            _ => this,
        };
    }

    /// <param name="known">Only where there is such maintenance, by its reference or its id alone.</param>
    private AgreementFold Touched(string reference, Entry entry, Func<MaintenanceThing, MaintenanceThing> change, bool known = false)
    {
        var key =
            Maintenance.ContainsKey(reference) ? reference
            : known ? Maintenance.Keys.FirstOrDefault(k => k.EndsWith($"/{reference}", StringComparison.Ordinal))
            : reference;
        return key is null
            ? this
            : this with
            {
                Maintenance = Maintenance.SetItem(
                    key,
                    change(Maintenance.GetValueOrDefault(key) ?? new MaintenanceThing(key)) with
                    {
                        Version = entry.Version,
                    }
                ),
            };
    }
}
