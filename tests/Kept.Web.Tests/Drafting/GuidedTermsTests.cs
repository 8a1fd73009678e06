using System.Text.Json;
using Kept.Core.Checks;
using Kept.Text.Checks;
using Kept.Text.Language;
using Kept.Web.Drafting;

namespace Kept.Web.Tests.Drafting;

/// <summary>What the guided form makes are terms that the check lets through, and the form reads them back as they were.</summary>
public sealed class GuidedTermsTests
{
    private static readonly Guided Hosting = Guided.Start("Northwind Dental") with
    {
        Id = "northwind-hosting",
        Title = "Hosting Agreement",
        Provider = new GuidedParty("Allora Consulting", "desk@allora.example", "1 Main Street, 2nd floor"),
        Starts = "2027-01-01",
        Services = [new GuidedService("hosting", "Hosting: all of it", "500.00", GuidedService.Monthly)],
    };

    private static readonly GuidedLevel Uptime = Hosting.Levels[0];

    private static readonly GuidedLevel Answer = GuidedLevel.Of(GuidedLevel.Response) with
    {
        Name = "first answer",
        Service = "hosting",
        Target = "4 hours",
        Steps = [new GuidedStep("", "5%"), new GuidedStep("8 hours", "10%")],
        Cap = "20%",
    };

    public static TheoryData<string> Shapes => [.. All.Keys];

    private static Dictionary<string, Guided> All { get; } =
        new()
        {
            ["availability with a claim"] = Hosting,
            ["availability in steps, with a cap"] = Hosting with
            {
                Levels =
                [
                    Uptime with
                    {
                        Steps = [new GuidedStep("", "10%"), new GuidedStep("99.0%", "25%"), new GuidedStep("95.0%", "100%")],
                        Cap = "50%",
                    },
                ],
            },
            ["availability in office hours, without maintenance"] = Hosting with
            {
                Holidays = "germany",
                Levels = [Uptime with { InOfficeHours = true, Maintenance = "", ClaimDays = "" }],
            },
            ["an answer that gives credit by itself"] = Hosting with { Levels = [Answer] },
            ["a solution around the clock that gives nothing"] = Hosting with
            {
                Levels =
                [
                    Answer with
                    {
                        Kind = GuidedLevel.Resolution,
                        Name = "solution",
                        Target = "16 hours",
                        InOfficeHours = false,
                        Waits = false,
                        Steps = [],
                        Cap = "",
                    },
                ],
            },
            ["all three, with rates and two services"] = Hosting with
            {
                Rates = [new GuidedRate("technician", "120.00", "hour", "15 minutes"), new GuidedRate("call-out", "90.00", "visit", "")],
                Services =
                [
                    Hosting.Services[0],
                    new GuidedService("support", "", "technician", GuidedService.ByRate),
                    new GuidedService("advice", "", "", GuidedService.Free),
                ],
                Levels =
                [
                    Uptime,
                    Answer with
                    {
                        Name = "answer, \"first\": any",
                    },
                    Answer with
                    {
                        Kind = GuidedLevel.Resolution,
                        Name = "solution",
                        Target = "16 hours",
                        Steps = [new GuidedStep("", "5%")],
                    },
                ],
            },
            ["until ended, with nothing promised"] = Hosting with
            {
                Starts = "signature",
                Lasts = "",
                Renews = "",
                Notice = "",
                Hours = "",
                Levels = [],
            },
            ["a year that ends"] = Hosting with { Renews = "", Notice = "" },
        };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_check_lets_the_terms_through(string shape)
    {
        var text = GuidedTerms.Of(All[shape]);
        var read = AgreementReader.Read([new SourceText("draft.yaml", text)], _ => null);
        read.Problems.ShouldBeEmpty($"{string.Join('\n', read.Problems)}\n{text}");
        var errors = AgreementCheck
            .Of(read.Value!)
            .Where(f => f.Finding.Severity == Severity.Error)
            .Select(f => f.Finding.Sentence)
            .ToArray();
        errors.ShouldBeEmpty($"{string.Join('\n', errors)}\n{text}");
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_form_reads_its_own_terms_back(string shape)
    {
        var text = GuidedTerms.Of(All[shape]);
        var again = GuidedTerms.Of(GuidedReader.Of(Tree(text)));
        again.ShouldBe(text);
        TreeDifference.Of(Tree(text), Tree(again)).ShouldBeEmpty();
    }

    [Fact]
    public void What_the_form_cannot_say_is_named()
    {
        var tree = Tree(GuidedTerms.Of(Hosting) + "law: {of: Italy, courts: Rome}\n");
        TreeDifference.Of(tree, Tree(GuidedTerms.Of(GuidedReader.Of(tree)))).ShouldBe(["law"]);
    }

    [Theory]
    [InlineData("managed-it")]
    [InlineData("support-desk")]
    public void A_template_says_more_than_the_form_can(string template)
    {
        var tree = Tree(Templates.Of(template)!.Text);
        TreeDifference.Of(tree, Tree(GuidedTerms.Of(GuidedReader.Of(tree)))).ShouldContain("law");
    }

    private static JsonElement Tree(string text)
    {
        var problems = new List<Kept.Core.Problems.Problem>();
        var tree = PlainTree.Of(new SourceText("draft.yaml", text), problems);
        problems.ShouldBeEmpty(text);
        return JsonSerializer.SerializeToElement(tree);
    }
}
