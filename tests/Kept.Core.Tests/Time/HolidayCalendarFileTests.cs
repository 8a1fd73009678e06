using Kept.Core.Time;
using NodaTime;

namespace Kept.Core.Tests.Time;

public class HolidayCalendarFileTests
{
    private const string Head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n";

    [Fact]
    public void Whole_day_events_become_holidays()
    {
        var set = Read(Event("DTSTART;VALUE=DATE:20261225", "SUMMARY:Christmas\\, first day"),
            Event("DTSTART;VALUE=DATE:20270101", "DTEND;VALUE=DATE:20270103")).Set!;

        set.Days.Select(d => $"{d.On:uuuu-MM-dd} {d.Name}")
            .ShouldBe(["2026-12-25 Christmas, first day", "2027-01-01 holiday", "2027-01-02 holiday"]);
        (set.FirstYear, set.LastYear, set.Name, set.Version).ShouldBe((2026, 2027, "office", "1"));
    }

    [Fact]
    public void A_folded_line_is_one_line_and_problems_after_it_keep_their_number()
    {
        var result = Read(
            "BEGIN:VEVENT\r\nDTSTART;VALUE=D\r\n ATE:20261225\r\nSUMMARY:Christ\r\n\tmas\r\nRDATE:20261226\r\nEND:VEVENT\r\n");

        result.Set.ShouldBeNull();
        result.Problems.ShouldBe([new HolidayFileProblem(9, "RDATE is not understood")]);
    }

    [Fact]
    public void Yearly_events_are_repeated_over_the_years_given()
    {
        var set = HolidayCalendarFile.Read(File(Event("DTSTART:20240229", "SUMMARY:leap", "RRULE:FREQ=YEARLY"),
            Event("DTSTART:20251231", "DTEND:20260102", "RRULE:FREQ=YEARLY")),
            "office", "1", (2024, 2028)).Set!;

        set.Days.Select(d => d.On.ToString("uuuu-MM-dd", null)).ShouldBe(
            ["2024-02-29", "2025-12-31", "2026-01-01", "2026-12-31", "2027-01-01", "2027-12-31", "2028-01-01", "2028-02-29", "2028-12-31"]);
    }

    [Fact]
    public void Without_years_the_single_dates_say_which_years_are_complete()
    {
        Read(Event("DTSTART:20250101", "RRULE:FREQ=YEARLY"), Event("DTSTART:20260403"), Event("DTSTART:20280414"))
            .Set!.Days.Length.ShouldBe(5);
        Read(Event("DTSTART:20250101", "RRULE:FREQ=YEARLY")).Problems.Single().What.ShouldContain("repeats for ever");
    }

    public static TheoryData<string, int, string> Problems => new()
    {
        { Event("DTSTART:20261225T090000Z"), 5, "DTSTART is not a whole day" },
        { Event("DTSTART;TZID=Europe/Paris:20261225"), 5, "DTSTART is not a whole day" },
        { Event("DTSTART:20260231"), 5, "DTSTART is not a whole day" },
        { Event("DTSTART:99991231"), 5, "DTSTART is not a whole day" },
        { Event("DTSTART:20261225", "DTSTART:20261226"), 6, "a second DTSTART" },
        { Event("DTSTART:20261225", "DTEND:20261225"), 4, "it needs 1 to 31 days" },
        { Event("DTSTART:20261225", "RRULE:FREQ=YEARLY;INTERVAL=2"), 6, "only RRULE:FREQ=YEARLY" },
        { Event("DTSTART:20261225", "EXDATE:20271225"), 6, "EXDATE is not understood" },
        { Event("DTSTART:20261225", "DURATION:P2D"), 6, "DURATION is not understood" },
        { Event("DTSTART:20261225", "STATUS:CANCELLED"), 6, "CANCELLED is no holiday" },
        { Event("SUMMARY:no date"), 4, "no DTSTART" },
        { "BEGIN:VEVENT\r\nDTSTART:20261225\r\n", 6, "END:VCALENDAR without its BEGIN" },
        { "what is this\r\n", 4, "not a line of iCalendar" },
        { "", 1, "the file holds no event" },
    };

    [Theory]
    [MemberData(nameof(Problems))]
    public void What_is_not_understood_is_a_problem_with_its_line(string body, int line, string what)
    {
        var result = Read(body);

        result.Set.ShouldBeNull();
        result.Problems[0].Line.ShouldBe(line);
        result.Problems[0].What.ShouldContain(what);
    }

    [Fact]
    public void All_problems_of_a_file_are_reported() =>
        Read(Event("DTSTART:x", "EXDATE:20271225"), Event("SUMMARY:no date")).Problems.Select(p => p.Line).ShouldBe([5, 6, 8]);

    [Fact]
    public void An_alarm_inside_an_event_changes_no_date() =>
        Read(Event("DTSTART:20261225", "BEGIN:VALARM", "TRIGGER:-PT15M", "END:VALARM")).Set!.Days.Single()
            .On.ShouldBe(new LocalDate(2026, 12, 25));

    private static HolidayFileResult Read(params string[] events) => HolidayCalendarFile.Read(File(events), "office", "1");

    private static string File(params string[] events) => Head + string.Concat(events) + "END:VCALENDAR\r\n";

    private static string Event(params string[] lines) =>
        "BEGIN:VEVENT\r\n" + string.Concat(lines.Select(l => l + "\r\n")) + "END:VEVENT\r\n";
}
