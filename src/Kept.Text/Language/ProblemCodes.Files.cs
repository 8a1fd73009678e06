using Kept.Core.Problems;

namespace Kept.Text.Language;

// Of the file and its YAML, before anything is understood.
public static partial class ProblemCodes
{
    public static readonly ProblemKind FileTooLarge = new(
        "file-too-large",
        "The file is too large",
        "An agreement is at most 1 MB (1,048,576 bytes). Nothing of a larger file is read. Long lists of members belong in a CSV file."
    );

    public static readonly ProblemKind NotUtf8 = new(
        "not-utf8",
        "The file is not UTF-8",
        "Agreements and evidence are UTF-8 text, with or without a byte order mark. No other encoding is guessed; CSV may also be UTF-16 "
            + "with its mark, as spreadsheets save it."
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
}
