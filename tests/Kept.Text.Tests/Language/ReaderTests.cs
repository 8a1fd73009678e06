using System.Diagnostics;
using System.Text;
using Kept.Text.Language;

namespace Kept.Text.Tests.Language;

public sealed class ReaderTests
{
    [Fact]
    public void Twelve_different_mistakes_are_twelve_problems_in_one_run()
    {
        var source = new SourceText(
            "twelve.yaml",
            """
            kept: 1
            agreement: twelve
            titel: Misspelt                                    # 1 unknown-key
            parties: {provider: {name: A}}                     # 2 missing-key
            currency: USD
            timeZone: Mars/Olympus                             # 3 zone-unknown
            calendars:
              office: {hours: Mon-Fri 8-17}                    # 4 value-not-understood
              other: {hours: Mon-Fri 08:00-17:00, holidays: us-state} # 5 no-such-holidays
            services:
              web: {clause: 4.10, price: 45.00 per month}      # 6 quotes-needed
              web: {price: 50.00 per month}                    # 7 duplicate-key
            serviceLevels:
              a:
                clause: "1"
                of: webb                                       # 8 no-such-service
                measure: {availability: outages, during: night, per: month} # 9 no-such-calendar, 10 evidence-rule-missing
                target: 99.5%
              b:
                clause: "2"
                measure: {availability: outages, evidence: outages complete, per: month}
                target: at most 1 hour                         # 11 unit-mismatch
            limits: [{per: month, atMost: 12/52 of the monthly fee}] # 12 rounding-missing, at the top
            """
        );
        var codes = AgreementReader.Read(source).Problems.Select(p => p.Code).ToList();
        codes
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                "duplicate-key",
                "evidence-rule-missing",
                "missing-key",
                "no-such-calendar",
                "no-such-holidays",
                "no-such-service",
                "quotes-needed",
                "rounding-missing",
                "unit-mismatch",
                "unknown-key",
                "value-not-understood",
                "zone-unknown",
            ]);
    }

    [Fact]
    public void Problems_come_in_order_of_file_line_and_column()
    {
        var source = new SourceText(
            "x.yaml",
            "kept: 2\nagreement: x\nzzz: 1\ncurrency: XXY\ntimeZone: Nowhere\nparties: {provider: A, customer: B}\n"
        );
        var lines = AgreementReader.Read(source).Problems.Select(p => p.At.Line).ToList();
        lines.ShouldBe([1, 3, 4, 5]);
    }

    [Fact]
    public void A_hundred_megabytes_are_refused_at_once()
    {
        var bytes = new byte[100 * 1024 * 1024];
        var watch = Stopwatch.StartNew();
        SourceText.FromBytes("big.yaml", bytes).Problems.ShouldHaveSingleItem().Code.ShouldBe("file-too-large");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMilliseconds(100));
    }

    [Fact]
    public void The_place_of_a_part_is_found_by_its_path()
    {
        var document = AgreementReader.Read(Repository.Agreement("contact-centre")).OrThrow();
        document.PlaceOf("serviceLevels/outage/credit").Line.ShouldBe(31);
        document.PlaceOf("serviceLevels/outage/credit/atMost/credits/nothing").Line.ShouldBe(31);
        document.Places["serviceLevels/availability/exclude/2"].Line.ShouldBe(20);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("- ")]
    [InlineData("a: ")]
    [InlineData("? ")]
    [InlineData("&a ")]
    [InlineData("\"")]
    [InlineData("!")]
    [InlineData("a:\n ")]
    [InlineData("{a: ")]
    public void Repeated_openings_neither_hang_nor_crash(string opening)
    {
        var watch = Stopwatch.StartNew();
        var text = new StringBuilder().Insert(0, opening, 1_000_000 / opening.Length).ToString();
        AgreementReader.Read(new SourceText("x.yaml", text)).Problems.ShouldNotBeEmpty();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Mutated_agreements_are_read_or_refused_and_never_crash()
    {
        var random = new Random(20261122);
        var samples = Samples.All().ToList();
        var (read, refused) = (0, 0);
        for (var i = 0; i < 500; i++)
        {
            var text = Mutate(samples[i % samples.Count].Text, random);
            var result = AgreementReader.Read(new SourceText("m.yaml", text));
            (read, refused) = result.IsFine ? (read + 1, refused) : (read, refused + 1);
            (result.IsFine ^ result.Problems.Length > 0).ShouldBeTrue(text);
            if (result.IsFine)
            {
                var formatted = Formatter.Format(new SourceText("m.yaml", text)).OrThrow();
                Samples.Hash(new SourceText("m.yaml", formatted)).ShouldBe(Samples.Hash(new SourceText("m.yaml", text)), text);
            }
        }

        read.ShouldBeGreaterThan(30);
        refused.ShouldBeGreaterThan(200);
    }

    private static string Mutate(string text, Random random)
    {
        const string Alphabet = "{}[]:,-#&*!|>'\"%@` \n\tabz019.~éß€";
        var chars = new StringBuilder(text);
        for (var n = random.Next(1, 3); n > 0; n--)
        {
            var at = random.Next(chars.Length);
            switch (random.Next(4))
            {
                case 0:
                    chars.Remove(at, 1);
                    break;
                case 1:
                    chars.Insert(at, Alphabet[random.Next(Alphabet.Length)]);
                    break;
                case 2:
                    chars[at] = Alphabet[random.Next(Alphabet.Length)];
                    break;
                default:
                    chars.Insert(at, text.AsSpan(random.Next(text.Length / 2), random.Next(1, 40)));
                    break;
            }
        }

        return chars.ToString();
    }
}
