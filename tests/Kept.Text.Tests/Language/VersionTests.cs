using Kept.Core.Agreements;
using Kept.Core.Money;
using Kept.Text.Language;
using NodaTime;

namespace Kept.Text.Tests.Language;

/// <summary>Amendments, master agreements and layers (R10, R13).</summary>
public sealed class VersionTests
{
    private static readonly SourceText Base = new("master.yaml", ReferenceTexts.Base);

    [Fact]
    public void An_amendment_in_the_file_makes_a_second_version_from_local_midnight_on()
    {
        var document = AgreementReader.Read(Samples.Wide).OrThrow();
        var (first, second) = (document.Agreement.Versions[0], document.Agreement.Versions[1]);
        first.EffectiveAt.ShouldBe(Instant.MinValue);
        second.EffectiveAt.ShouldBe(Instant.FromUtc(2026, 6, 30, 22, 0));
        first.Terms.ServiceOf("web")!.Price!.Amount.ShouldBe((Rational)100);
        second.Terms.ServiceOf("web")!.Price!.Amount.ShouldBe((Rational)120);
        second.Terms.LevelOf("f").ShouldBeNull();
        second.Label.ShouldBe("1");
        second.Hash.ShouldNotBe(first.Hash);
        document.Places["services/web/price"].Line.ShouldBe(37);
    }

    [Fact]
    public void Amendments_in_files_of_their_own_apply_in_order_of_their_days()
    {
        var later = Patch("later.yaml", "2", "2027-01-01", "{title: Third}");
        var sooner = Patch("sooner.yaml", "1", "2026-07-01", "{title: Second}");
        var agreement = AgreementReader.Read([Base, later, sooner]).OrThrow().Agreement;
        agreement.Versions.Select(v => v.Terms.Title).ShouldBe(["", "Second", "Third"]);
        agreement.Versions.Select(v => v.Number).ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void A_problem_in_an_amended_version_points_into_the_amendment()
    {
        var patch = Patch("patch.yaml", "1", "2026-07-01", "{serviceLevels: {availability: {target: at most 1 hour}}}");
        var problem = AgreementReader.Read([Base, patch]).Problems.ShouldHaveSingleItem();
        problem.Code.ShouldBe("unit-mismatch");
        problem.At.File.ShouldBe("patch.yaml");
    }

    [Fact]
    public void A_patch_with_another_measure_displaces_the_old_one()
    {
        var patch = Patch(
            "patch.yaml",
            "1",
            "2026-07-01",
            "{serviceLevels: {availability: {measure: {count: outages}, target: at most 3}}}"
        );
        var level = AgreementReader.Read([Base, patch]).OrThrow().Agreement.Versions[1].Terms.LevelOf("availability")!;
        level.Measure.ShouldBeOfType<Measure.Tally>().Frame.Window.ShouldBe(new Window.Calendar(PeriodUnit.Month));
    }

    [Fact]
    public void A_master_agreement_lends_what_the_agreement_does_not_say()
    {
        var own = new SourceText(
            "own.yaml",
            "kept: 1\nagreement: own\nunder: example\ntimeZone: UTC\nserviceLevels: {reply: null, availability: {target: 99.9%}}\n"
        );
        var terms = AgreementReader.Read(own, Lookup).OrThrow().Agreement.Versions[0].Terms;
        terms.Parties.Customer.Name.ShouldBe("Northwind Dental");
        terms.Zone.ShouldBe(DateTimeZone.Utc);
        terms.ServiceLevels.Select(l => l.Id).ShouldBe(["availability"]);
        terms
            .LevelOf("availability")!
            .Target.ShouldBe(new Target.Single(new Bound(Comparison.AtLeast, new Quantity.Share(new Rational(999, 1000)))));
        terms.Frame.Under.ShouldBe("example");
    }

    [Fact]
    public void An_amendment_of_the_master_agreement_makes_a_version_of_the_agreement_under_it()
    {
        var own = new SourceText("own.yaml", "kept: 1\nagreement: own\nunder: example\n");
        var patch = Patch("patch.yaml", "1", "2026-07-01", "{services: {hosting: {price: 50.00 per month}}}");
        var versions = AgreementReader.Read([own, patch], Lookup).OrThrow().Agreement.Versions;
        versions.Select(v => v.Terms.ServiceOf("hosting")!.Price!.Amount).ShouldBe([(Rational)45, (Rational)50]);
    }

    [Fact]
    public void Layers_override_by_key_and_the_nearest_wins()
    {
        var middle = new SourceText(
            "middle.yaml",
            "kept: 1\nagreement: middle\nextends: example\ntitle: Middle\nserviceLevels: {availability: {target: 99.7%, clause: \"7\"}}\n"
        );
        var own = new SourceText("own.yaml", "kept: 1\nagreement: own\nextends: middle\nserviceLevels: {availability: {target: 99.8%}}\n");
        var terms = AgreementReader.Read([own, middle, Base]).OrThrow().Agreement.Versions[0].Terms;
        var level = terms.LevelOf("availability")!;
        (level.Clause, ((Target.Single)level.Target).Bound.Limit.Value).ShouldBe(("7", new Rational(998, 1000)));
        terms.Title.ShouldBe("");
    }

    private static SourceText? Lookup(Reference reference) => reference is { Kind: ReferenceKind.Agreement, Name: "example" } ? Base : null;

    private static SourceText Patch(string name, string label, string effective, string change) =>
        new(name, $"kept: 1\namends: example\namendment: \"{label}\"\neffective: {effective}\nchange: {change}\n");
}
