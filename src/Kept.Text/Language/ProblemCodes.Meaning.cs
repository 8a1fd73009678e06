using Kept.Core.Problems;

namespace Kept.Text.Language;

// Of what the values mean together: names, rules, dates, other files.
public static partial class ProblemCodes
{
    public static readonly ProblemKind ZoneUnknown = new(
        "zone-unknown",
        "An unknown time zone",
        "Zones are named as in the IANA time-zone database, such as `Europe/Amsterdam`."
    );

    public static readonly ProblemKind CurrencyUnknown = new(
        "currency-unknown",
        "An unknown currency",
        "Currencies are named by their ISO 4217 code, such as `USD`."
    );

    public static readonly ProblemKind NoSuchCalendar = new(
        "no-such-calendar",
        "No such calendar",
        "The name is not one of `calendars:`. `always` is known without being listed."
    );

    public static readonly ProblemKind NoSuchService = new("no-such-service", "No such service", "The name is not one of `services:`.");

    public static readonly ProblemKind NoSuchLevel = new(
        "no-such-level",
        "No such service level",
        "The name is not one of `serviceLevels:`."
    );

    public static readonly ProblemKind NoSuchRate = new("no-such-rate", "No such rate", "The name is not one of `rates:`.");

    public static readonly ProblemKind NoSuchCategory = new(
        "no-such-category",
        "No such category",
        "The name is not one of `categories:`."
    );

    public static readonly ProblemKind NoSuchHolidays = new(
        "no-such-holidays",
        "No such holiday set",
        "The name is not one of the sets that come with Kept. Other holidays are listed by date or read from a file."
    );

    public static readonly ProblemKind NoHolidaySet = new(
        "no-holiday-set",
        "No holidays for a year",
        "A holiday set vouches for certain years only. A year of the term, of an assessed period or of a due time that it does not vouch "
            + "for would silently have no holidays."
    );

    public static readonly ProblemKind AlwaysIsFixed = new(
        "always-is-fixed",
        "`always` means 24x7",
        "A calendar called `always` may be listed, but only as 24x7 without holidays."
    );

    public static readonly ProblemKind EvidenceRuleMissing = new(
        "evidence-rule-missing",
        "What silence means is not said",
        "Each measure says what the absence of facts means (R2). There is no default: whether no report is up or unknown decides cases."
    );

    public static readonly ProblemKind RoundingMissing = new(
        "rounding-missing",
        "No rounding for money",
        "An amount can come out with more decimals than the currency has, so the agreement must say how it is rounded (R7)."
    );

    public static readonly ProblemKind WindowMissing = new(
        "window-missing",
        "No window",
        "A figure over time needs `per:`, the stretch over which it is taken."
    );

    public static readonly ProblemKind UnitMismatch = new(
        "unit-mismatch",
        "The wrong kind of quantity",
        "Shares, times, milliseconds and numbers are different things; a target and its table speak of what is measured."
    );

    public static readonly ProblemKind MatrixShape = new(
        "matrix-shape",
        "The matrix does not fit its dimensions",
        "The cells are nested once for each name in `by:`."
    );

    public static readonly ProblemKind FeeBaseMissing = new(
        "fee-base-missing",
        "A share of what?",
        "A credit in percent, days of fee or a multiple needs `of:`, the fee it is taken of."
    );

    public static readonly ProblemKind BoundsContradict = new(
        "bounds-contradict",
        "Bounds that contradict each other",
        "No figure can satisfy all bounds of the row."
    );

    public static readonly ProblemKind DateOrder = new("date-order", "Dates in the wrong order", "What ends must have begun before.");

    public static readonly ProblemKind TermLengthMissing = new(
        "term-length-missing",
        "No length of the term",
        "What renews must first end, and what is a share of the term's fee must know its length: both need `lasts:`."
    );

    public static readonly ProblemKind TermMissing = new(
        "term-missing",
        "No term",
        "Windows and caps by the contract year or the term are counted from the start of `term:`."
    );

    public static readonly ProblemKind MissingDay = new(
        "missing-day",
        "A day that does not exist",
        "Months and years are counted from their anchor: one month after 31 May would be 31 June. The agreement says what counts then (R3)."
    );

    public static readonly ProblemKind ReferenceNotFound = new(
        "reference-not-found",
        "A file or agreement is not found",
        "What the agreement refers to was not given to the reader."
    );

    public static readonly ProblemKind ReferenceCycle = new(
        "reference-cycle",
        "Agreements that refer to each other",
        "An agreement cannot stand under itself or extend itself."
    );

    public static readonly ProblemKind AmendmentWithoutAgreement = new(
        "amendment-elsewhere",
        "An amendment of another agreement",
        "The file amends an agreement other than the one that is read."
    );

    public static readonly ProblemKind AmendmentChangesKey = new(
        "amendment-changes-key",
        "Keys are ids",
        "An amendment may change a title, never a key (R10): what facts and statements refer to must stay."
    );

    public static readonly ProblemKind NothingToRemove = new(
        "nothing-to-remove",
        "Nothing to take out",
        "The amendment takes out a key that the terms in force do not have."
    );

    public static readonly ProblemKind WordingReference = new(
        "wording-reference",
        "A figure in the wording refers to nothing",
        "In `wording:` a figure is written `{path.to.key}` and must lead to a value of the terms."
    );

    public static readonly ProblemKind NoSuchTerm = new(
        "no-such-term",
        "No such term",
        "Under `assumed:` stands the path of a term of this agreement, from the top: `calendars.office.holidays`."
    );

    public static readonly ProblemKind CsvNotUnderstood = new(
        "csv-not-understood",
        "The member list is not understood",
        "A member list is CSV with a heading line and one member a line."
    );

    public static readonly ProblemKind HolidayFile = new(
        "holiday-file",
        "The holiday file is not understood",
        "A holiday file is an iCalendar file (.ics) of all-day events."
    );
}
