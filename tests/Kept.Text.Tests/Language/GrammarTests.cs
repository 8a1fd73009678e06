using Kept.Core.Agreements;
using Kept.Text.Language;
using Kept.Text.Language.Grammars;
using Kept.Text.Language.Shapes;

namespace Kept.Text.Tests.Language;

/// <summary>Each phrase beside its canonical spelling; what is not a phrase is refused.</summary>
public sealed class GrammarTests
{
    [Theory]
    [InlineData("60 minutes", "1 hour")]
    [InlineData("1 h", "1 hour")]
    [InlineData("90 min", "90 minutes")]
    [InlineData("1 hour 30 minutes", "90 minutes")]
    [InlineData("1.5 hours", "90 minutes")]
    [InlineData("120 s", "2 minutes")]
    [InlineData("24 Hours", "24 hours")]
    public void Durations(string written, string canonical) => Times.Elapsed.Canonical(written, forHash: false).ShouldBe(canonical);

    [Theory]
    [InlineData("1 day")]
    [InlineData("PT1H")]
    [InlineData("60")]
    [InlineData("-1 hour")]
    [InlineData("1 hour and a half")]
    [InlineData("99999999999 hours")]
    public void What_is_not_an_elapsed_time_is_refused(string written) => Times.Elapsed.TryRead(written, out _).ShouldBeFalse();

    [Theory]
    [InlineData("10 business days", "10 office days")]
    [InlineData("2 office days of support", "2 office days of support")]
    [InlineData("30 calendar days", "30 days")]
    [InlineData("2 quarters", "6 months")]
    [InlineData("24 h", "24 hours")]
    public void Lengths(string written, string canonical) => Times.Length.Canonical(written, forHash: false).ShouldBe(canonical);

    [Theory]
    [InlineData("99.50%", "at least 99.5%")]
    [InlineData("at least 99.5 percent", "at least 99.5%")]
    [InlineData(">= 99.5%", "at least 99.5%")]
    [InlineData("99.5% or more", "at least 99.5%")]
    [InlineData("1 hour", "at most 1 hour")]
    [InlineData("no more than 60 min", "at most 1 hour")]
    [InlineData("less than 75 ms", "below 75 ms")]
    [InlineData("more than 5%", "over 5%")]
    [InlineData("3", "at most 3")]
    public void Bounds(string written, string canonical) => Quantities.Bound.Canonical(written, forHash: false).ShouldBe(canonical);

    [Theory]
    [InlineData("Mon-Fri 8:00-17:00", "Mon-Fri 08:00-17:00")]
    [InlineData("Monday to Friday 09:00-12:00, 13:00-17:00", "Mon-Fri 09:00-12:00 13:00-17:00")]
    [InlineData(
        "Mon, Wed, Fri 09:00-12:00 13:00-17:00",
        "Mon 09:00-12:00 13:00-17:00; Wed 09:00-12:00 13:00-17:00; Fri 09:00-12:00 13:00-17:00"
    )]
    [InlineData("Mon-Fri 09:00-17:00; Sat 10:00-14:00", "Mon-Fri 09:00-17:00; Sat 10:00-14:00")]
    [InlineData("Mon-Fri 09:00-17:00, Sat 10:00-14:00", "Mon-Fri 09:00-17:00; Sat 10:00-14:00")]
    [InlineData("24/7", "24x7")]
    [InlineData("daily 00:00-24:00", "24x7")]
    [InlineData("Fri-Mon 22:00-06:00", "Mon 22:00-06:00; Fri-Sun 22:00-06:00")]
    [InlineData("Mon-Fri 00:00-24:00", "Mon-Fri 00:00-24:00")]
    public void Covered_hours(string written, string canonical) => Hours.Weekly.Canonical(written, forHash: false).ShouldBe(canonical);

