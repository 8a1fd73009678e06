using Kept.Text.Language;

namespace Kept.Text.Tests.Language;

/// <summary>What both parties sign does not depend on how it is written, and does depend on what it says.</summary>
public sealed class HashTests
{
    private const string Text = """
        kept: 1
        agreement: h
        parties: {provider: {name: A}, customer: {name: B}}
        currency: USD
        timeZone: UTC
        rounding: {to: cent, mode: half away from zero, at: credit line}
        calendars: {office: {hours: Mon-Fri 08:00-17:00, holidays: {sets: [us-federal]}}}
        services: {web: {price: 45.00 per month}}
        serviceLevels:
          up: {clause: "1", of: [web], measure: {availability: outages, evidence: outages complete, per: calendar month, during: always},
               exclude: [{what: {maintenance: scheduled}, leaves: bad}],
               target: at least 99.5%,
               credit: {of: web fee of the month, table: [{below: 99.5%, give: 10%}]}, limits: [{per: month, atMost: 500.00}],
               consequences: [none]}
        """;

    [Theory]
    [InlineData("{name: A}", "A")]
    [InlineData("kept: 1\nagreement: h\n", "# comment\nagreement: \"h\"\nkept: 1\n")]
    [InlineData(", at: credit line", "")]
    [InlineData("{hours: Mon-Fri 08:00-17:00, holidays: {sets: [us-federal]}}", "{holidays: us-federal, hours: 'Mon-Fri 8:00-17:00'}")]
    [InlineData("45.00 per month", "45.0 a month")]
    [InlineData("45.00 per month", "{amount: 45, per: month}")]
    [InlineData("of: [web]", "of: web")]
    [InlineData(", during: always", "")]
    [InlineData("per: calendar month", "per: month")]
    [InlineData("{what: {maintenance: scheduled}, leaves: bad}", "{maintenance: scheduled}")]
    [InlineData("at least 99.5%", "99.50%")]
    [InlineData("at least 99.5%", "{atLeast: 99.5%}")]
    [InlineData("500.00", "500")]
    [InlineData("consequences: [none]", "consequence: none")]
    [InlineData("services: {web:", "assumed: [{term: timeZone, reason: not in the text}]\nservices: {web:")]
    [InlineData("services: {web: {price: 45.00 per month}}", "services:\n  web:\n    price: 45.00 per month")]
    [InlineData("currency: USD", "currency: USD\nsays: [{text: x, means: {target: up, is: 99.5%}}]")]
    public void Another_way_of_writing_has_the_same_hash(string part, string instead)
    {
        Text.ShouldContain(part);
        Hash(Text.Replace(part, instead, StringComparison.Ordinal)).ShouldBe(Hash(Text));
    }

    [Theory]
    [InlineData("at least 99.5%", "at least 99.6%")]
    [InlineData("customer: {name: B}", "customer: {name: C}")]
    [InlineData("leaves: bad", "leaves: both")]
    [InlineData("clause: \"1\"", "clause: \"2\"")]
    public void Another_meaning_has_another_hash(string part, string instead)
    {
        Text.ShouldContain(part);
        Hash(Text.Replace(part, instead, StringComparison.Ordinal)).ShouldNotBe(Hash(Text));
    }

    [Fact]
    public void What_stands_under_two_names_of_one_key_is_hashed_as_one_list()
    {
        const string Report = "{report: root cause, within: 5 business days}";
        var together = Text.Replace("[none]", $"[{Report}, {Report}]", StringComparison.Ordinal);
        var apart = Text.Replace("consequences: [none]", $"consequence: {Report}, consequences: [{Report}]", StringComparison.Ordinal);

        Hash(apart).ShouldBe(Hash(together));
        Hash(apart).ShouldNotBe(Hash(Text));
    }

    [Fact]
    public void The_hash_is_sha256_in_lower_case_hexadecimal() => Hash(Text).ShouldMatch("^[0-9a-f]{64}$");

    private static string Hash(string text) => Samples.Hash(new SourceText("h.yaml", text));
}
