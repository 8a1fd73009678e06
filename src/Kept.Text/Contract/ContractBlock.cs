using System.Collections.Immutable;

namespace Kept.Text.Contract;

/// <summary>A piece of a contract. The family is closed: each writer knows all of it.</summary>
public abstract record ContractBlock
{
    private ContractBlock() { }

    /// <summary>A heading, which is never parted from what follows it.</summary>
    /// <param name="Level">1 for a section, 2 for a clause, 3 within a clause.</param>
    /// <param name="Number">As clauses are cited: <c>5.1</c>.</param>
    public sealed record Heading(int Level, string? Number, string Text) : ContractBlock;

    /// <summary>A paragraph, with a number and a word that introduces it where it has them.</summary>
    public sealed record Paragraph(string Text) : ContractBlock
    {
        public string? Number { get; init; }

        /// <summary>Set before the text in strong letters, without a full stop.</summary>
        public string? Lead { get; init; }
    }

    /// <summary>A list without numbers.</summary>
    public sealed record Items(ImmutableArray<string> Texts) : ContractBlock;

    /// <summary>Words and what they mean.</summary>
    public sealed record Definitions(ImmutableArray<Definition> Of) : ContractBlock;

    /// <summary>A table; its head is repeated on each page that it reaches.</summary>
    public sealed record Table(ImmutableArray<Column> Columns, ImmutableArray<ImmutableArray<string>> Rows) : ContractBlock;

    /// <summary>Where the parties sign.</summary>
    public sealed record Signatures(ImmutableArray<SignaturePlace> Places) : ContractBlock;

    /// <summary>What follows begins a page.</summary>
    public sealed record PageBreak : ContractBlock;
}

/// <summary>A word and its meaning.</summary>
public sealed record Definition(string Term, string Meaning);

/// <param name="IsNumber">Its cells are set to the right.</param>
/// <param name="Share">How wide it is beside the others.</param>
public sealed record Column(string Head, bool IsNumber = false, int Share = 2);

/// <summary>The place of one signature.</summary>
/// <param name="Role">Provider or customer.</param>
/// <param name="Lines">What is filled in by hand: signature, name, date.</param>
public sealed record SignaturePlace(string Role, string Name, ImmutableArray<string> Lines);
