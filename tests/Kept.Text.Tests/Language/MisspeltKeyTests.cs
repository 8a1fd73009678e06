using Kept.Text.Language;

namespace Kept.Text.Tests.Language;

/// <summary>One slip of the pen is one problem.</summary>
public sealed class MisspeltKeyTests
{
    [Theory]
    [InlineData("target: at least 99.5%", "tarket: at least 99.5%")]
    [InlineData("{below: 99.5%, give: 10%}", "{blow: 99.5%, give: 10%}")]
    [InlineData("currency: USD", "curency: USD")]
    public void A_misspelt_key_is_not_a_missing_key_besides(string right, string wrong)
    {
        var text = File.ReadAllText(Repository.Path("tests", "cases", "agreements", "northwind-2026.yaml"));
        text.ShouldContain(right);
        var first = text.IndexOf(right, StringComparison.Ordinal);
        var altered = text[..first] + wrong + text[(first + right.Length)..];

        var problem = AgreementReader.Read(new SourceText("a.yaml", altered)).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("unknown-key");
        problem.Hint!.ShouldStartWith("did you mean");
    }
}
