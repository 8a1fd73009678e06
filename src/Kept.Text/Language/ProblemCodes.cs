using System.Collections.Immutable;
using Kept.Core.Problems;

namespace Kept.Text.Language;

/// <summary>Every kind of problem that reading an agreement can report. Each has a file that provokes it.</summary>
public static partial class ProblemCodes
{
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

    /// <summary>All, in order of their code.</summary>
    public static IReadOnlyList<ProblemKind> All => Sorted.Value;

    // Made when first asked for: the order in which the fields of several files are set is not defined.
    private static readonly Lazy<ImmutableArray<ProblemKind>> Sorted = new(InOrder);

    private static ImmutableArray<ProblemKind> InOrder() =>
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
            TermMissing,
            MissingDay,
            ReferenceNotFound,
            ReferenceCycle,
            AmendmentWithoutAgreement,
            AmendmentChangesKey,
            NothingToRemove,
            WordingReference,
            NoSuchTerm,
            CsvNotUnderstood,
            HolidayFile,
        }.OrderBy(c => c.Code, StringComparer.Ordinal),
    ];
}
