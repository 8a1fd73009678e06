using System.Text;
using Kept.Core.Evidence;
using Kept.Core.Problems;
using Kept.Text.Evidence;
using NodaTime;

namespace Kept.Text.Tests.Evidence;

public sealed class EvidenceReaderTests
{
    private const string Line =
        """{"id":"o1","kind":"outage","service":"web","from":"2026-03-10T17:00:00Z","until":"2026-03-10T18:00:00Z"}""";

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \r\n")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_fine_and_has_no_facts(string text) => Lines(text).ShouldBeEmpty();

    [Theory]
    [InlineData("\uFEFF" + Line + "\r\n" + Line)]
    [InlineData(Line + "\r\n\r\n")]
    public void Marks_of_unicode_and_both_line_ends_are_fine(string text) =>
        Lines(text).Distinct().ShouldHaveSingleItem().Id.ShouldBe("o1");

    [Fact]
    public void The_same_facts_come_from_csv()
    {
        const string Csv =
            "\uFEFFid;service;from;until;note\r\no1;web;2026-03-10T17:00:00Z;2026-03-10T18:00:00Z;"
            + "\"one; \"\"two\"\"\nthree\"\r\n\r\no2;web;2026-03-11T17:00:00Z;;\r\n";

        var facts = Read("outages-march.csv", Csv);

        facts[0].ShouldBe(EvidenceWriterTests.One(Line) with { Note = "one; \"two\"\nthree" });
        facts[1].ShouldBeOfType<Fact.Outage>().Until.ShouldBeNull();
    }

    [Fact]
    public void Csv_says_its_kind_by_column_option_or_name()
    {
        const string Row = "id,ticket,event,at,side\nt1,T-1,opened,2026-11-01T00:40-07:00,customer\n";

        Read(
                "x.csv",
                Row.Replace("side\n", "side,kind\n", StringComparison.Ordinal)
                    .Replace("customer\n", "customer,ticket\n", StringComparison.Ordinal)
            )
            .ShouldBe(Read("tickets.csv", Row));
        Read("x.csv", Row, new EvidenceOptions { Kind = "ticket" }).ShouldBe(Read("tickets.csv", Row));
    }

    [Fact]
    public void Csv_cells_hold_lists_numbers_and_corrections()
    {
        const string Csv = """
            id,kind,at,level,of,amount,claim,replace
            c1,claim,2026-03-11T17:00:00Z,availability,o1; o2,,,
            s1,settlement,2026-03-12T17:00:00Z,,,4.50,c1,
            x1,correction,2026-03-13T17:00:00Z,,o1,,,"{""kind"":""outage"",""service"":""web"",""from"":""2026-03-10T17:00:00Z""}"
            """;

        var facts = Read("x.csv", Csv);

        facts[0].ShouldBeOfType<Fact.Claim>().Of.ShouldBe(["o1", "o2"]);
        facts[1].ShouldBeOfType<Fact.Settlement>().Amount.ToString().ShouldBe("9/2");
        facts[2].ShouldBeOfType<Fact.Correction>().Replacement!.Id.ShouldBe("o1");
    }

    [Fact]
    public void Recorded_when_known_by_default()
    {
        const string Maintenance =
            """{"id":"m","kind":"maintenance","service":"web","from":"2026-03-10T17:00:00Z","until":"2026-03-10T18:00:00Z"}""";

        EvidenceWriterTests.One(Maintenance).RecordedAt.ShouldBe(Instant.FromUtc(2026, 3, 10, 18, 0));
        EvidenceWriterTests
            .One(Maintenance.Replace("\"id\"", "\"announcedAt\":\"2026-03-01T00:00:00Z\",\"id\"", StringComparison.Ordinal))
            .RecordedAt.ShouldBe(Instant.FromUtc(2026, 3, 1, 0, 0));
        EvidenceWriterTests.One("""{"id":"m","kind":"member","customer":"x"}""").RecordedAt.ShouldBe(Fact.Always);
    }

    [Fact]
    public void Local_times_are_read_where_examples_allow_them()
    {
        var options = new EvidenceOptions { LocalTimesIn = DateTimeZoneProviders.Tzdb["America/Los_Angeles"], IdPrefix = "example-" };
        var problems = new List<Problem>();

        var visit = EvidenceReader.ReadOne(
            """{"kind":"visit","service":"maintenance","from":"2026-03-10T10:00","until":"2026-03-10T12:30"}"""u8,
            default,
            options,
            problems
        );
        var notice = EvidenceReader.ReadOne(
            """{"kind":"notice","about":"nonrenewal","receivedAt":"2027-01-30T12:00","form":"written"}"""u8,
            default,
            options,
            problems
        );
        var twice = EvidenceReader.ReadOne(
            """{"kind":"sample","service":"web","up":true,"at":"2026-11-01T01:30"}"""u8,
            new Place("a.yaml", 7, 9),
            options,
            problems
        );

        visit.ShouldBeOfType<Fact.Visit>().From.ShouldBe(Instant.FromUtc(2026, 3, 10, 17, 0));
        notice.ShouldBeOfType<Fact.Notice>().Received.ShouldBe(Instant.FromUtc(2027, 1, 30, 20, 0));
        twice.ShouldBeNull();
        problems.ShouldHaveSingleItem().Hint.ShouldBe("write 2026-11-01T01:30:00-07:00 or 2026-11-01T01:30:00-08:00");
        problems[0].At.Line.ShouldBe(7);
    }

