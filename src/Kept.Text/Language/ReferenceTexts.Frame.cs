namespace Kept.Text.Language;

internal static partial class ReferenceTexts
{
    private static IEnumerable<ReferenceSection> Frame() =>
        [
            new(
                "A whole agreement",
                "Only a few keys are required; what an agreement does not say, it does not promise.",
                ["agreement"],
                """
                kept: 1
                agreement: northwind-hosting
                title: Hosting Agreement
                parties: {provider: Acme Hosting, customer: Northwind Dental}
                currency: USD
                timeZone: America/Los_Angeles
                rounding: {to: cent, mode: half away from zero, at: credit line}
                term: {starts: 2026-03-01, lasts: 1 year}
                services:
                  hosting: {clause: "1", price: 45.00 per month in advance}
                serviceLevels:
                  availability:
                    clause: "2"
                    of: hosting
                    measure: {availability: outages, evidence: outages complete, per: calendar month}
                    target: at least 99.5%
                    credit: {of: hosting fee of the month, table: [{below: 99.5%, give: 10%}, {below: 99%, give: 25%}]}
                    claim: {by: customer, within: 30 days, after: month end}
                """
            ),
            new(
                "Parties",
                "Approvers are staff who may approve work, each up to an amount.",
                ["parties", "party", "approver"],
                """
                parties:
                  provider: {name: Acme Hosting, email: service@acme.example}
                  customer:
                    name: Northwind Dental
                    address: 1 Main Street
                    approvers: [{name: Office manager, email: office@northwind.example, upTo: 2000.00}]
                """
            ),
            new(
                "Rounding",
                "Without it an agreement in which an amount can have more decimals than the currency is refused (R7). `cent` "
                    + "is the currency's minor unit.",
                ["rounding"],
                """
                rounding: {to: cent, mode: half to even, at: total}
                """
            ),
            new(
                "Term",
                "A term without `lasts` runs until it is ended. `starts: signature` is the day of the last signature.",
                ["term", "renewal", "notice", "rate guarantee", "early end"],
                """
                term:
                  clause: "2"
                  starts: 2026-03-01
                  lasts: 1 year
                  renews: {for: 1 year, unless: {notice: 30 days, before: end, form: written, counts: received, by: either}}
                  rates: {frozenUntil: renewal, announced: 60 days before end}
                  earlyEnd: {owed: fees to the end of the term}
                  missingDay: last
                """
            ),
            new(
                "Rates and services",
                "A service has a recurring price, or is charged at a rate. The long forms are `{amount: 120.00, per: hour, "
                    + "steps: 15 minutes}` and `{amount: 45.00, per: month, inAdvance: true}`.",
                ["rate", "service", "price by rate", "work"],
                """
                rates:
                  technician: 120.00 per hour, in steps of 15 minutes
                  call-out: {rate: 90.00 per visit, clause: A.2}
                services:
                  hosting: {clause: "4.1", price: 45.00 per month in advance, resources: [web, mail]}
                  support:
                    clause: "4.2"
                    hours: 10 per month
                    billed: prepaid
                    unused: expire
                    beyond: technician
                    price: {rate: technician, discount: 25%}
                  emergency: {clause: "4.3", price: {rate: technician}, work: {above: 500.00, needs: approval}}
                """
            ),
            new(
                "Schedules",
                "Weeks take a day such as `Thursday`; months take `second Tuesday`, `last Friday`, `15th` or `last day`.",
                ["schedule"],
                """
                services:
                  maintenance:
                    schedule:
                      every: month
                      on: second Tuesday
                      at: "10:00"
                      lasts: 2 hours
                      ifHoliday: next office day
                      calendar: office
                    tasks: [inspection, backup, updates]
                    price: {rate: technician}
                """
            ),
            new(
                "Members",
                "One text may serve one customer, a group or 200,000 lines. A file is CSV with the columns `customer`, "
                    + "`resource`, `plan`, `fee`, `from`, `until`; other columns become values. `members: facts` says that members "
                    + "come with the evidence.",
                ["member", "member file"],
                """
                members:
                  - {customer: Northwind Dental, resource: line 17, plan: gold, fee: 55.00, from: 2026-03-01}
                  - {customer: Southwind Dental, plan: silver, values: {region: west}}
                """
            ),
        ];

    private static IEnumerable<ReferenceSection> Time() =>
        [
            new(
                "Calendars",
                "Covered hours are local. A week is `24x7` or days with windows; a window may cross midnight and belongs to "
                    + "the day on which it begins. `always` is known without being listed.",
                ["calendar", "calendar version"],
                """
                calendars:
                  office: Mon-Fri 08:00-17:00
                  desk: {hours: Mon-Fri 08:00-12:00 13:00-17:00; Sat 10:00-14:00, timeZone: America/New_York}
                  split: {hours: "Mon, Wed, Fri 09:00-12:00 13:00-17:00"}
                  nights: {hours: Mon-Sun 22:00-06:00}
                  service:
                    hours: [Mon-Fri 09:00-17:00, Sat 10:00-14:00]
                    holidays: us-federal
                    overrides: {2026-12-24: 08:00-12:00, 2026-12-31: closed}
                    breaks: {2026-05-01: 12:00-13:00}
                    versions: [{from: 2026-07-01, hours: Mon-Fri 08:00-18:00}]
                """
            ),
            new(
                "Holidays",
                "A named set, dates, or a file (.ics). A set vouches for certain years; a year of the term or of an assessed period beyond them is a "
                    + "problem. To open on a holiday, except it.",
                ["holidays"],
                """
                calendars:
                  office:
                    hours: Mon-Fri 08:00-17:00
                    holidays: {sets: [us-federal], also: [2026-12-24], except: [2026-10-12]}
                """
            ),
            new(
                "What silence means",
                "Each measure says what the absence of facts means (R2). For single occurrences it may be left out: what is "
                    + "not recorded did not happen.",
                ["sampled evidence", "state changes"],
                """
                serviceLevels:
                  availability:
                    measure:
                      availability: samples
                      evidence: {samples: every 1 minute, stale: after 3 minutes, carry: until stale, unknown: left out}
                  errors:
                    clause: "6"
                    measure: {availability: samples, evidence: {state: changes, before: up}, per: quarter}
                    target: 99%
                    consequence: none
                """
            ),
        ];
}
