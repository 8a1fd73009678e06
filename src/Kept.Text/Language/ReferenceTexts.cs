using System.Collections.Immutable;

namespace Kept.Text.Language;

/// <summary>
/// A part of the reference: what it is for, the blocks it shows, and an example that reads (laid over a small agreement where it is
/// not a whole one).
/// </summary>
internal sealed record ReferenceSection(string Title, string Text, ImmutableArray<string> Blocks, string Example);

/// <summary>What a person wrote of the reference; tables of keys and values come from the description.</summary>
internal static partial class ReferenceTexts
{
    /// <summary>The agreement over which the examples of the reference are laid when they are tested.</summary>
    public const string Base = """
        kept: 1
        agreement: example
        parties: {provider: Acme Hosting, customer: Northwind Dental}
        currency: USD
        timeZone: America/Los_Angeles
        rounding: {to: cent, mode: half away from zero, at: credit line}
        calendars: {office: Mon-Fri 08:00-17:00, nights: "Mon-Sun 22:00-06:00"}
        rates: {technician: 120.00 per hour}
        services: {hosting: {price: 45.00 per month}, support: {price: {rate: technician}}}
        serviceLevels:
          availability:
            clause: "5.1"
            of: hosting
            measure: {availability: outages, evidence: outages complete, per: calendar month}
            target: at least 99.5%
            consequence: none
          reply:
            clause: "5.2"
            of: support
            measure: {time: opened to first human reply, evidence: tickets complete}
            target: at most 1 hour
            consequence: none
        """;

    public const string Introduction = """
        # The agreement language

        An agreement is one YAML file. Its keys are plain words from a closed vocabulary; its values are phrases with a grammar, such as
        `at most 1 hour`, `30 days` or `99.9%`. There are no expressions. The contract's text, the assessment and the checks all come
        from this one file.

        Rules that hold everywhere:

        - UTF-8, at most 1 MB, indented with blanks. One document, no anchors, aliases or tags, no key twice, nothing nested more than
          40 deep.
        - A short form and a long form mean the same: `customer: any` is `customer: {name: any}`; one item may stand where a list is
          expected.
          The formatter prints the canonical form, and both forms have the same hash.
        - What YAML reads as a number, a date, a time or a truth value is quoted where a text is meant: `clause: "4.10"`, `at: "10:00"`.
        - Case does not matter inside phrases. Names (of services, levels, calendars, rates) are exact, and are ids: they never change.
        - Reading gives the agreement, or all problems at once; [problems.md](problems.md) lists them.
        - Hours and minutes are elapsed time; days, weeks, months and years are units of the local calendar; `office days` are days on
          which a calendar opens.
          A day is not 24 hours, so targets are written in hours, or in office days.
        - The hash of a version is SHA-256 over the canonical JSON (RFC 8785) of its merged terms: comments, order, quotes and short
          or long forms do not
          change it, nor does a default that is written out. `says`, `examples`, `accept`, `assumed` and
          `amendments` are not part of it.

        The tables below and the examples are checked: the tables are printed from the description that reads the files, and each
        example is read by a test.

        """;

    public static ImmutableArray<ReferenceSection> Sections { get; } =
    [.. Frame(), .. Time(), .. Promises(), .. Remedies(), .. Around(), .. Changes()];
}
