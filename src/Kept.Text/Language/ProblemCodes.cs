using Kept.Core.Problems;

namespace Kept.Text.Language;

/// <summary>Every kind of problem that reading an agreement can report. Each has a file that provokes it.</summary>
public static class ProblemCodes
{
    public static readonly ProblemKind FileTooLarge = new(
        "file-too-large",
        "The file is too large",
        "An agreement is at most 1 MB (1,048,576 bytes). Nothing of a larger file is read. Long lists of members belong in a CSV file."
    );

    public static readonly ProblemKind NotUtf8 = new(
        "not-utf8",
        "The file is not UTF-8",
        "Agreements are UTF-8 text, with or without a byte order mark. No other encoding is guessed."
    );

    public static readonly ProblemKind EmptyFile = new(
        "empty-file",
        "The file is empty",
        "There is nothing to read but blank lines and comments."
    );

    public static readonly ProblemKind ControlCharacter = new(
        "control-character",
        "A character that cannot be seen",
        "Control characters, half surrogates and marks that turn the direction of text are refused: what is signed must be what is seen."
    );

    public static readonly ProblemKind TabInIndentation = new(
        "tab-in-indentation",
        "A tab in the indentation",
        "YAML indents with spaces only."
    );

    public static readonly ProblemKind YamlNotUnderstood = new(
        "yaml-not-understood",
        "Not YAML",
        "The file breaks a rule of YAML, so its parts cannot be told from each other and nothing else is checked."
    );

    public static readonly ProblemKind SecondDocument = new(
        "second-document",
        "A second document",
        "One file holds one agreement; `---` may stand only at the top."
    );

    public static readonly ProblemKind AliasNotAllowed = new(
        "alias-not-allowed",
        "An alias",
        "`*name` repeats another part of the file unseen. The language has none: each part says in full what it says."
    );

    public static readonly ProblemKind AnchorNotAllowed = new(
        "anchor-not-allowed",
        "An anchor",
        "`&name` marks a part for an alias; the language has neither."
    );

    public static readonly ProblemKind TagNotAllowed = new(
        "tag-not-allowed",
        "A tag",
        "`!name` changes how YAML reads a value; here the key alone says what a value is."
    );

    public static readonly ProblemKind NestedTooDeep = new(
        "nested-too-deep",
        "Nested too deep",
        "No part of an agreement is nested more than 40 deep."
    );

    public static readonly ProblemKind KeyNotAWord = new(
        "key-not-a-word",
        "A key that is not a word",
        "A key is a word or some words, never a map or a list."
    );

    public static readonly ProblemKind DuplicateKey = new(
        "duplicate-key",
        "A key twice",
        "A key may stand once in a block, for otherwise one of the two would be lost."
    );

    public static readonly ProblemKind UnknownKey = new(
        "unknown-key",
        "An unknown key",
        "The vocabulary is closed, so that a misspelt key is never a promise that silently does not hold."
    );

    public static readonly ProblemKind MissingKey = new("missing-key", "A key is missing", "The block means nothing without it.");

    public static readonly ProblemKind ValueMissing = new(
        "value-missing",
        "A value is missing",
        "After the key stands nothing. Only an amendment may write `null`, to take something out."
    );

    public static readonly ProblemKind ValueNotUnderstood = new(
        "value-not-understood",
        "A value is not understood",
        "The value does not follow the grammar of its key. The problem says what was expected."
    );

    public static readonly ProblemKind QuotesNeeded = new(
        "quotes-needed",
        "Quotes are needed",
        "YAML itself reads the value as a number, a time or a truth value: 4.10 would become 4.1. In quotes it stays a text."
    );

    public static readonly ProblemKind WrongKind = new(
        "wrong-kind",
        "A map, a list or a word is expected",
        "The value has another form than its key asks for."
    );

    public static readonly ProblemKind FormUnclear = new(
        "form-unclear",
        "Which form is meant?",
        "Some blocks have several forms, told apart by their main key. Exactly one of the main keys must be there."
    );

    public static readonly ProblemKind EmptyList = new(
        "empty-list",
        "An empty list",
        "The list needs at least one item; without any, leave the key out."
    );

    public static readonly ProblemKind LanguageVersion = new(
        "language-version",
        "Another version of the language",
        "This version reads `kept: 1`."
    );

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
        "A holiday set vouches for certain years only. A year of the term that it does not vouch for would silently have no holidays."
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
        "What renews must first end: `renews:` needs `lasts:`."
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

    /// <summary>All, in order of their code.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        .. new[]
        {
            FileTooLarge,
            NotUtf8,
            EmptyFile,
            ControlCharacter,
            TabInIndentation,
            YamlNotUnderstood,
            SecondDocument,
            AliasNotAllowed,
            AnchorNotAllowed,
            TagNotAllowed,
            NestedTooDeep,
            KeyNotAWord,
            DuplicateKey,
            UnknownKey,
            MissingKey,
            ValueMissing,
            ValueNotUnderstood,
            QuotesNeeded,
            WrongKind,
            FormUnclear,
            EmptyList,
            LanguageVersion,
            ZoneUnknown,
            CurrencyUnknown,
            NoSuchCalendar,
            NoSuchService,
            NoSuchLevel,
            NoSuchRate,
            NoSuchCategory,
            NoSuchHolidays,
            NoHolidaySet,
            AlwaysIsFixed,
            EvidenceRuleMissing,
            RoundingMissing,
            WindowMissing,
            UnitMismatch,
            MatrixShape,
            FeeBaseMissing,
            BoundsContradict,
            DateOrder,
            TermLengthMissing,
            ReferenceNotFound,
            ReferenceCycle,
            AmendmentWithoutAgreement,
            AmendmentChangesKey,
            NothingToRemove,
            WordingReference,
            CsvNotUnderstood,
            HolidayFile,
        }.OrderBy(c => c.Code, StringComparer.Ordinal),
    ];
}
