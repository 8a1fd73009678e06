using Kept.Text.Language;

namespace Kept.Text.Tests.Language;

public sealed class FormatterTests
{
    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Formatting_twice_is_formatting_once(string name)
    {
        var once = Formatter.Format(Samples.Named(name)).OrThrow();
        Formatter.Format(new SourceText(name, once)).OrThrow().ShouldBe(once);
    }

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Formatting_never_changes_the_meaning(string name)
    {
        var source = Samples.Named(name);
        Samples.Hash(new SourceText(name, Formatter.Format(source).OrThrow())).ShouldBe(Samples.Hash(source));
    }

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Every_comment_is_kept(string name)
    {
        var source = Samples.Named(name);
        var formatted = Formatter.Format(source).OrThrow();
        CommentsOf(formatted).Order().ShouldBe(CommentsOf(source.Text).Order());
    }

    [Fact]
    public void Values_and_keys_take_their_canonical_form()
    {
        var text = Formatter.Format(Samples.Wide).OrThrow();
        text.ShouldContain("rounding: {to: 2 decimals, mode: half away from zero}");
        text.ShouldContain("office: Mon-Fri 09:00-17:00; Sat 10:00-14:00");
        text.ShouldContain("agreement: wide # the id");
        text.ShouldContain("price: 100.00 per month");
        text.ShouldContain("within: at most 6 hours");
        text.ShouldContain("\n\ncalendars:\n");
        text.IndexOf("term:", StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("services:", StringComparison.Ordinal));
        text.ShouldEndWith("# the end\n");
    }

    [Fact]
    public void A_file_with_mistakes_is_not_formatted()
    {
        Formatter.Format(new SourceText("x.yaml", "kept: 1\nagreement: x\n")).Problems.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_file_that_leans_on_a_master_agreement_is_formatted_alone()
    {
        var text = Formatter
            .Format(new SourceText("x.yaml", "under: master\nagreement: x\nkept: 1\nserviceLevels: {uptime: {target: 99.90%}}\n"))
            .OrThrow();
        text.ShouldBe("kept: 1\nagreement: x\nunder: master\nserviceLevels: {uptime: {target: at least 99.9%}}\n");
    }

    private static List<string> CommentsOf(string text) =>
        [
            .. text.Split('\n')
                .Where(l => !l.Contains("not a comment", StringComparison.Ordinal) && l.Contains('#', StringComparison.Ordinal))
                .Select(l => l[l.IndexOf('#', StringComparison.Ordinal)..].TrimEnd()),
        ];
}
