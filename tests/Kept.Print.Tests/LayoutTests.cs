using Kept.Print.Layout;
using Kept.Print.Pdf;

namespace Kept.Print.Tests;

/// <summary>Lines and pages.</summary>
public sealed class LayoutTests
{
    [Theory]
    [InlineData(40)]
    [InlineData(90)]
    [InlineData(300)]
    public void No_line_is_wider_than_its_room_and_no_letter_is_lost(double width)
    {
        const string Text = "The availability of hosting shall be at least 99.5% Donaudampfschifffahrtsgesellschaftskapitän in each month";
        var face = new Face(new PdfFont(Printed.Fonts().Regular, "F1"), 10, 12);

        var lines = Lines.Of([new Span(Text, face)], width);

        lines.ShouldAllBe(l => l.Width <= width + 0.001);
        string.Concat(lines.SelectMany(l => l.Words).Select(w => w.Text)).Replace(" ", "").ShouldBe(Text.Replace(" ", ""));
    }

    [Fact]
    public void Pieces_that_belong_together_turn_the_page_together()
    {
        var pages = Pages.Of([Piece(60), Piece(20) with { WithNext = true }, Piece(30)], room: 100);

        pages.Select(p => p.Count).ShouldBe([1, 2]);
        pages[1].Select(p => p.Top).ShouldBe([0, 20]);
    }

    [Fact]
    public void The_head_of_a_table_is_repeated_on_the_next_page()
    {
        var head = Piece(10);
        var row = Piece(40) with { Repeated = head };

        var pages = Pages.Of([head with { WithNext = true }, row, row, row], room: 100);

        pages
            .Select(p => p.Select(x => x.Top).ToArray())
            .ToArray()
            .ShouldBe([
                [0, 10, 50],
                [0, 10],
            ]);
        pages[1][0].Piece.ShouldBe(head);
    }

    [Fact]
    public void What_is_longer_than_a_page_is_parted()
    {
        var pages = Pages.Of([.. Enumerable.Range(0, 25).Select(i => Piece(10) with { WithNext = i < 24 })], room: 100);

        pages.Select(p => p.Count).ShouldBe([10, 10, 5]);
    }

    [Fact]
    public void Room_above_is_dropped_at_the_head_of_a_page()
    {
        var pages = Pages.Of([Piece(80), Piece(20) with { Above = 15 }], room: 100);

        pages[1][0].Top.ShouldBe(0);
    }

    private static Piece Piece(double height) => new(height, (_, _) => { });
}
