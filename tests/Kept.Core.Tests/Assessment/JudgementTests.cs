using Kept.Core.Assessment.Bad;

namespace Kept.Core.Tests.Assessment;

/// <summary>Which recorded causes an agreement's phrase means (decision 0008): whole known words.</summary>
public sealed class JudgementTests
{
    private static readonly string[] Causes = ["provider", "customer", "thirdParty", "utility", "forceMajeure", "policy"];

    [Theory]
    // The short words themselves, but for case, spaces and signs.
    [InlineData("provider", "provider")]
    [InlineData("Third Party", "thirdParty")]
    [InlineData("force-majeure", "forceMajeure")]
    [InlineData("FORCE MAJEURE", "forceMajeure")]
    // Whole known words.
    [InlineData("third-party connections or utilities", "thirdParty", "utility")]
    [InlineData("third parties", "thirdParty")]
    [InlineData("the customer’s own equipment", "customer")]
    [InlineData("acts of a client", "customer")]
    [InlineData("customerCaused", "customer")]
    [InlineData("blocking under policy", "policy")]
    [InlineData("acts of God", "forceMajeure")]
    [InlineData("circumstances beyond the provider's control", "forceMajeure")]
    [InlineData("failure of the provider", "provider")]
    [InlineData("the provider's own fault", "provider")]
    [InlineData("provider or customer", "provider", "customer")]
    [InlineData("cloud infrastructure provider", "provider")] // whose is not said: a check calls it an error
    // Others that supply or provide are not the provider.
    [InlineData("failure of a supplier")]
    [InlineData("third-party provider", "thirdParty")]
    [InlineData("the provider's suppliers")]
    [InlineData("providers of upstream transit")]
    [InlineData("not the provider")]
    // Parts of words are not words.
    [InlineData("clientele")]
    [InlineData("customerless hours")]
    [InlineData("policyholder")]
    [InlineData("futility")]
    [InlineData("a third of all partygoers")]
    [InlineData("a failure upstream")]
    public void A_phrase_means_the_known_words_that_it_names(string phrase, params string[] meant) =>
        Causes.Where(c => Judgement.IsCause(c, phrase)).ShouldBe(meant, phrase);

    [Theory]
    [InlineData("provider", true)]
    [InlineData("failure of a supplier", false)]
    [InlineData("service providers", false)]
    [InlineData("customer", false)]
    public void No_cause_is_the_providers(string phrase, bool meant) => Judgement.IsCause(null, phrase).ShouldBe(meant);

    [Theory]
    [InlineData("denial of service", "Denial of Service", true)]
    [InlineData("denial of service", "denialOfService", true)]
    [InlineData("denial of service", "service", false)]
    [InlineData("customer", "customerCaused", true)] // what a finding is called
    [InlineData("beyond the provider's reasonable control", "forceMajeure", true)]
    [InlineData("beyond the provider's reasonable control", "provider", false)]
    public void An_agreement_has_words_of_its_own(string phrase, string recorded, bool meant) => Judgement.IsFinding(recorded, phrase).ShouldBe(meant);
}
