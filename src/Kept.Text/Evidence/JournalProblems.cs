using Kept.Core.Problems;

namespace Kept.Text.Evidence;

/// <summary>All codes of what <c>kept verify</c> finds in a journal. Each has a file in the tests that provokes it.</summary>
public static class JournalProblems
{
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        new(
            "entries-missing",
            "Entries that are not there",
            "The versions of a stream have no gaps. An entry was taken out, or a file of the export is not among those named."
        ),
        new(
            "entry-changed",
            "An entry that is not what its hash says",
            "A hash is that of the whole entry. Something in the entry, or the hash, was changed after it was recorded; a "
                + "backup or the other party's copy shows what it was."
        ),
        new(
            "entry-goes-back",
            "Recorded before the entry before it",
            "A journal never records an entry earlier than the one that it follows: one of the two instants was made up."
        ),
        new(
            "entry-not-canonical",
            "An entry written in another form",
            "An export writes canonical JSON: sorted keys, no spaces. A line that says the same in other bytes went through "
                + "another program; take the export itself."
        ),
        new(
            "entry-out-of-order",
            "An entry at the wrong place",
            "The entries of a stream stand in order of their versions, each once."
        ),
        new(
            "entry-unchained",
            "An entry that follows another than the one before it",
            "Each entry names the hash of the one before it. Where it names another, the one before it was exchanged together "
                + "with its hash."
        ),
        new(
            "head-differs",
            "Another entry than the one that was handed out",
            "A statement, or a file of heads, vouches for the hash of this entry. The journal has another there: it was "
                + "written anew after that was handed out."
        ),
        new(
            "head-missing",
            "A journal that ends too early",
            "A statement, or a file of heads, vouches for an entry that the journal does not have: the last entries were "
                + "taken away, or this is an older backup."
        ),
        new(
            "journal-unreadable",
            "A store that cannot be read",
            "It is no store of Kept, or damaged, or written by a later version of Kept, as the sentence says."
        ),
        new(
            "not-an-entry",
            "Not an entry",
            "Each line of an export is one entry as a JSON object: actor, fact, happenedAt, hash, kind, kindVersion, "
                + "previous, recordedAt, stream, version, and source where it has one."
        ),
        new(
            "not-heads",
            "A file without heads",
            "Heads stand under `heads` in a statement or a file of their own: {\"heads\": [{\"stream\": …, \"version\": …, "
                + "\"hash\": …}]}."
        ),
    ];
}
