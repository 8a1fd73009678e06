using Kept.Web.Pages.Agreements;
using NodaTime;

namespace Kept.Web.Tests.Pages.Agreements;

public sealed class TermLineTests
{
    private static readonly LocalDate Begin = new(2027, 1, 1);

    [Fact]
    public void Days_lie_where_they_are_in_the_term()
    {
        // 365 days; today is 73 days in, a fifth: 200 of 1000. The notice is 335 days in: 335 000 / 365 = 917.
        var line = TermLine.Of(Begin, new LocalDate(2028, 1, 1), new LocalDate(2027, 12, 2), true, new LocalDate(2027, 3, 15))!;
        line.Marks.Select(m => (m.Kind, m.X)).ShouldBe([("begins", 0), ("today", 200), ("noticeBy", 917), ("renews", 1000)]);
        line.Filled.ShouldBe(200);
    }

    [Fact]
    public void Labels_that_would_stand_on_each_other_take_two_rows()
    {
        var line = TermLine.Of(Begin, new LocalDate(2028, 1, 1), new LocalDate(2027, 12, 2), false, new LocalDate(2027, 3, 15))!;
        line.Marks.Single(m => m.Kind == "noticeBy").Row.ShouldBe(0);
        line.Marks.Single(m => m.Kind == "ends").Row.ShouldBe(1);
    }

    [Fact]
    public void Before_it_begins_and_after_it_ended_today_is_not_on_the_line()
    {
        TermLine.Of(Begin, new LocalDate(2028, 1, 1), null, false, new LocalDate(2026, 6, 1))!.Filled.ShouldBe(0);
        var over = TermLine.Of(Begin, new LocalDate(2028, 1, 1), null, false, new LocalDate(2029, 6, 1))!;
        over.Filled.ShouldBe(1000);
        over.Marks.ShouldNotContain(m => m.Kind == "today");
    }

    [Fact]
    public void A_term_without_an_end_is_open()
    {
        TermLine.Of(Begin, null, null, false, new LocalDate(2027, 3, 1))!.Marks[^1].Kind.ShouldBe("open");
        TermLine.Of(null, null, null, false, Begin).ShouldBeNull();
    }
}
