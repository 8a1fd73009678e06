using System.Text.Json.Nodes;
using Kept.Web.Acts;
using NodaTime;

namespace Kept.Web.Tests.Acts;

public sealed class FormJsonTests
{
    private static readonly DateTimeZone Rome = DateTimeZoneProviders.Tzdb["Europe/Rome"];

    [Theory]
    [InlineData("text", "We are on it.", """{"text":"We are on it."}""")]
    [InlineData("minutes:number", "15", """{"minutes":15}""")]
    [InlineData("minutes:number", "1,5", """{"minutes":1.5}""")]
    [InlineData("automatic:bool", "true", """{"automatic":true}""")]
    [InlineData("resources:lines", "a\r\n\r\n b ", """{"resources":["a","b"]}""")]
    [InlineData("change:json", """{"a":[1]}""", """{"change":{"a":[1]}}""")]
    [InlineData("terms.text", "kept: 1", """{"terms":{"text":"kept: 1"}}""")]
    [InlineData("levels[0].id", "uptime", """{"levels":[{"id":"uptime"}]}""")]
    [InlineData("note", "   ", "{}")]
    public void A_field_becomes_what_its_name_says(string name, string value, string json) => Of((name, value)).ShouldBe(json);

    // Rome is one hour ahead in winter, two in summer.
    [Theory]
    [InlineData("at:time", "2031-03-03T10:00", "2031-03-03T09:00:00Z")]
    [InlineData("at:time", "2031-07-03T10:00", "2031-07-03T08:00:00Z")]
    [InlineData("at:time@America/Los_Angeles", "2031-03-03T10:00", "2031-03-03T18:00:00Z")]
    // At 02:00 on 30 March 2031 the clocks go to 03:00: 02:30 is an hour after 01:30, which is 01:30 UTC.
    [InlineData("at:time", "2031-03-30T02:30", "2031-03-30T01:30:00Z")]
    // On 26 October 2031 02:30 comes twice: the first is meant, in summer time.
    [InlineData("at:time", "2031-10-26T02:30", "2031-10-26T00:30:00Z")]
    public void A_local_time_is_an_instant(string name, string value, string instant) =>
        Of((name, value)).ShouldBe($$"""{"at":"{{instant}}"}""");

    [Fact]
    public void All_values_of_one_name_are_a_list()
    {
        var body = FormJson.Of([new("scopes:list", ["readTickets", "readAgreements"])], Rome, []);
        body.ToJsonString().ShouldBe("""{"scopes":["readTickets","readAgreements"]}""");
    }

    [Fact]
    public void Members_of_one_thing_come_together() =>
        Of(("steps[0].below", "99.9"), ("steps[0].give", "10"), ("steps[1].below", "99"))
            .ShouldBe("""{"steps":[{"below":"99.9","give":"10"},{"below":"99"}]}""");

    [Theory]
    [InlineData("minutes:number", "soon")]
    [InlineData("change:json", "{")]
    [InlineData("at:time", "tomorrow")]
    [InlineData("at:time@Nowhere/At_all", "2031-03-03T10:00")]
    public void What_cannot_be_read_is_named(string name, string value)
    {
        var wrong = new List<string>();
        FormJson.Of([new(name, [value])], Rome, wrong).Count.ShouldBe(0);
        wrong.ShouldBe([name.Split(':')[0]]);
    }

    private static string Of(params (string Name, string Value)[] fields)
    {
        var wrong = new List<string>();
        JsonObject body = FormJson.Of(fields.Select(f => new KeyValuePair<string, string[]>(f.Name, [f.Value])), Rome, wrong);
        wrong.ShouldBeEmpty();
        return body.ToJsonString();
    }
}
