using Kept.Server.Agreements;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;
using NodaTime;

namespace Kept.Server.Tests.Harness;

/// <summary>A running server with a signed agreement: support in covered hours, and a service that is to be up.</summary>
internal static class Desk
{
    public const string Id = "helio";

    public const string Customer = "castor";

    public const string Text = """
        kept: 1
        agreement: helio
        title: Technical Support Agreement
        parties: {provider: {name: Helio Support}, customer: {name: Castor Robotics}}
        currency: EUR
        timeZone: Europe/Berlin
        rounding: {to: cent, mode: half away from zero, at: credit line}
        calendars:
          support: {hours: Mon-Fri 08:00-18:00, holidays: germany}
        term: {starts: 2026-01-01, lasts: 2 years, renews: {for: 1 year, unless: {notice: 3 months, before: end, form: written, counts: received, by: either}}}
        contacts:
          telephone: {phone: "+49 30 555 0100", hours: support}
          e-mail: {email: support@helio.example, hours: always}
        services:
          desk: {clause: "2", price: 1500.00 per month in advance}
          portal: {clause: "2.1", price: 400.00 per month, resources: [portal-eu]}
        serviceLevels:
          answer:
            clause: "3.1"
            of: desk
            measure: {time: opened to first human reply, each: ticket, evidence: tickets complete, clock: support, pausedWhile: waiting on customer}
            target: {by: [priority], cells: {normal: at most 6 hours, high: at most 1 hour}}
            consequence: none
          resolve:
            clause: "3.2"
            of: desk
            measure: {time: opened to resolved, each: ticket, evidence: tickets complete, clock: support, pausedWhile: [waiting on customer, waiting on supplier]}
            target: {by: [priority], cells: {normal: at most 40 hours, high: {target: at most 8 hours, clock: always}}}
            credit: {of: desk fee of the month, give: 1%}
            limits: [{per: calendar month, atMost: 10% of the monthly fee}]
            claim: automatic
            settle: {as: credit, appliesTo: next invoice, cash: never}
          uptime:
            clause: "3.3"
            of: portal
            measure: {availability: outages, evidence: outages complete, per: calendar month}
            exclude: [{maintenance: scheduled, when: [{notice: at least 2 days}], leaves: both}]
            target: at least 99.9%
            credit: {of: portal fee of the month, table: [{below: 99.9%, give: 10%}, {below: 99%, give: 50%}]}
            claim: automatic
            settle: {as: credit, appliesTo: next invoice, cash: never}
        """;

    public static readonly Instant Monday = Instant.FromUtc(2026, 3, 2, 9, 0);

    /// <summary>At 10:00 in Berlin on Monday, 2 March 2026, where no other time is given.</summary>
    public static async Task<RunningServer> Open(Instant? at = null, string text = Text)
    {
        var server = await RunningServer.Start(Instant.FromUtc(2026, 1, 1, 9, 0));
        await Signed.Agreement(server, Id, text, Customer);
        server.Clock.Now = at ?? Monday;
        return server;
    }

    public static Caller Agent(this RunningServer server) => server.As(Role.Agent);

    public static Caller Requester(this RunningServer server, string customer = Customer) => server.As(Role.Requester, customer);

    /// <summary>The stream folded from its first entry on, as a rebuild does it.</summary>
    public static async Task<IFold> Rebuilt(this RunningServer server, string stream)
    {
        var fold = Folds.Empty(stream);
        await foreach (var entry in server.Store.Read(stream))
        {
            fold = fold.After(entry);
        }

        return fold;
    }

    public static async Task<AgreementFold> Agreement(this RunningServer server, string id = Id) =>
        (AgreementFold)await server.Rebuilt(AgreementFold.StreamOf(id));

    /// <summary>All rows of the views that a stream has, by view and key.</summary>
    public static async Task<SortedDictionary<string, Row>> RowsOf(
        this RunningServer server,
        string stream,
        params IEnumerable<string> views
    )
    {
        var rows = new SortedDictionary<string, Row>(StringComparer.Ordinal);
        foreach (var view in views)
        {
            string? after = null;
            do
            {
                var page = await server.Store.List(
                    new RowQuery(view)
                    {
                        Stream = stream,
                        After = after,
                        Limit = 1000,
                    }
                );
                page.Rows.ToList().ForEach(r => rows[$"{r.View} {r.Key}"] = r);
                after = page.Next;
            } while (after is not null);
        }

        return rows;
    }
}
