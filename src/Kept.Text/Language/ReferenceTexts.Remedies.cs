namespace Kept.Text.Language;

internal static partial class ReferenceTexts
{
    private static IEnumerable<ReferenceSection> Remedies() =>
        [
            new(
                "Credits",
                "Rows are half-open and partition the range: of those that hold, the narrowest applies (R8). Percentages, "
                    + "days and multiples are taken of the fee in `of:`.",
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
                    credit: {of: fee paid for the month, proRata: {times: 10, of: excess, outOf: 730 hours}}
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
                "Caps are applied from the shortest period to the longest. A claim is judged by receipt unless `counts: "
                    + "sent`. At the top of the agreement `limits`, `claim` and `settle` hold for all levels.",
                ["cap on credits", "least credit", "claim", "settlement"],
                """
                term: {starts: 2026-03-01, lasts: 1 year}
                limits: [{per: rolling year, atMost: 15 days}, {minimum: over 1.00, per: month}, {per: term, atMost: 8% of the fee of the term}]
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
                      with: [request logs]
                      onlyIf: paid up
                      answer: 10 office days
                      otherwise: accepted
                      missingDay: last
                    settle: {as: credit, appliesTo: month of the incident, cash: never, expires: end of the term, remainder: refund}
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
                      - {terminate: {missed: 3 of 6 months, inARow: true, within: 30 days}, clause: "10.1"}
                      - {terminate: {over: 10 hours, inRolling: 30 days}}
                      - {report: root cause, within: 5 office days}
                    escalation: [{fromMiss: 2, times: 2}]
                    backedBy: [{agreement: network-ola, level: restore, handOver: assigned}]
                """
            ),
        ];
}
