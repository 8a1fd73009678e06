namespace Kept.Text.Language;

internal static partial class ReferenceTexts
{
    private static IEnumerable<ReferenceSection> Around() =>
        [
            new(
                "Categories and priorities",
                "The first row that matches gives the priority. `decides` says whose record decides when the records of both parties differ "
                    + "(R14), by kind of fact: outages, maintenance, counts, visits and work that overlap, and when a ticket was opened, "
                    + "resolved or closed. What does not count is shown.",
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
                "What a brochure claims is an assertion, an example is a test; both are printed in the contract and run as "
                    + "checks. A finding may be accepted by name. Where terms are written down from a text that leaves something open, "
                    + "`assumed:` names each term that the text does not state.",
                ["saying", "allowance", "earned", "promised", "example", "accepted finding", "assumed term"],
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
                assumed:
                  - {term: timeZone, reason: the clause speaks of days and names no zone}
                  - {term: serviceLevels.availability.measure.evidence, reason: not in the text}
                """
            ),
        ];

    private static IEnumerable<ReferenceSection> Changes() =>
        [
            new(
                "Layers",
                "`under` names the master agreement: it lends, key by key, what this one does not say. `extends` names layers "
                    + "that this one overrides by key; `null` takes out. "
                    + "Names, titles, kinds, examples and amendments are not lent. With `file:` the other agreement is found by "
                    + "its path, otherwise by its id.",
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
                "A dated patch on the terms: what it names by key replaces, `null` takes out. Several patches apply in order "
                    + "of their days. A key cannot be renamed. "
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
