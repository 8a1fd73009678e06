using Kept.Server.Calendars;
using NodaTime;

namespace Kept.Server.Tests.Api;

/// <summary>Calendars as RFC 5545 has them.</summary>
public sealed class CalendarTests
{
    [Fact]
    public void Lines_are_folded_between_characters_and_text_is_escaped()
    {
        var at = Instant.FromUtc(2026, 11, 22, 9, 5);
        var text = CalendarText.Write(
            "Kept",
            [new CalendarEvent("a@kept", at, at + Duration.FromHours(1), "Müllabfuhr, Straße; " + new string('ü', 60), "one\ntwo")],
            at
        );
        var lines = text.Split("\r\n");
        lines.ShouldAllBe(l => System.Text.Encoding.UTF8.GetByteCount(l) <= 75);
        lines.ShouldContain("DTSTART:20261122T090500Z");
        lines.ShouldContain("DESCRIPTION:one\\ntwo");
        text.Replace("\r\n ", "").ShouldContain("SUMMARY:Müllabfuhr\\, Straße\\; " + new string('ü', 60));
        text.ShouldEndWith("END:VCALENDAR\r\n");
    }
}
