using Kept.Core.Evidence;
using Kept.Core.Json;
using Kept.Core.Money;
using Kept.Server.Agreements;
using Kept.Server.Filing;
using Kept.Store;

namespace Kept.Server.Outages;

/// <summary>An outage in a list: those that go on have no instant and come first.</summary>
internal static class OutageRow
{
    public const string View = "outages";

    /// <summary>The rows touched after a version; all of them where anything was corrected since.</summary>
    public static RowChanges Since(AgreementFold agreement, long version)
    {
        var touched =
            agreement.HasCorrections && agreement.Ground.Version > version
                ? agreement.Outages.Keys.Union(agreement.Corrected)
                : agreement.Outages.Values.Where(t => t.Version > version).Select(t => t.Fact.Reference);
        var rows = touched.Select(r => (Key: new RowKey(View, $"{agreement.Id}/{r}"), Fact: agreement.OutageOf(r))).ToArray();
        return new RowChanges(
            [.. rows.Where(r => r.Fact is not null).Select(r => Of(agreement, r.Key, r.Fact!))],
            [.. rows.Where(r => r.Fact is null).Select(r => r.Key)]
        );
    }

    private static Row Of(AgreementFold agreement, RowKey key, Fact.Outage outage) =>
        new()
        {
            View = View,
            Key = key.Key,
            Stream = agreement.Stream,
            Customer = agreement.Customer,
            Agreement = agreement.Id,
            State = outage.Until is null ? "open" : "ended",
            At = outage.Until is null ? null : outage.From,
            Words = $"{agreement.Id} {outage.Reference} {outage.Service} {outage.Resource} {outage.Site} {outage.Cause}".ToLowerInvariant(),
            Body = Payload.Of(
                ("agreement", agreement.Id),
                ("customer", agreement.Customer),
                ("outage", outage.Reference),
                ("service", outage.Service),
                ("resource", outage.Resource),
                ("site", outage.Site),
                ("from", outage.From),
                ("until", outage.Until),
                ("cause", outage.Cause),
                ("weight", outage.Weight == Rational.One ? null : ExactText.Of(outage.Weight)),
                ("by", outage.By)
            ),
        };
}
