using Kept.Core.Assessment;
using Kept.Core.Money;
using Kept.Core.Time;
using NodaTime;

namespace Kept.Text.Tests.Json;

/// <summary>Results made by hand, with what the forms of output must cope with: ranges, fractions that do not end, missing parts.</summary>
internal static class SampleResults
{
    public static readonly DateTimeZone LosAngeles = DateTimeZoneProviders.Tzdb["America/Los_Angeles"];

    public static readonly TimeRange March = Local(2026, 3, 1, 2026, 4, 1);

    public static AssessmentResult Consultancy() =>
        new(
            "northwind-2026",
            "1",
            March,
            March.Until,
            "USD",
            2,
            [Hosting(), Unknown(), Response()],
            [
                new RightResult(
                    "hosting",
                    "5.2",
                    "terminate",
                    false,
                    null,
                    new Reason("missed in 1 of the last 6 months, 3 are needed", "5.2")
                ),
            ],
            new CreditTotals(Range(4.50m, 9.00m), Range(4.50m, 9.00m), AmountRange.Of(4.50m), default, 0, []),
            new Inputs("0.1", 1, "2026a", ["2026-05-25"], [new VersionUsed(1, "version 1", new string('a', 64))], new string('b', 64), 7),
            ["the agreement has no holiday in this window"]
        );

    /// <summary>223 minutes down in March 2026: 743 hours, since the clocks go forward.</summary>
    private static LevelResult Hosting()
    {
        var down = new TimeRange(At(3, 10, 10, 0), At(3, 10, 13, 43));
        var share = new Rational((743 * 60) - 223, 743 * 60);
        return Level("hosting", "5.2", "hosting availability", Verdict.Missed, new Figure(share, "99.49"), "at least 99.5%") with
        {
            Credit = new CreditResult(
                AmountRange.Of(4.5m),
                AmountRange.Of(4.5m),
                AmountRange.Of(4.5m),
                default,
                0,
                ClaimState.AwaitingAnswer,
                null,
                At(4, 15, 17, 0)
            ),
            Bands = new Bands(
                IntervalSet.Of(March),
                IntervalSet.Of(down),
                IntervalSet.Of(new TimeRange(At(3, 20, 1, 0), At(3, 20, 9, 0))),
                IntervalSet.Empty
            ),
            Reasons = new Reason(
                "99.49 % is below 99.5 %, so the promise was missed and earns 10 % of 45.00 = 4.50",
                "5.2",
                "R8",
                default,
                [
                    new Reason(
                        "743 h − 223 min = 44357 of 44580 minutes up",
                        "5.2",
                        "R1",
                        ["o1", "o2"],
                        [new Reason("10 Mar 10:00–12:00 and 11:00–13:43 overlap and count once: 223 min", null, "R1", ["o1", "o2"])]
                    ),
                    new Reason(
                        "the table gives 10 % below 99.5 % and 25 % below 99.0 %; the narrowest row that holds is the one of 99.5 %, since"
                            + " rows are never summed",
                        "5.2",
                        "R8"
                    ),
                ]
            ),
        };
    }

    /// <summary>300 minutes without a sample.</summary>
    private static LevelResult Unknown() =>
        Level("samples", "5.3", "line availability", Verdict.Undetermined, null, "at least 99.5%") with
        {
            Best = new Figure(1, "100.00"),
            Worst = new Figure(new Rational(43200 - 300, 43200), "99.30"),
            Credit = CreditResult.None with
            {
                Accrued = Range(0, 4.5m),
                Entitled = Range(0, 4.5m),
                State = ClaimState.NotClaimed,
                ClaimableUntil = Local(2026, 4, 1, 2026, 5, 1).Until,
            },
            Member = "Northwind Dental",
            Bands = new Bands(
                IntervalSet.Of(March),
                IntervalSet.Empty,
                IntervalSet.Empty,
                IntervalSet.Of(new TimeRange(At(3, 12, 0, 0), At(3, 12, 5, 0)))
            ),
        };

    private static LevelResult Response() =>
        Level("response", "5.1", "emergency response", Verdict.Met, new Figure(new Rational(100_003, 30), "55 min 33.4 s"), "at most 1 hour") with
        {
            Unit = FigureUnit.Seconds,
            Occurrence = "T-17",
            Margin = "4 min 26 s",
            Clock = new ClockReading(
                At(3, 2, 9, 0),
                At(3, 2, 9, 55),
                At(3, 2, 10, 0),
                Duration.FromMinutes(55),
                false,
                false,
                IntervalSet.Empty
            ),
        };

    private static LevelResult Level(string id, string clause, string title, Verdict verdict, Figure? figure, string target) =>
        new()
        {
            Level = id,
            Clause = clause,
            Title = title,
            Window = March,
            Verdict = verdict,
            Unit = FigureUnit.Percent,
            Best = figure,
            Worst = figure,
            Target = target,
            Credit = CreditResult.None,
        };

    private static Instant At(int month, int day, int hour, int minute) =>
        new LocalDateTime(2026, month, day, hour, minute).InZoneStrictly(LosAngeles).ToInstant();

    private static AmountRange Range(Rational best, Rational worst) => new(best, worst);

    private static TimeRange Local(int year, int month, int day, int toYear, int toMonth, int toDay) =>
        new(
            LosAngeles.AtStartOfDay(new LocalDate(year, month, day)).ToInstant(),
            LosAngeles.AtStartOfDay(new LocalDate(toYear, toMonth, toDay)).ToInstant()
        );
}
