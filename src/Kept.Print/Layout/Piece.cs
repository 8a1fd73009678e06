using Kept.Print.Pdf;

namespace Kept.Print.Layout;

/// <summary>Something that stands on one page: a line, a line of a row of a table.</summary>
/// <param name="Height">In points.</param>
/// <param name="Draw">Draws it with its upper edge at a height of the page.</param>
internal sealed record Piece(double Height, Action<Canvas, double> Draw)
{
    /// <summary>Room above it, unless it is the first on its page.</summary>
    public double Above { get; init; }

    /// <summary>It is never the last on its page.</summary>
    public bool WithNext { get; init; }

    /// <summary>What is drawn before it where it is the first on its page: the head of its table.</summary>
    public Piece? Repeated { get; init; }

    /// <summary>It begins a page.</summary>
    public bool BeginsPage { get; init; }
}

/// <summary>Puts pieces on pages. Pieces that belong together go to the next page together, unless they are longer than a page.</summary>
internal static class Pages
{
    /// <param name="room">The height of a page between its margins.</param>
    /// <returns>For each page its pieces with the place of their upper edges below the margin.</returns>
    public static List<List<(Piece Piece, double Top)>> Of(IReadOnlyList<Piece> pieces, double room)
    {
        var pages = new List<List<(Piece, double)>> { new() };
        var y = 0.0;
        for (var at = 0; at < pieces.Count; )
        {
            var group = Group(pieces, at);
            var height = Height(group, y);
            if (pages[^1].Count > 0 && (group[0].BeginsPage || (y + height > room && Height(group, 0) <= room)))
            {
                Turn();
            }

            foreach (var piece in group)
            {
                Put(piece);
            }

            at += group.Count;
        }

        return pages;

        void Turn()
        {
            pages.Add([]);
            y = 0;
        }

        void Put(Piece piece)
        {
            if (pages[^1].Count > 0 && y + piece.Above + piece.Height > room)
            {
                Turn();
            }

            if (pages[^1].Count == 0 && piece.Repeated is { } head)
            {
                pages[^1].Add((head, 0));
                y = head.Height;
            }

            y += pages[^1].Count == 0 ? 0 : piece.Above;
            pages[^1].Add((piece, y));
            y += piece.Height;
        }
    }

    private static List<Piece> Group(IReadOnlyList<Piece> pieces, int at)
    {
        var group = new List<Piece> { pieces[at] };
        while (group[^1].WithNext && at + group.Count < pieces.Count)
        {
            group.Add(pieces[at + group.Count]);
        }

        return group;
    }

    private static double Height(List<Piece> group, double y) =>
        group.Sum(p => p.Height) + group.Skip(1).Sum(p => p.Above) + (y > 0 ? group[0].Above : group[0].Repeated?.Height ?? 0);
}
