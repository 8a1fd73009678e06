using Kept.Core.Evidence;
using Kept.Server.Agreements;
using Kept.Server.Filing;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Maintenance;

/// <summary>Maintenance in a list: what waits for an answer has no instant and comes first.</summary>
internal static class MaintenanceRow
{
    public const string View = "maintenance";

    /// <summary>The rows touched after a version; all of them where anything was corrected since.</summary>
    public static RowChanges Since(AgreementFold agreement, long version)
    {
        var touched =
            agreement.HasCorrections && agreement.Ground.Version > version
                ? agreement.Maintenance.Keys.Union(agreement.Corrected)
                : agreement.Maintenance.Values.Where(t => t.Version > version).Select(t => t.Reference);
        var rows = touched.Select(r => (Reference: r, Row: Of(agreement, r))).ToArray();
        return new RowChanges(
            [.. rows.Select(r => r.Row).OfType<Row>()],
            [.. rows.Where(r => r.Row is null).Select(r => new RowKey(View, $"{agreement.Id}/{r.Reference}"))]
        );
    }

    /// <summary>asked, refused, withdrawn; announced, approved, refused, done, cancelled.</summary>
    public static string StateOf(AgreementFold agreement, MaintenanceThing thing)
    {
        if (agreement.MaintenanceOf(thing.Reference) is null)
        {
            return thing.Fact is not null ? "cancelled" : thing.Request?.Outcome ?? "asked";
        }

        var (approvals, work) = agreement.DoneOn(thing);
        return !work.IsEmpty ? "done"
            : approvals.LastOrDefault() is { } last
                ? last.Refused ? "refused"
                    : "approved"
            : "announced";
    }

    /// <summary>Null where nothing is known of it (any more): a fact became maintenance by a correction, and by another one none.</summary>
    private static Row? Of(AgreementFold agreement, string reference)
    {
        var thing = agreement.Maintenance.GetValueOrDefault(reference) ?? new MaintenanceThing(reference);
        var fact = agreement.MaintenanceOf(reference) ?? thing.Fact;
        if (fact is null && thing.Request is null)
        {
            return null;
        }

        var (service, resource) = (fact?.Service ?? thing.Request?.Service, fact?.Resource ?? thing.Request?.Resource);
        var (from, until) = (fact?.From ?? thing.Request?.From, fact is null ? thing.Request?.Until : fact.Until);
        var state = StateOf(agreement, thing);
        return new Row
        {
            View = View,
            Key = $"{agreement.Id}/{reference}",
            Stream = agreement.Stream,
            Customer = agreement.Customer,
            Agreement = agreement.Id,
            State = state,
            At = state == "asked" ? null : from,
            Words = $"{agreement.Id} {reference} {service} {resource}".ToLowerInvariant(),
            Body = Payload.Of(
                ("agreement", agreement.Id),
                ("customer", agreement.Customer),
                ("maintenance", reference),
                ("state", state),
                ("service", service),
                ("resource", resource),
                ("from", from),
                ("until", until),
                ("announcedAt", fact?.AnnouncedAt),
                ("requestedBy", fact?.RequestedBy ?? thing.Request?.Party),
                ("emergency", fact?.Emergency == true ? true : null)
            ),
        };
    }
}
