using Kept.Text.Language;

namespace Kept.Text.Tests.Language;

/// <summary>Every agreement that the tests have, whole and sound.</summary>
internal static class Samples
{
    public static IEnumerable<SourceText> All() =>
        Repository.Agreements().Select(Repository.Agreement).Append(Wide).Append(new SourceText("base.yaml", ReferenceTexts.Base));

    public static TheoryData<string> Names => new(All().Select(s => s.Name));

    public static SourceText Named(string name) => All().First(s => s.Name == name);

    public static string Hash(SourceText source) => AgreementReader.Read(source).OrThrow().Agreement.Versions[^1].Hash;

    /// <summary>Many forms at once, in spellings that are not canonical.</summary>
    public static readonly SourceText Wide = new("wide.yaml", """
        # An agreement with one of everything.
        agreement: wide   # the id
        kept: 1
        parties: {provider: A, customer: {name: B, approvers: [X, {name: Y, upTo: 10}]}}
        currency: EUR
        timeZone: Europe/Amsterdam
        rounding: {mode: half up, to: 2 decimals}

        calendars:
          office: mon-fri 09:00-17:00; saturday 10:00-14:00
          odd: {hours: "Mon, Wed, Fri 09:00-12:00 13:00-17:00", holidays: [us-federal, 2026-12-24]}
          nights: {hours: Mon-Sun 22:00-06:00, holidays: {sets: netherlands, also: [2026-12-31], except: 2026-04-27}, overrides: {2026-12-24: 08:00-12:00, 2026-12-31: closed}, breaks: {2026-05-01: 12:00-13:00}, timeZone: UTC, versions: [{from: 2026-07-01, hours: Mon-Fri 08:00-18:00}]}
        # what it costs
        services:
          web: {price: {amount: 100.00, per: month}}
        term: {lasts: 3 years, starts: 2026-01-01, renews: 1 year}
        serviceLevels:
          a: {clause: "1", of: [web], measure: {availability: samples, evidence: {samples: every 60 seconds, stale: after 3 minutes, carry: until stale}, per: month, slot: 5 min, bad: all fail,
              mergeGap: 1 minute, minimum: over 5 minutes, counts: excess, partial: part, rounding: {to: 2 decimals, mode: floor}, across: all, outOf: observed, decimals: 3}, target: {atLeast: 99.90%},
              # inside
              exclude: [{what: {maintenance: any}, when: [{notice: 48 hours}, {within: nights}, {lasts: 4 hours}], budget: {atMost: at most 4 hours, per: calendar month}, leaves: both}, {hours: nights}, {outside: office}, {badTimeOf: b}, {firstOfEach: 5 minutes}],
              credit: {table: [{below: 99.9%, atLeast: 99%, give: 10%}, {below: 99%, give: 3 days}], of: web fee of the month}, limits: {per: month, atMost: 100% of the web fee of the month}, claim: automatic, consequence: {terminate: {missed: 3 of 6}}}
          b: {clause: "2", measure: {attainment: opened to first human response, within: within 6 h, clock: office, evidence: tickets complete, per: quarter, only: {priority: [urgent, high]}}, target: ">= 90%", credit: {of: 500.00, perStep: {every: 1%, give: 1%}}, consequences: [{terminate: {over: 10 hours, inRolling: 30 days}}, {report: root cause, within: 5 business days}]}
          c:
            clause: "3"
            # of each ticket
            measure: {time: opened to resolved, evidence: tickets complete}
            target: {by: [plan, priority], cells: {gold: {urgent: 1 hour, normal: {target: no more than 4 hours, clock: office}}, "*": {"*": 8 hours}}}
            credit: {give: 25.00}
            wording: |
              Each ticket is resolved
              in time: {target.cells.gold.urgent} # not a comment
          d: {clause: "4", measure: {latency: samples, statistic: 95th percentile, evidence: samples complete, per: rolling 30 days}, target: at most 0.3 seconds, credit: {of: monthly fee, greatest: [{give: 5%}, {proRata: {times: 10, of: excess}}]}}
          e: {clause: "5", measure: {slots: counts, slot: 5 minutes, evidence: counts complete, per: billing month from the 15th, idle: good}, target: 99.9%, consequence: none}
          f: {clause: "6", measure: {count: outages, evidence: outages complete, per: contract year}, target: at most 3, consequence: none}
        amendments:
          - {effective: 2026-07-01, amendment: "1", change: {services: {web: {price: 120.00 a month}}, serviceLevels: {f: null}}}
        # the end
        """);
}
