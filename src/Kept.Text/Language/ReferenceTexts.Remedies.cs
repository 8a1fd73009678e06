namespace Kept.Text.Language;

internal static partial class ReferenceTexts
{
    private static IEnumerable<ReferenceSection> Remedies() =>
        [
            new(
                "Credits",
                "Rows are half-open and partition the range: of those that hold, the narrowest applies (R8). Percentages, days and multiples are taken of the fee in `of:`.",
                [
                    "table credit",
                    "credit row",
                    "block credit",
                    "per block",
                    "step credit",
                    "per step",
                    "pro rata credit",
                    "pro rata",
                    "flat credit",
                    "greatest credit",
                    "least credit",
                    "sum credit",
                    "credit count",
                ],
                """
                serviceLevels:
                  a:
                    clause: "9.1"
                    measure: {availability: outages, evidence: outages complete, per: month}
                    target: 99.9%
                    credit:
                      of: hosting fee of the month
                      table: [{below: 99.9%, atLeast: 99.0%, give: 10%}, {below: 99.0%, give: 3 days}]
                  b:
                    clause: "9.2"
                    measure: {duration: outage}
                    target: at most 1 hour
                    credit:
                      of: hosting fee of the month
                      perBlock: {every: 30 minutes, whole: true, give: 5%, after: 1 hour}
                      atMost: {credits: 1, per: local day}
                  c:
                    clause: "9.3"
                    measure: {availability: outages, evidence: outages complete, per: month}
                    target: 99.9%
                    credit: {of: fee of the month, perStep: {every: 0.1%, whole: true, give: 10%}}
                  d:
                    clause: "9.4"
                    measure: {availability: outages, evidence: outages complete, per: month}
                    target: 99.9%
                    credit: {of: fee paid for the month, proRata: {times: 10, of: excess}}
                  e: {clause: "9.5", measure: {duration: visit}, target: at most 2 hours, credit: {give: 25.00}}
                  f:
                    clause: "9.6"
                    measure: {availability: outages, evidence: outages complete, per: quarter}
                    target: 99.9%
                    credit: {of: fee of the quarter, greatest: [{give: 5%}, {proRata: {times: 2}}]}
                  g:
                    clause: "9.7"
                    measure: {availability: outages, evidence: outages complete, per: month}
                    target: 99.9%
                    credit: {of: fee of the preceding month, least: [{give: 5%}, {give: 100.00}], whenMet: true}
                  h:
                    clause: "9.8"
                    measure: {availability: outages, evidence: outages complete, per: month}
                    target: 99.9%
                    credit: {sum: [{give: 2 points}, {give: 3 days extension}]}
                """
            ),
            new(
                "Combined quantities",
                "Inside `greatest`, `least` and `sum` stand quantities without a base of their own.",
                [
                    "table quantity",
                    "block quantity",
                    "step quantity",
                    "pro rata quantity",
                    "flat quantity",
                    "greatest quantity",
                    "least quantity",
                    "sum quantity",
                ],
                """
                serviceLevels:
                  availability:
                    consequence: null
                    credit:
                      of: hosting fee of the month
                      greatest:
                        - {table: [{below: 99.5%, give: 10%}]}
                        - {perBlock: {every: 1 hour, give: 1%}}
                        - {perStep: {every: 0.1%, give: 1%}}
                        - {proRata: {times: 10}}
                        - {least: [{give: 25.00}, {sum: [{give: 1%}, {give: 2%}]}, {greatest: [{give: 10.00}]}]}
                """
            ),
            new(
                "Caps, claims and settlement",
                "Caps are applied from the shortest period to the longest. A claim is judged by receipt unless `counts: sent`. At the top of the agreement `limits`, `claim` and `settle` hold for all levels.",
                ["cap on credits", "least credit", "claim", "settlement"],
                """
                limits: [{per: rolling year, atMost: 15 days}, {minimum: 1.00, per: month}]
                serviceLevels:
                  availability:
                    credit: {of: hosting fee of the month, table: [{below: 99.5%, give: 10%}]}
                    limits:
                      - {per: calendar month of the outage, atMost: 12/52 of the monthly fee, clause: "9.9"}
                      - {per: incident, atMost: 500.00}
                    claim:
                      by: customer
                      form: written
                      within: 30 days
                      after: month end
                      counts: received
                      answer: 10 office days
                      otherwise: accepted
                      missingDay: last
                    settle: {as: credit, appliesTo: month of the incident, cash: never, expires: 90 days}
                  reply: {claim: automatic}
                """
            ),
            new(
                "Other consequences",
                "`consequence: none` is a legal consequence one can state: reported only.",
                [
                    "right to terminate",
                    "termination after misses",
                    "termination over a total",
                    "report owed",
                    "escalation step",
                    "combination",
                    "backed by",
                ],
                """
                combine: {levels: [availability, reply], take: best}
                soleRemedy: true
                serviceLevels:
                  availability:
                    consequences:
                      - {terminate: {missed: 3 of 6 months, inARow: true}, clause: "10.1"}
                      - {terminate: {over: 10 hours, inRolling: 30 days}}
                      - {report: root cause, within: 5 office days}
                    escalation: [{fromMiss: 2, times: 2}]
                    backedBy: [{agreement: network-ola, level: restore, handOver: assigned}]
                """
            ),
        ];

