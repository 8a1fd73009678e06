using Kept.Core.Problems;

namespace Kept.Text.Evidence;

/// <summary>All codes of problems in evidence. Each has a file in the tests that provokes it.</summary>
public static class EvidenceProblems
{
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        new(
            "ambiguous-reference",
            "A reference that fits several facts",
            "An id is unique within its source only. Where two sources use the same id, write the reference as source/id."
        ),
        new(
            "bad-csv",
            "Not a record of CSV",
            "Every record has as many cells as the header; a cell that holds a separator, a quote or a line end stands in"
                + " quotes, and quotes in it are doubled (RFC 4180)."
        ),
        new("bad-date", "Not a day", "A day is written year-month-day, as 2026-03-01."),
        new("bad-flag", "Neither true nor false", "In JSON write true or false without quotes; CSV also takes yes, no, up, down, 1 and 0."),
        new(
            "bad-instant",
            "Not an instant",
            "An instant is written as RFC 3339 has it, with its offset: 2026-03-01T08:00:00Z or "
                + "2026-03-01T09:00:00+01:00. Nothing is finer than 100 ns, and a leap second is written as the second after "
                + "it."
        ),
        new(
            "bad-number",
            "Not a number, or out of bounds",
            "Numbers are exact: 4.50 or \"4.50\", not 4,50. Counts are whole; the weight of an outage is above 0 and at most 1."
        ),
        new("bad-object", "Not an object", "The new content of a correction and the patch of an amendment are JSON objects."),
        new(
            "bad-period",
            "Not a period",
            "A period is 2026-03, 2026-Q1, 2026, 2026-03-10 or 2026-03-01/2026-04-01 (the last day not included)."
        ),
        new(
            "bad-text",
            "Not a text",
            "The field holds words: in quotes, and not empty. A source has no slash, since references are written source/id."
        ),
        new(
            "conflicting-facts",
            "One id, two contents",
            "The same line again is harmless, but one id stands for one fact. Give one of them another id, or say what "
                + "changed by a correction."
        ),
        new(
            "correction-cycle",
            "Corrections that correct each other",
            "Correct the first record, or retract the correction that was wrong."
        ),
        new(
            "correction-mismatch",
            "A correction that does not fit",
            "A correction is replaced by a correction of the same fact, or retracted. Any other fact is never replaced by a correction."
        ),
        new(
            "correction-of-unknown",
            "A correction of nothing",
            "The fact that is corrected must be in the evidence too. Name it as source/id."
        ),
        new("duplicate-field", "A field twice in one fact", "Keep one of the two."),
        new(
            "ends-before-start",
            "An end before its start",
            "A stretch runs from `from` up to `until`. Mostly the two are exchanged, or one offset is wrong."
        ),
        new(
            "kind-missing",
            "A CSV file that does not say of which kind its facts are",
            "A column `kind` says it for each row, the name of the file for all of them, as outages.csv, or the option --kind does."
        ),
        new("line-too-long", "A line beyond 16 MB", "Evidence is one fact a line; mostly the line ends got lost."),
        new(
            "missing-field",
            "A field that must be there",
            "Every fact has an id, a kind and its time; what else a kind must have stands in the evidence reference."
        ),
        new(
            "more-problems",
            "More problems than are listed",
            "Only the first thousand are listed. Mostly one mistake was made on every line."
        ),
        new("more-than-all", "A part greater than the whole", "Good events are among the total, packets received among those sent."),
        new(
            "not-json",
            "Not JSON",
            "A file of evidence holds one JSON object on each line, in UTF-8, without commas or brackets between them."
        ),
        new(
            "offset-missing",
            "A time without offset",
            "A local time may be many instants. Add Z or the offset; where the agreement's zone is known, the problem says which."
        ),
        new(
            "received-before-sent",
            "Received before it was sent",
            "`receivedAt` is when it arrived, `at` when it was sent. Mostly one offset is wrong."
        ),
        new(
            "retract-or-replace",
            "A correction that does neither or both",
            "A correction has `retract: true`, or `replace` with the whole new content of the fact."
        ),
        new(
            "time-skipped",
            "A local time that does not exist",
            "When clocks go forward, the times between do not exist. Write the instant with its offset."
        ),
        new(
            "time-twice",
            "A local time that happens twice",
            "When clocks go back, an hour happens twice. Write the offset to say which of the two is meant."
        ),
        new("unknown-field", "A field that the kind does not have", "Mostly a slip of the pen. Words for people go into `note`."),
        new(
            "unknown-kind",
            "A kind of fact that there is not",
            "The kinds stand in the evidence reference. A CSV file says its kind by a column `kind` or by its name, as outages.csv."
        ),
        new(
            "unknown-level",
            "A level that the agreement does not have",
            "Claims and elections name a service level by its id. A claim for another agreement says so in `agreement`."
        ),
        new(
            "unknown-service",
            "A service that the agreement does not have",
            "Facts name a service or resource of the agreement, or one that `contains` or `member` facts connect with it."
        ),
        new("unknown-value", "A word that the field does not know", "The field takes words of a closed list, which the problem names."),
        new(
            "zone-missing",
            "A month of which zone?",
            "A claim for 2026-03 begins at local midnight. Give the agreement, whose zone it is, or write both instants with offsets."
        ),
    ];

    /// <summary>Null where no problem of evidence has this code.</summary>
    public static ProblemKind? Of(string code) => All.FirstOrDefault(k => k.Code == code);
}
