namespace Kept.Text.Language;

internal static partial class ReferenceTexts
{
    private static IEnumerable<ReferenceSection> Promises() =>
        [
            new(
                "Service levels",
                "Measure, target, exclusions and remedy. In `wording:` a figure is written `{key}` or `{clause.key}` and must "
                    + "lead to a value of the terms.",
                ["service level"],
                """
                serviceLevels:
                  uptime:
                    clause: "5.4"
                    title: Uptime of hosting
                    for: {plan: [gold, silver]}
                    holdsAfter: 14 days
                    of: [hosting]
                    measure: {availability: outages, evidence: outages complete, per: calendar month}
                    target: at least 99.9%
                    consequence: none
                    wording: Hosting is available {target} of each {measure.per}; clause 5.1 promises {5.1.target}.
                """
            ),
            new(
                "Availability, by time or by events",
                "`outages`, `samples` and `counts` give a share of time; `requests` and `checks` a share of events. Bad time "
                    + "is joined over gaps up to `mergeGap`, then pieces shorter than `minimum` fall out. With `slot`, all counts or "
                    + "samples that begin in one slot are judged together; without it, each by itself. Windows by the contract "
                    + "(`contract year`, `term`) are counted from the start of `term:` and need one.",
                ["availability", "error rate", "packet delivery", "figure rounding"],
                """
                term: {starts: 2026-01-01, lasts: 1 year}
                serviceLevels:
                  uptime:
                    clause: "6.1"
                    measure:
                      availability: samples
                      evidence: samples complete
                      during: office
                      per: billing month from the 15th
                      partial: part
                      mergeGap: 1 minute
                      minimum: over 5 minutes
                      counts: excess
                      across: all
                      outOf: observed
                      rounding: {to: 2 decimals, mode: floor}
                      decimals: 3
                    target: 99.9%
                    consequence: none
                  bad minutes:
                    clause: "6.2"
                    measure: {availability: counts, slot: 1 minute, bad: error rate over 5%, evidence: counts complete, per: quarter}
                    target: 99.9%
                    consequence: none
                  success:
                    clause: "6.3"
                    measure: {availability: requests, evidence: counts complete, per: rolling 30 days}
                    target: 99.9%
                    consequence: none
                  errors:
                    clause: "6.4"
                    measure: {errorRate: checks, evidence: samples complete, per: contract year}
                    target: at most 0.1%
                    consequence: none
                  packets:
                    clause: "6.5"
                    measure: {packetDelivery: samples, evidence: samples complete, per: calendar month}
                    target: 99.5%
                    consequence: none
                  degraded:
                    clause: "6.6"
                    measure: {availability: outages, weighted: true, startsAt: ticket opened, evidence: outages complete, per: term}
                    target: 99%
                    consequence: none
                """
            ),
            new(
                "Slots",
                "The mean of the slots' ratios, or the share or number of bad slots. `idle` says what a slot without events is.",
                ["slots"],
                """
                serviceLevels:
                  storage:
                    clause: "6.7"
                    measure: {slots: counts, slot: 5 minutes, figure: mean, idle: good, evidence: counts complete, per: calendar month}
                    target: 99.9%
                    consequence: none
                  bad slots:
                    clause: "6.8"
                    measure:
                      slots: checks
                      slot: 1 minute
                      figure: bad count
                      bad: at least 3 fail
                      idle: left out
                      evidence: samples complete
                      per: calendar month
                    target: at most 10
                    consequence: none
                """
            ),
            new(
                "Latency",
                "The share of samples within a threshold, or a statistic of them.",
                ["latency"],
                """
                serviceLevels:
                  speed:
                    clause: "6.9"
                    measure: {latency: samples, within: 75 ms, evidence: samples complete, per: calendar month}
                    target: 99%
                    consequence: none
                  p95:
                    clause: "6.10"
                    measure: {latency: samples, statistic: percentile 95, evidence: samples complete, per: calendar month}
                    target: at most 300 ms
                    consequence: none
                """
            ),
            new(
                "Tickets",
                "The time of each ticket between two events, or the share of tickets within a time. A pause halts the clock; "
                    + "a reply is a person's.",
                ["ticket time", "attainment", "ticket filter"],
                """
                serviceLevels:
                  first reply:
                    clause: "7.1"
                    measure:
                      time: opened to first human reply
                      clock: office
                      pausedWhile: [waiting on customer, waiting on supplier]
                      again: each reopening
                      only: {priority: [urgent, high], product: mail, site: north, team: second line}
                      evidence: tickets complete
                    target: at most 1 hour
                    consequence: none
                  next reply:
                    clause: "7.2"
                    measure:
                      time: customer message to next human reply
                      each: customer message
                      clock: always
                      pausedWhile: any
                      evidence: tickets complete
                    target: 4 hours
                    consequence: none
                  desk:
                    clause: "7.3"
                    measure:
                      attainment: opened to first human reply
                      within: 6 hours
                      clock: office
                      evidence: tickets complete
                      per: calendar month
                    target: at least 90%
                    consequence: none
                """
            ),
            new(
                "Occurrences",
                "How long each outage, maintenance or visit lasted, or how many there were and how long they took in a window.",
                ["duration", "count", "sum", "mean", "maximum", "longest"],
                """
                serviceLevels:
                  outage:
                    clause: "7.4"
                    measure:
                      duration: outage
                      startsAt: later of begin and customer notice
                      endsAt: restored
                      during: office
                      measuredOn: pieces
                    target: at most 1 hour
                    consequence: none
                  outages:
                    clause: "7.5"
                    measure: {count: outages, evidence: outages complete, per: quarter}
                    target: at most 3
                    consequence: none
                  downtime:
                    clause: "7.6"
                    measure: {sum: outages, evidence: outages complete, per: calendar month}
                    target: at most 2 hours
                    consequence: none
                  repair:
                    clause: "7.7"
                    measure:
                      mean: outages
                      startsAt: ticket opened
                      endsAt: ticket closed
                      evidence: outages complete
                      per: calendar year
                    target: 4 hours
                    consequence: none
                  worst:
                    clause: "7.8"
                    measure: {maximum: outages, evidence: outages complete, per: month}
                    target: 4 hours
                    consequence: none
                  run:
                    clause: "7.9"
                    measure: {longest: outages, evidence: outages complete, per: month}
                    target: 30 minutes
                    consequence: none
                """
            ),
            new(
                "Targets",
                "A bare share is at least, everything else at most. A matrix is nested once for each dimension; `*` is any "
                    + "value; a cell may have its own calendar. The long form of a bound is `{atLeast: 99.5%}`.",
                ["target matrix", "target cell"],
                """
                serviceLevels:
                  solution:
                    clause: "8.1"
                    measure: {time: opened to resolved, evidence: tickets complete}
                    target:
                      by: [plan, priority]
                      cells:
                        gold: {urgent: at most 1 hour, normal: {target: at most 4 hours, clock: office}}
                        "*": {"*": at most 2 office days}
                    consequence: none
                  reply: {target: {by: priority, urgent: 30 minutes, normal: 4 hours}}
                """
            ),
            new(
                "Exclusions",
                "Time that does not count against the provider (R12). What it is may stand under `what:` or directly. "
                    + "`leaves: both` takes it out of the denominator too. Scheduled maintenance is what was announced before it "
                    + "began. A text that takes off the length of all maintenance, although the service was up in some of it, says "
                    + "`subtract: total`.",
                [
                    "maintenance exclusion",
                    "cause exclusion",
                    "determination exclusion",
                    "hours exclusion",
                    "outside exclusion",
                    "other level exclusion",
                    "first of each exclusion",
                    "notice condition",
                    "hours condition",
                    "length condition",
                    "exclusion budget",
                ],
                """
                serviceLevels:
                  availability:
                    exclude:
                      - maintenance: scheduled
                        when: [{notice: at least 48 hours}, {within: nights}, {lasts: at most 4 hours}]
                        budget: {atMost: 8 hours, per: month}
                        leaves: both
                      - {what: {maintenance: requested by customer}, leaves: both}
                      - {cause: customer, by: record}
                      - {determination: force majeure, clause: "9"}
                      - {hours: nights}
                      - {outside: office}
                      - {badTimeOf: reply}
                      - {firstOfEach: 5 minutes}
                      - {maintenance: emergency, subtract: total}
                """
            ),
        ];
}
