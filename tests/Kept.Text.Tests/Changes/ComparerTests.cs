using Kept.Core.Agreements;
using Kept.Core.Changes;
using Kept.Core.Money;
using Kept.Text.Changes;
using Kept.Text.Contract.Writers;
using Kept.Text.Language;
using Kept.Text.Tests.Language;
using NodaTime;

namespace Kept.Text.Tests.Changes;

/// <summary>Versions compared by meaning: figures worked out by hand, and what holds for every agreement.</summary>
public sealed class ComparerTests
{
    public static TheoryData<string> Agreements =>
        [
            .. new[] { "samples", "gallery", "templates" }
                .SelectMany(f => Directory.GetFiles(Path.Combine(Repository.Root, f), "*.yaml", SearchOption.AllDirectories))
                .Where(f => !f.EndsWith("recorded.yaml", StringComparison.Ordinal))
                .Select(f => Path.GetRelativePath(Repository.Root, f))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Agreements))]
    public void An_agreement_does_not_differ_from_itself(string file)
    {
        var path = Path.Combine(Repository.Root, file);
        var (once, again) = (Read(), Read());

        Comparer.Compare(once, again).Changes.ShouldBeEmpty();

        AgreementVersion Read() =>
            AgreementReader.Read(SourceText.FromBytes(file, File.ReadAllBytes(path)).OrThrow()).OrThrow().Agreement.Versions[^1];
    }

    [Fact]
    public void Comments_order_and_short_forms_are_no_change()
    {
        var other =
            Compared
                .Old.Replace("at least 99.9%", "99.9%")
                .Replace("give: 10%}, {below: 99%, give: 50%}", "give: 10%}, {below: 99.0%, give: 50%}") + "# end\n";

        Compared.Texts(Compared.Old, other).Changes.ShouldBeEmpty();
    }

    /// <summary>2026 has 261 days from Monday to Friday: of 10 hours they are 2,610, of 8 hours 2,088.</summary>
    [Fact]
    public void Covered_hours_are_worked_out_for_a_week_and_a_year()
    {
        var change = Compared.When("08:00-18:00", "09:00-17:00").Of(ChangedPart.CoveredHours);

        var (from, to) = (change.From.ShouldBeOfType<ChangeValue.Hours>(), change.To.ShouldBeOfType<ChangeValue.Hours>());
        (from.Week, from.Year).ShouldBe((Duration.FromHours(50), Duration.FromHours(2_610)));
        (to.Week, to.Year).ShouldBe((Duration.FromHours(40), Duration.FromHours(2_088)));
    }

    /// <summary>0.1% of the 43,200 minutes of April are 43.2 minutes, 0.5% are 216.</summary>
    [Fact]
    public void A_share_of_time_says_how_much_it_allows()
    {
        var change = Compared.When("at least 99.9%", "at least 99.5%").Of(ChangedPart.Target);

        change.From.ShouldBeOfType<ChangeValue.Promise>().Allows!.Value.Time.ShouldBe(Duration.FromSeconds(2_592));
        change.To.ShouldBeOfType<ChangeValue.Promise>().Allows!.Value.Time.ShouldBe(Duration.FromMinutes(216));
    }

    /// <summary>A whole month down is below 99%: 50% of 100.00, then 30% of 100.00. A dearer service alone promises nothing more.</summary>
    [Fact]
    public void The_worst_month_is_worked_out_and_a_price_alone_serves_nobody()
    {
        var less = Compared.When("give: 50%}]", "give: 30%}]").Of(ChangedPart.WorstCredit);
        less.From.ShouldBeOfType<ChangeValue.Amount>().Credit.ShouldBe((Rational)50);
        less.To.ShouldBeOfType<ChangeValue.Amount>().Credit.ShouldBe((Rational)30);
        less.Gains.ShouldBe(Gain.Provider);

        var dearer = Compared.When("100.00 per month", "120.00 per month").Of(ChangedPart.WorstCredit);
        dearer.To.ShouldBeOfType<ChangeValue.Amount>().Credit.ShouldBe((Rational)60);
        dearer.Gains.ShouldBe(Gain.Open);
    }

    /// <summary>Each late reply earns 10% of 50.00, and a month at most 50% of it: 25.00, then 40%: 20.00.</summary>
    [Fact]
    public void The_worst_month_of_tickets_is_what_limits_leave()
    {
        var less = Compared.When("atMost: 50% of", "atMost: 40% of").Of(ChangedPart.WorstCredit);

        less.From.ShouldBeOfType<ChangeValue.Amount>().Credit.ShouldBe((Rational)25);
        less.To.ShouldBeOfType<ChangeValue.Amount>().Credit.ShouldBe((Rational)20);
        less.Warning.ShouldNotBeNull();
    }

    /// <summary>The term ends with 31 December 2026: one month before is all of December, two are November and December.</summary>
    [Fact]
    public void The_last_day_of_notice_is_that_of_the_term_that_holds()
    {
        var longer = Compared.Old.Replace("notice: 1 month", "notice: 2 months");
        Day(null).ShouldBe((new LocalDate(2026, 11, 30), new LocalDate(2026, 10, 31)));
        Day(new LocalDate(2028, 5, 1)).ShouldBe((new LocalDate(2028, 11, 30), new LocalDate(2028, 10, 31)));

        (LocalDate, LocalDate) Day(LocalDate? on)
        {
            var change = Comparer
                .Compare(Compared.Read(Compared.Old).Agreement.Versions[0], Compared.Read(longer).Agreement.Versions[0], on)
                .Changes.Of(ChangedPart.NoticeDeadline);
            return (((ChangeValue.Day)change.From!).On, ((ChangeValue.Day)change.To!).On);
        }
    }

    [Fact]
    public void Who_is_moved_to_a_lesser_plan_is_told_case_by_case()
    {
        var changes = Compared.When("site 1, plan: gold", "site 1, plan: silver");

        changes.Of(ChangedPart.Plan).Gains.ShouldBe(Gain.Provider);
        changes
            .Where(c => c.Part == ChangedPart.Target)
            .Select(c => (c.Level, c.About, c.Gains, Warned: c.Warning is not null))
            .ShouldBe([
                ("reply", "from gold to silver, urgent", Gain.Provider, true),
                ("reply", "from gold to silver, any other priority", Gain.Provider, true),
            ]);
    }

    [Fact]
    public void A_level_that_goes_is_a_promise_that_is_gone()
    {
        var without = Compared.Texts(Compared.Old, Cut(Compared.Old, "  newsletter:", "members:"));

        without.Changes.ShouldHaveSingleItem().Warning.ShouldBe("the promise is gone");
        without.IsWeaker.ShouldBeTrue();
    }

    [Fact]
    public void A_cell_that_never_applied_changes_nothing_when_it_goes()
    {
        var idle = Compared.Old.Replace("\"*\": at most 8 hours}", "\"*\": at most 8 hours, low: at most 9 hours}");

        Compared.Texts(idle, Compared.Old).Changes.ShouldBeEmpty();
    }

    /// <summary>Two texts that differ in nearly everything can be told in every form.</summary>
    [Fact]
    public void Any_two_agreements_can_be_compared_and_told()
    {
        var texts = Directory
            .GetFiles(Path.Combine(Repository.Root, "templates"), "*.yaml")
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .ToArray();
        foreach (var (old, new_) in texts.Zip(texts.Skip(1)))
        {
            var redline = Compared.Redline(old, new_);
            ChangeReport.Write(redline).ShouldContain("The agreement as a whole");
            ChangeJson.Write(redline).ShouldContain("\"weaker\":");
            HtmlWriter.Write(ChangeDocument.Of(redline)).ShouldContain("<table");
        }
    }

    private static string Cut(string text, string from, string until) =>
        text[..text.IndexOf(from, StringComparison.Ordinal)] + text[text.IndexOf(until, StringComparison.Ordinal)..];
}
