using System.Collections.Immutable;
using System.Globalization;
using Kept.Text.Contract.Languages;

namespace Kept.Text.Contract;

/// <summary>A section of the contract before it has its number.</summary>
/// <param name="One">Before the title of a clause that is a section by itself; null: the title alone.</param>
internal sealed record Section(string Title, ImmutableArray<Clause> Clauses, string? One = null)
{
    /// <summary>What stands before the first clause.</summary>
    public ImmutableArray<ContractBlock> Introduction { get; init; } = [];

    public static Section Of(string title, string? number, params IEnumerable<ContractBlock> blocks) =>
        new(title, [new Clause(number, null, [.. blocks])]);
}

/// <param name="Number">The agreement's own number; null: one is made.</param>
/// <param name="Title">Null: the clause has no heading of its own.</param>
internal sealed record Clause(string? Number, string? Title, ImmutableArray<ContractBlock> Blocks);

/// <summary>
/// Puts sections in the order of the agreement's own clause numbers. A section without them takes a free number: the next one after
/// the section before it, or the next that is free after that.
/// </summary>
internal static class Outline
{
    private sealed record Piece(string? Top, Section Section)
    {
        public int? Key { get; } = Top is null ? null : Number(Top);
    }

    public static IEnumerable<ContractBlock> Of(IEnumerable<Section> sections, ContractLanguage words)
    {
        var pieces = Merged([.. sections.Where(s => s.Clauses.Length > 0).SelectMany(Split)], words);
        return Numbered(pieces).SelectMany(n => Blocks(n.Number, n.Piece, words));
    }

    /// <summary>The part of a clause number that is the section's: <c>5</c> of <c>5.1</c>.</summary>
    private static string Top(string number) => number.Split('.')[0];

    private static int? Number(string top)
    {
        var digits = string.Concat(top.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit).Take(6));
        return digits.Length == 0 ? null : int.Parse(digits, CultureInfo.InvariantCulture);
    }

    // A section whose clauses have different first numbers is as many sections.
    private static IEnumerable<Piece> Split(Section section)
    {
        var tops = section.Clauses.Select(c => c.Number).OfType<string>().Select(Top).Distinct().ToArray();
        if (tops.Length == 0)
        {
            return [new Piece(null, section)];
        }

        return tops.Select(
            (top, i) =>
                new Piece(
                    top,
                    section with
                    {
                        Introduction = i == 0 ? section.Introduction : [],
                        Clauses = [.. section.Clauses.Where(c => c.Number is { } n ? Top(n) == top : i == 0)],
                    }
                )
        );
    }

    // Sections that share their first number are one.
    private static List<Piece> Merged(List<Piece> pieces, ContractLanguage words) =>
        [
            .. pieces
                .GroupBy(p => p.Top ?? $"\n{pieces.IndexOf(p)}")
                .Select(same =>
                    same.Count() == 1
                        ? same.First()
                        : new Piece(
                            same.First().Top,
                            new Section(words.Values.And(same.Select(p => p.Section.Title).Distinct()), [.. same.SelectMany(Titled)])
                            {
                                Introduction = [.. same.SelectMany(p => p.Section.Introduction)],
                            }
                        )
                ),
        ];

    // A clause without a heading needs one among those of another section.
    private static IEnumerable<Clause> Titled(Piece piece) =>
        piece.Section.Clauses.Select(c => c.Title is null ? c with { Title = piece.Section.Title } : c);

    private static IEnumerable<(string Number, Piece Piece)> Numbered(List<Piece> pieces)
    {
        var own = pieces.Where(p => p.Key is not null).OrderBy(p => p.Key).ToArray();
        var waiting = new Queue<Piece>(pieces.TakeWhile(p => p.Key is null));
        var last = 0;
        foreach (var piece in own)
        {
            while (waiting.Count > 0 && last + 1 < piece.Key)
            {
                yield return ($"{++last}", waiting.Dequeue());
            }

            last = Math.Max(last, piece.Key!.Value);
            yield return (piece.Top!, piece);
            foreach (var after in pieces.SkipWhile(p => p != piece).Skip(1).TakeWhile(p => p.Key is null))
            {
                waiting.Enqueue(after);
            }
        }

        foreach (var piece in waiting)
        {
            yield return (piece.Top ?? $"{++last}", piece);
        }
    }

    private static IEnumerable<ContractBlock> Blocks(string number, Piece piece, ContractLanguage words)
    {
        var section = piece.Section;
        if (section.Clauses is [{ Title: { } title } only] && only.Number == piece.Top && only.Number is not null)
        {
            var heading = section.One is { } one ? $"{one}: {Words.Sentence(title)}" : Words.Sentence(title);
            return [new ContractBlock.Heading(1, number, heading), .. Lettered(only.Blocks, words)];
        }

        IEnumerable<ContractBlock> head = [new ContractBlock.Heading(1, number, section.Title), .. section.Introduction];
        return section.Clauses is [{ Title: null } untitled]
            ? head.Concat(Lettered(untitled.Blocks, words))
            : head.Concat(Clauses(number, section.Clauses, words));
    }

    private static IEnumerable<ContractBlock> Clauses(string number, ImmutableArray<Clause> clauses, ContractLanguage words)
    {
        var taken = clauses.Select(c => c.Number).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var free = Enumerable.Range(1, clauses.Length + taken.Count).Select(k => $"{number}.{k}").Where(n => !taken.Contains(n));
        using var next = free.GetEnumerator();
        var numbered = clauses
            .Select((c, i) => (Clause: c, Own: c.Number is { } own && own != number, At: i))
            .OrderBy(c => c.Own ? 0 : 1)
            .ThenBy(c => c.Own ? Natural(c.Clause.Number!) : "", StringComparer.Ordinal)
            .ThenBy(c => c.At)
            .Select(c => c.Own ? c.Clause : c.Clause with { Number = Next(next) });
        return numbered.SelectMany(c => Clause(c, words)).ToArray();
    }

    private static string Next(IEnumerator<string> numbers) =>
        numbers.MoveNext() ? numbers.Current : throw new InvalidOperationException("there are as many numbers as clauses");

    /// <summary>5.10 comes after 5.9.</summary>
    private static string Natural(string number) => string.Join('.', number.Split('.').Select(p => p.PadLeft(8, '0')));

    private static IEnumerable<ContractBlock> Clause(Clause clause, ContractLanguage words)
    {
        if (clause.Title is { } title)
        {
            return [new ContractBlock.Heading(2, clause.Number, Words.Sentence(title)), .. Lettered(clause.Blocks, words)];
        }

        return clause.Blocks is [ContractBlock.Paragraph first, .. var rest]
            ? [first with { Number = clause.Number }, .. rest]
            : clause.Blocks;
    }

    // Paragraphs that are introduced by a word are counted, so that they can be cited.
    private static IEnumerable<ContractBlock> Lettered(IEnumerable<ContractBlock> blocks, ContractLanguage words)
    {
        var count = 0;
        foreach (var block in blocks)
        {
            yield return block is ContractBlock.Paragraph { Lead: not null, Number: null } paragraph
                ? paragraph with
                {
                    Number = words.Parties.ParagraphNumber(++count),
                }
                : block;
        }
    }
}
