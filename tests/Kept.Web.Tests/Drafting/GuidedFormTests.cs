using Kept.Web.Drafting;

namespace Kept.Web.Tests.Drafting;

/// <summary>The guided form keeps its state in its own fields; buttons add rows and take them out.</summary>
public sealed class GuidedFormTests
{
    private static readonly Dictionary<string, string[]> Sent = new()
    {
        ["title"] = ["Hosting Agreement"],
        ["services"] = ["2"],
        ["service[0].name"] = ["hosting"],
        ["service[1].name"] = ["support"],
        ["levels"] = ["1"],
        ["level[0].kind"] = ["availability"],
        ["level[0].name"] = ["uptime"],
        ["level[0].hours"] = ["office"],
        ["level[0].steps"] = ["2"],
        ["level[0].step[0].give"] = ["10%"],
        ["level[0].step[1].beyond"] = ["99%"],
        ["level[0].step[1].give"] = ["25%"],
    };

    [Fact]
    public void What_was_entered_is_there_again()
    {
        var guided = GuidedForm.Of(Sent);
        guided.Title.ShouldBe("Hosting Agreement");
        guided.Services.Select(s => s.Name).ShouldBe(["hosting", "support"]);
        guided.Levels[0].InOfficeHours.ShouldBeTrue();
        guided.Levels[0].Steps.ShouldBe([new GuidedStep("", "10%"), new GuidedStep("99%", "25%")]);
    }

    [Fact]
    public void A_row_is_added_at_the_end()
    {
        GuidedForm.Of(Sent, "add-service").Services.Length.ShouldBe(3);
        GuidedForm.Of(Sent, "add-rate").Rates.Length.ShouldBe(1);
        GuidedForm.Of(Sent, "add-level-resolution").Levels[^1].Kind.ShouldBe("resolution");
        GuidedForm.Of(Sent, "add-step-0").Levels[0].Steps.Length.ShouldBe(3);
    }

    [Fact]
    public void The_row_that_is_meant_is_taken_out()
    {
        GuidedForm.Of(Sent, "drop-service-0").Services.Single().Name.ShouldBe("support");
        GuidedForm.Of(Sent, "drop-step-0.0").Levels[0].Steps.Single().Beyond.ShouldBe("99%");
        GuidedForm.Of(Sent, "drop-level-0").Levels.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("drop-service-7")]
    [InlineData("drop-step-9.9")]
    [InlineData("add-level-nothing")]
    [InlineData("terms")]
    public void Anything_else_changes_nothing(string act)
    {
        var guided = GuidedForm.Of(Sent, act);
        (guided.Services.Length, guided.Levels.Length, guided.Levels[0].Steps.Length).ShouldBe((2, 1, 2));
    }
}