    private static IEnumerable<ReferenceSection> Around() =>
        [
            new(
                "Categories and priorities",
                "The first row that matches gives the priority. `decides` says whose record decides when records differ (R14).",
                ["category", "priority rule"],
                """
                categories: {network: urgent, printer: {title: Printers, priority: normal}}
                priorities:
                  - {category: network, urgency: high, impact: company, technicalLevel: second, priority: urgent}
                  - {priority: normal}
                decides: {outage: provider, ticket: earlier, any: determination}
                """
            ),
            new(
                "The rest of the frame",
                "Objectives, precedence, law, contacts, reports, plans, projects, disputes and clauses without figures.",
                ["law", "contact", "report", "plan", "projects", "disputes", "dispute step", "assignment", "text clause"],
                """
                objectives: [No working day is lost to a broken workplace]
                precedence: [this agreement, exhibits, general terms]
                law: {of: California, courts: Los Angeles County}
                definitions: {outage: Time in which hosting answers no request.}
                exhibits: {A: {title: Rates, text: Rates may change at renewal.}}
                contacts:
                  service desk:
                    of: provider
                    role: incidents
                    url: desk.acme.example
                    email: desk@acme.example
                    phone: "+1 213 555 0100"
                    hours: office
                reporting: [{content: [availability, open tickets], every: month, within: 5 office days, to: Office manager}]
                plans:
                  downtime: {text: Announced by e-mail., every: quarter, notice: 5 days}
                  documentation: Kept in the customer's wiki.
                projects:
                  estimate: required
                  approval: before work
                  above: 500.00
                  acceptance: 10 office days
                  handOver: to support with documentation
                disputes: {steps: [{step: the two managers talk, within: 10 days}, mediation], meanwhile: the undisputed part is paid}
                indemnity: Each party holds the other harmless for its own negligence.
                restrictions: [No third party works on the systems without notice.]
                assignment: {onTakeover: renegotiate within 30 days, consent: required}
                text: {warranty: {clause: "12", title: Warranty, text: Work is done with reasonable care.}}
                """
            ),
            new(
                "Summaries and examples",
                "What a brochure claims is an assertion, an example is a test; both are printed in the contract and run as checks. A finding may be accepted by name.",
                ["saying", "allowance", "earned", "promised", "example", "accepted finding"],
                """
                says:
                  - text: at most 3 h 36 of downtime in a month of 30 days
                    means: {allowance: availability, per: month, is: 3 h 36 min}
                  - {text: a reply within the hour, means: {target: reply, is: at most 1 hour}}
                  - {text: no money for a late reply, means: {credit: reply, for: 2 hours, is: 0%}}
                examples:
                  - name: a short outage is within the promise
                    asOf: 2026-04-01T00:00
                    facts: [{kind: outage, service: hosting, from: 2026-03-03T10:00, until: 2026-03-03T11:00}]
                    expect: {availability: {verdict: met}}
                accept:
                  - finding: promise-without-consequence
                    level: availability
                    reason: reported only in the first year
                    by: both parties
                    on: 2026-02-01
                """
            ),
        ];

    private static IEnumerable<ReferenceSection> Changes() =>
        [
            new(
                "Layers",
                "`under` names the master agreement: it lends, key by key, what this one does not say. `extends` names layers that this one overrides by key; `null` takes out. "
                    + "Names, titles, kinds, examples and amendments are not lent. With `file:` the other agreement is found by its path, otherwise by its id.",
                ["reference"],
                """
                kept: 1
                agreement: northwind-gold
                structure: customer
                under: {agreement: example, file: master.yaml}
                serviceLevels:
                  availability: {target: at least 99.9%}
                """
            ),
            new(
                "Layers by key",
                "Here a customer's own terms override a layer.",
                [],
                """
                kept: 1
                agreement: northwind-silver
                extends: example
                serviceLevels: {reply: {target: at most 2 hours}}
                """
            ),
            new(
                "Amendments",
                "A dated patch on the terms: what it names by key replaces, `null` takes out. Several patches apply in order of their days. A key cannot be renamed. "
                    + "With `splits: window` a window that contains the day is cut there (R10).",
                ["amendment", "amendment file"],
                """
                amendments:
                  - amendment: "1"
                    effective: 2026-07-01
                    splits: window
                    signed: 2026-06-15
                    clause: "14"
                    change:
                      calendars: {office: Mon-Fri 07:00-19:00}
                      serviceLevels: {availability: {target: at least 99.9%}, reply: null}
                """
            ),
            new(
                "Amendments in files of their own",
                "The same with `amends:`; such files are given to the reader after the agreement.",
                [],
                """
                kept: 1
                amends: example
                amendment: "2"
                effective: 2027-01-01
                change: {services: {hosting: {price: 50.00 per month}}}
                """
            ),
        ];
}