    [Theory]
    [InlineData("Mon-Fri 8-17", "write `Mon-Fri 08:00-17:00`")]
    [InlineData("09:00-17:00", "write days and times of day, such as `Mon-Fri 08:00-17:00`")]
    [InlineData("Mon-Fri 09:00-25:00", "write days and times of day, such as `Mon-Fri 08:00-17:00`")]
    public void Hours_that_are_not_understood_have_a_hint(string written, string hint)
    {
        Hours.Weekly.TryRead(written, out _).ShouldBeFalse();
        Hours.Weekly.HintFor(written).ShouldBe(hint);
    }

    [Theory]
    [InlineData("calls fee of the month", "calls fee of the month")]
    [InlineData("the monthly fee", "fee of the month")]
    [InlineData("monthly calls fee", "calls fee of the month")]
    [InlineData("calls monthly fee", "calls fee of the month")]
    [InlineData("fees paid in the preceding month", "fee paid for the preceding month")]
    [InlineData("labor of the ticket", "labour of the ticket")]
    [InlineData("500", "500.00")]
    [InlineData("fee of the quarter", "fee of the quarter")]
    public void Fees_of(string written, string canonical) => Fees.Base.Canonical(written, forHash: false).ShouldBe(canonical);

    [Theory]
    [InlineData("12/52 of the monthly fee", "12/52 of the fee of the month", "3/13 of the fee of the month")]
    [InlineData("50 % of the monthly fee", "50% of the fee of the month", "50% of the fee of the month")]
    [InlineData("500.00", "500.00", "500")]
    [InlineData("15 days", "15 days", "15 days")]
    public void Caps(string written, string canonical, string hashed)
    {
        Fees.Cap.Canonical(written, forHash: false).ShouldBe(canonical);
        Fees.Cap.Canonical(written, forHash: true).ShouldBe(hashed);
    }

    [Theory]
    [InlineData("10", null)]
    [InlineData("10%", "10%")]
    [InlineData("25.00", "25.00")]
    [InlineData("3 days extension", "3 days extension")]
    [InlineData("2 points", "2 points")]
    public void A_bare_whole_number_gives_nothing_for_it_may_be_percent_or_money(string written, string? canonical) =>
        (Gives.Give.TryRead(written, out var give) ? Gives.Print(give) : null).ShouldBe(canonical);

    [Fact]
    public void Every_example_of_every_grammar_reads_fits_its_pattern_and_prints_stably()
    {
        var phrases = ReferencePage.Phrases().ToList();
        phrases.Count.ShouldBeGreaterThan(60);
        foreach (var phrase in phrases)
        {
            foreach (var example in phrase.Examples)
            {
                var canonical = phrase.Spelling(example).ShouldNotBeNull($"{phrase.Name}: {example}");
                phrase.Spelling(canonical).ShouldBe(canonical, phrase.Name);
                System.Text.RegularExpressions.Regex.IsMatch(canonical, phrase.Pattern).ShouldBeTrue($"{phrase.Name}: {canonical}");
                System.Text.RegularExpressions.Regex.IsMatch(example, phrase.Pattern).ShouldBeTrue($"{phrase.Name}: {example}");
            }
        }
    }

    [Fact]
    public void Two_hundred_thousand_members_stream_through()
    {
        var lines = new System.Text.StringBuilder("customer,resource,plan,fee,from,until,region\n");
        for (var i = 0; i < 200_000; i++)
        {
            lines.Append("\"Customer, ").Append(i).Append("\",line,gold,55.00,2026-03-01,2027-03-01,west\n");
        }

        var watch = System.Diagnostics.Stopwatch.StartNew();
        using var text = new StringReader(lines.ToString());
        Member? last = null;
        var count = 0;
        foreach (var member in MemberFile.Stream(text, "members.csv", problem => throw new InvalidOperationException(problem.ToString())))
        {
            (last, count) = (member, count + 1);
        }

        count.ShouldBe(200_000);
        last!.Customer.ShouldBe("Customer, 199999");
        last.Values["region"].ShouldBe("west");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }
}
