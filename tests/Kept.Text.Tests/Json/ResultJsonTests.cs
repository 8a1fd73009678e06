using System.Text.Json;
using Kept.Core.Assessment;
using Kept.Core.Json;
using Kept.Core.Money;
using Kept.Text.Json;
using Kept.Text.Tests.Evidence;

namespace Kept.Text.Tests.Json;

public sealed class ResultJsonTests
{
    private static readonly AssessmentResult Result = SampleResults.Consultancy();

    [Fact]
    public void A_result_is_written_as_agreed() =>
        CaseFiles.ShouldMatch(Path.Combine(CaseFiles.Folder("results"), "consultancy.json"), ResultJson.Write(Result));

    [Fact]
    public void The_hash_is_that_of_the_json_without_it()
    {
        var json = ResultJson.Write(Result);
        var hash = JsonDocument.Parse(json).RootElement.GetProperty("hash").GetString()!;

        Sha256Hex.Of(json.Replace($"\"hash\":\"{hash}\",\"inputs\"", "\"inputs\"", StringComparison.Ordinal)).ShouldBe(hash);
    }

    [Fact]
    public void Unknown_time_gives_a_best_and_a_worst_case()
    {
        var level = Level(1);

        level.GetProperty("figure").ValueKind.ShouldBe(JsonValueKind.Null);
        level.GetProperty("best").GetString().ShouldBe("100");
        level.GetProperty("worst").GetString().ShouldBe("99.305555555555");
        level.GetProperty("credit").GetProperty("entitled").GetRawText().ShouldBe("""{"best":"0.00","worst":"4.50"}""");
    }

    [Fact]
    public void What_does_not_end_is_cut_towards_the_side_that_is_worse_for_the_provider() =>
        Level(2).GetProperty("best").GetString().ShouldBe("3333.433333333334", "100003/30 seconds under an `at most`");

    [Theory]
    [InlineData(2, 9, 2, "4.50")]
    [InlineData(0, 231, 1, "231")]
    [InlineData(3, 9, 2, "4.500")]
    [InlineData(2, 1, 3, "0.333333333333")]
    [InlineData(2, -1, 8, "-0.125")]
    public void Money_has_the_decimals_of_its_currency_and_more_only_before_rounding(int digits, int above, int below, string text) =>
        new MoneyText(digits).Of(new Rational(above, below)).ShouldBe(text);

    [Fact]
    public void What_waits_for_a_dispute_is_written_only_where_something_does()
    {
        ResultJson.Write(Result).ShouldNotContain("disputed");
        var first = Result.Levels[0] with { Credit = Result.Levels[0].Credit with { Disputed = AmountRange.Of(150) } };
        var disputed = Result with { Levels = Result.Levels.SetItem(0, first), Credit = Result.Credit with { Disputed = AmountRange.Of(150) } };
        var root = JsonDocument.Parse(ResultJson.Write(disputed)).RootElement;
        root.GetProperty("levels")[0].GetProperty("credit").GetProperty("disputed").GetString().ShouldBe("150.00");
        root.GetProperty("credit").GetProperty("disputed").GetString().ShouldBe("150.00");
    }

    [Fact]
    public void Every_verdict_unit_and_state_has_a_word_of_its_own()
    {
        Enum.GetValues<Verdict>().Select(ResultWords.Of).ShouldBeUnique();
        Enum.GetValues<FigureUnit>().Select(ResultWords.Of).ShouldBeUnique();
        Enum.GetValues<ClaimState>().Select(ResultWords.Of).ShouldBeUnique();
        Enum.GetValues<ClaimState>().Select(ResultWords.Sentence).ShouldBeUnique();
    }

    private static JsonElement Level(int index) => JsonDocument.Parse(ResultJson.Write(Result)).RootElement.GetProperty("levels")[index];
}
