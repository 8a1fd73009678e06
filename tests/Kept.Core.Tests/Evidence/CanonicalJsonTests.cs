using Kept.Core.Json;
using Kept.Core.Money;

namespace Kept.Core.Tests.Evidence;

/// <summary>RFC 8785.</summary>
public sealed class CanonicalJsonTests
{
    [Fact]
    public void Keys_are_sorted_by_code_units_at_every_depth()
    {
        var json = new CanonicalJson().BeginObject();
        // RFC 8785, section 3.2.3: the emoji (surrogates from U+D83D) comes before U+FB33.
        foreach (var key in new[] { "\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6" })
        {
            json.Key(key).BeginObject().Key("b").Whole(1).Key("a").Whole(2).EndObject();
        }

        var order = json.EndObject().ToString().Split("\":{").Select(p => p[(p.LastIndexOf('"') + 1)..]).SkipLast(1);
        order.ShouldBe(["\\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"]);
        json.ToString().ShouldContain("{\"a\":2,\"b\":1}");
    }

    [Fact]
    public void Only_what_must_be_escaped_is() =>
        new CanonicalJson()
            .Text("\u20ac$\u000f\nA'B\"\\\b\t\f\r\v/\u2028\u007f")
            .ToString()
            .ShouldBe("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\b\\t\\f\\r\\u000b/\u2028\u007f\"");

    [Fact]
    public void Lists_and_bare_values() =>
        new CanonicalJson()
            .BeginArray()
            .Text("a")
            .Text(null)
            .Flag(true)
            .Whole(-5)
            .BeginArray()
            .EndArray()
            .BeginObject()
            .EndObject()
            .EndArray()
            .ToString()
            .ShouldBe("[\"a\",null,true,-5,[],{}]");

    [Fact]
    public void A_key_twice_is_a_bug() =>
        Should.Throw<InvalidOperationException>(() => new CanonicalJson().BeginObject().Key("a").Whole(1).Key("a").Whole(2).EndObject());

    [Fact]
    public void A_whole_number_that_binary_fractions_cannot_hold_is_a_bug() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new CanonicalJson().Whole((1L << 53) + 1));

    [Theory]
    [InlineData(1, 1, "1")]
    [InlineData(-1, 8, "-0.125")]
    [InlineData(1, 3, "1/3")]
    [InlineData(9, 200, "0.045")]
    public void Exact_text_reads_back(int above, int below, string text)
    {
        ExactText.Of(new Rational(above, below)).ShouldBe(text);
        ExactText.ToRational(text).ShouldBe(new Rational(above, below));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,5")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1/0")]
    [InlineData("1e999")]
    [InlineData("NaN")]
    [InlineData("0x1")]
    [InlineData("1 000")]
    public void What_is_no_number_is_refused(string text) => ExactText.ToRational(text).ShouldBeNull();
}