    [Fact]
    public void A_claim_of_a_month_is_one_of_local_midnights()
    {
        var options = new EvidenceOptions { Zone = DateTimeZoneProviders.Tzdb["America/Los_Angeles"] };

        var claim = (Fact.Claim)
            Read("e.jsonl", """{"id":"c","kind":"claim","level":"l","period":"2026-03","at":"2026-04-01T17:00:00Z"}""", options).Single();

        claim.Period.ShouldBe((Instant.FromUtc(2026, 3, 1, 8, 0), Instant.FromUtc(2026, 4, 1, 7, 0)));
    }

    [Fact]
    public void Twelve_mistakes_give_twelve_problems()
    {
        var codes = new[]
        {
            "not-json",
            "unknown-kind",
            "missing-field",
            "bad-instant",
            "offset-missing",
            "ends-before-start",
            "bad-number",
            "bad-flag",
            "unknown-field",
            "unknown-value",
            "duplicate-field",
            "bad-text",
        };
        var lines = codes.Select(c =>
            File.ReadLines(Directory.GetFiles(CaseFiles.Folder("problems/evidence"), $"{c}.jsonl").Single()).First()
        );
        var text = string.Join('\n', lines.Select((l, i) => l.Replace("\"id\":\"o1\"", $"\"id\":\"o{i}\"", StringComparison.Ordinal)));
        var reader = new EvidenceReader(EvidenceOptions.Default);

        _ = reader.Read(Source("e.jsonl", text)).Count();

        codes.Except(reader.Problems.Select(p => p.Code)).ShouldBeEmpty();
        reader.Problems.Select(p => p.At.Line).Distinct().ShouldBe(Enumerable.Range(1, 12));
    }

    [Fact]
    public void Noise_is_refused_and_never_crashes()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(Line + "\n" + Line);
            for (var hit = random.Next(1, 6); hit > 0; hit--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            foreach (var name in new[] { "e.jsonl", "outages.csv" })
            {
                var book = EvidenceReader.ReadBook([new EvidenceSource(name, new MemoryStream(bytes))], EvidenceOptions.Default, null);
                (book.IsFine || book.Problems.Length > 0).ShouldBeTrue();
            }
        }
    }

    [Fact]
    public void Deep_nesting_is_a_problem_and_no_crash()
    {
        var deep = """{"id":"a","kind":"amendment","patch":""" + new string('[', 100_000);
        var reader = new EvidenceReader(EvidenceOptions.Default);

        _ = reader.Read(Source("e.jsonl", deep)).Count();

        reader.Problems.ShouldHaveSingleItem().Code.ShouldBe("not-json");
    }

    [Fact]
    public void Progress_is_told()
    {
        var seen = new List<long>();
        var text = string.Concat(Enumerable.Repeat(Line + "\n", 25_000));

        _ = Read("e.jsonl", text, new EvidenceOptions { Progress = p => seen.Add(p.Facts) });

        seen.ShouldBe([10_000, 20_000]);
    }

    private static List<Fact> Lines(string text) => Read("e.jsonl", text);

    private static List<Fact> Read(string name, string text, EvidenceOptions? options = null)
    {
        var reader = new EvidenceReader(options ?? EvidenceOptions.Default);
        var facts = reader.Read(Source(name, text)).Select(f => f.Fact).ToList();
        reader.Problems.ShouldBeEmpty();
        return facts;
    }

    private static EvidenceSource Source(string name, string text) => new(name, new MemoryStream(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("utf-16", true, "e.jsonl: 1:1")]
    [InlineData("utf-16", false, "e.jsonl: 1:1")]
    [InlineData("utf-16BE", true, "e.jsonl: 1:1")]
    [InlineData("utf-16BE", false, "outages.csv: 1:1")]
    [InlineData("utf-16", false, "outages.csv: 1:2")]
    [InlineData("iso-8859-1", false, "outages.csv: 2:53")]
    public void A_file_that_is_not_utf_8_is_one_problem_that_says_so(string encoding, bool mark, string place)
    {
        var name = place.Split(':')[0];
        var text = name == "e.jsonl" ? Encoded + "\n" + Encoded : "id,service,from,until,note\no1,web,2026-03-10T17:00:00Z,2026-03-10T18:00:00Z,caf\u00e9";
        var as_ = System.Text.Encoding.GetEncoding(encoding);
        byte[] bytes = [.. mark ? as_.GetPreamble() : [], .. as_.GetBytes(text)];

        var problems = EvidenceReader.ReadBook([new EvidenceSource(name, new MemoryStream(bytes))], EvidenceOptions.Default, null).Problems;

        problems.Where(p => p.Code == "not-utf8").ShouldHaveSingleItem().At.ShouldBe(At(place));
        problems[0].Code.ShouldBe("not-utf8");
    }

    [Fact]
    public void Csv_may_be_utf_16_with_its_mark_as_spreadsheets_save_it()
    {
        byte[] bytes = [.. System.Text.Encoding.Unicode.GetPreamble(), .. System.Text.Encoding.Unicode.GetBytes("id,customer\nm1,Caf\u00e9")];

        var book = EvidenceReader.ReadBook([new EvidenceSource("members.csv", new MemoryStream(bytes))], EvidenceOptions.Default, null);

        book.Value!.Members.ShouldHaveSingleItem().Customer.ShouldBe("Caf\u00e9");
    }

    private const string Encoded = "{\"id\":\"m1\",\"kind\":\"member\",\"customer\":\"Caf\u00e9\"}";

    private static Kept.Core.Problems.Place At(string place)
    {
        var parts = place.Split(':', ' ');
        return new(parts[0], int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture), int.Parse(parts[3], System.Globalization.CultureInfo.InvariantCulture));
    }
}
