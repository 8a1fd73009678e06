using Kept.Web.Pages.Agreements;
using Kept.Web.Reading;
using NodaTime;

namespace Kept.Web.Tests.Pages.Agreements;

public sealed class LevelWordsTests
{
    private static readonly Texts English = Texts.In("en");

    [Theory]
    // Never rounded up: 99.999 % is not 100 %.
    [InlineData("99.999", "at least 99.9%", "99.99 %")]
    [InlineData("100", "at least 99.9%", "100 %")]
    // 3876 s = 64 min 36 s.
    [InlineData("3876.896098", "at most 1 hour", "1 h 4 min")]
    [InlineData("74.5", "at most 75 ms", "74.5 ms")]
    [InlineData("3", "at most 3", "3")]
    public void A_bound_has_the_unit_of_its_target(string exact, string target, string shown) =>
        LevelWords.Bound(exact, target, English).ShouldBe(shown);

    [Fact]
    public void A_later_version_is_signed_and_does_not_hold_yet()
    {
        var now = Instant.FromUtc(2031, 3, 3, 0, 0);
        var first = new VersionView(1, "", null, "a", true, true);
        var second = new VersionView(2, "amendment-1", now + Duration.FromDays(1), "b", true, true);
        var third = new VersionView(3, "amendment-2", now + Duration.FromDays(2), "c", true, false);
        var agreement = new AgreementView(
            "x",
            null,
            null,
            "serviceLevel",
            "signed",
            "P",
            "C",
            "UTC",
            "EUR",
            "a",
            null,
            null,
            [first, second, third],
            [],
            0
        );
        agreement.Versions.Select(v => VersionStanding.Of(agreement, v, now)).ShouldBe(["inForce", "later", "pending"]);
        agreement
            .Versions.Select(v => VersionStanding.Of(agreement, v, now + Duration.FromDays(1)))
            .ShouldBe(["past", "inForce", "pending"]);
    }
}
