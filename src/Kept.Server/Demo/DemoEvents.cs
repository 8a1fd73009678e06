using System.Globalization;
using Kept.Core.Agreements;
using Kept.Core.Json;
using Kept.Server.Agreements;
using NodaTime;

namespace Kept.Server.Demo;

/// <summary>What happens under one agreement in one month, as lines of evidence, each to be filed when it happens.</summary>
internal sealed class DemoEvents(DemoCast.Part part, AgreementFold agreement, int seed)
{
    private static readonly string[] Subjects =
    [
        "Printer on the second floor does not answer",
        "Nobody can sign in to the file server",
        "Mail is slow since this morning",
        "New colleague needs an account",
        "Invoice program closes by itself",
        "Telephone queue stays silent",
        "Backup reported an error",
        "Web shop shows an empty page",
        "Laptop does not wake up",
        "VPN breaks off every few minutes",
    ];

    private readonly Random _random = new(seed);
    private int _tickets;
    private int _facts;

    /// <summary>One line of evidence, and the instant at which it is known.</summary>
    /// <param name="Ticket">The ticket that is opened by it, with its subject; null: none is.</param>
    public sealed record Line(Instant At, string Json, (string Number, string Subject)? Ticket = null);

    public IEnumerable<Line> Of(LocalDate first)
    {
        var lines = new List<Line>();
        var until = first.PlusMonths(1);
        for (var n = 0; n < part.Tickets; n++)
        {
            lines.AddRange(Ticket(Somewhen(first, until)));
        }

        foreach (var level in Levels().Where(l => l.Measure is Measure.Availability or Measure.OccurrenceTime && part.Outages > 0).Take(1))
        {
            if (_random.Next(10) < part.Outages)
            {
                lines.AddRange(Outage(level.Of[0], Somewhen(first, until)));
            }

            lines.AddRange(Maintenance(level.Of[0], first));
        }

        return lines;
    }

    /// <summary>A ticket that is not answered yet.</summary>
    public Line OpenTicket(Instant at)
    {
        var number = $"T-{++_tickets}";
        return Event(number, "opened", at, Values(), Subjects[_random.Next(Subjects.Length)]);
    }

    private IEnumerable<Line> Ticket(Instant opened)
    {
        var answered = opened + Duration.FromMinutes(_random.Next(10) < 8 ? _random.Next(4, 50) : _random.Next(70, 200));
        var line = OpenTicket(opened);
        var number = line.Ticket!.Value.Number;
        yield return line;
        yield return Event(number, "responded", answered, "\"side\":\"provider\"");
        var at = answered;
        if (_random.Next(3) == 0)
        {
            yield return Event(number, "paused", at += Duration.FromMinutes(_random.Next(5, 60)), "\"reason\":\"waiting on customer\"");
            yield return Event(number, "resumed", at += Duration.FromMinutes(_random.Next(30, 900)), null);
        }

        yield return Event(number, "resolved", at + Duration.FromMinutes(_random.Next(20, 600)), "\"side\":\"provider\"");
    }

    private Line Event(string number, string what, Instant at, string? more, string? subject = null) =>
        new(
            at,
            Json(
                $"{number}-{++_facts}",
                "ticket",
                $"\"ticket\":\"{number}\",\"event\":\"{what}\",\"at\":\"{ExactText.Of(at)}\"{(more is { Length: > 0 } ? "," + more : "")}"
            ),
            subject is null ? null : (number, subject)
        );

    private IEnumerable<Line> Outage(string service, Instant from)
    {
        var until = from + Duration.FromMinutes(_random.Next(3) == 0 ? _random.Next(200, 900) : _random.Next(6, 190));
        var isSeenTwice = _random.Next(4) == 0;
        return isSeenTwice && !HasMonitor(service)
            // A second report of the same trouble: overlaps count once.
            ? Down($"o-{++_facts}", service, from, until).Concat(Down($"o-{++_facts}", service, from + Duration.FromMinutes(2), until))
            : Down($"o-{++_facts}", service, from, until);
    }

    /// <summary>A service that is down: as its agreement has it, an outage that somebody reports, or what a monitor saw change.</summary>
    /// <param name="until">Null: it goes on.</param>
    public IEnumerable<Line> Down(string id, string service, Instant from, Instant? until)
    {
        if (!HasMonitor(service))
        {
            yield return new Line(until ?? from, Json(id, "outage", Stretch(service, from, until)));
            yield break;
        }

        yield return Seen($"{id}-down", service, from, false);
        if (until is { } end)
        {
            yield return Seen($"{id}-up", service, end, true);
        }
    }

    private Line Seen(string id, string service, Instant at, bool isUp) =>
        new(
            at,
            Json(
                id,
                "sample",
                $"\"service\":{System.Text.Json.JsonSerializer.Serialize(service)},\"at\":\"{ExactText.Of(at)}\",\"up\":{(isUp ? "true" : "false")}"
            )
        );

    private bool HasMonitor(string service) =>
        Levels().Any(l => l.Of.Contains(service) && l.Measure is Measure.Availability { Frame.Silence: Silence.StateChanges });

    private IEnumerable<Line> Maintenance(string service, LocalDate first)
    {
        var from = first.PlusDays(14).At(new LocalTime(2, 0)).InZoneLeniently(agreement.Zone).ToInstant();
        var announced = from - Duration.FromDays(_random.Next(2, 9));
        var times =
            $"{Stretch(service, from, from + Duration.FromMinutes(60))},\"announcedAt\":\"{ExactText.Of(announced)}\",\"requestedBy\":\"provider\"";
        yield return new Line(announced, Json($"m-{++_facts}", "maintenance", times));
    }

    private static string Stretch(string service, Instant from, Instant? until) =>
        $"\"service\":{System.Text.Json.JsonSerializer.Serialize(service)},\"from\":\"{ExactText.Of(from)}\""
        + (until is { } end ? $",\"until\":\"{ExactText.Of(end)}\"" : "");

    private static string Json(string id, string kind, string rest) => $"{{\"id\":\"{id}\",\"kind\":\"{kind}\",{rest}}}";

    private Instant Somewhen(LocalDate first, LocalDate until)
    {
        var days = Period.DaysBetween(first, until);
        var time = LocalTime.FromMinutesSinceMidnight(_random.Next(7 * 60, 19 * 60));
        return first.PlusDays(_random.Next(days)).At(time).InZoneLeniently(agreement.Zone).ToInstant();
    }

    private IEnumerable<ServiceLevel> Levels() => agreement.Latest.Terms.ServiceLevels;

    /// <summary>A service with a clock, and values that a cell of its targets is about.</summary>
    private string Values()
    {
        var level = Levels().First(l => l.Measure is Measure.TicketTime or Measure.Attainment);
        var targets = level.Measure is Measure.Attainment attainment ? attainment.Within : level.Target;
        var fields = new List<string> { $"\"service\":{System.Text.Json.JsonSerializer.Serialize(level.Of[0])}", "\"side\":\"customer\"" };
        if (targets is Target.Matrix matrix)
        {
            var cell = matrix.Cells[_random.Next(matrix.Cells.Length)];
            fields.AddRange(
                matrix
                    .By.Zip(cell.Keys)
                    .Where(k => k.Second != "*")
                    .Select(k =>
                        $"\"{char.ToLower(k.First.ToString()[0], CultureInfo.InvariantCulture)}{k.First.ToString()[1..]}\":{System.Text.Json.JsonSerializer.Serialize(k.Second)}"
                    )
            );
        }

        return string.Join(',', fields.Distinct());
    }
}
