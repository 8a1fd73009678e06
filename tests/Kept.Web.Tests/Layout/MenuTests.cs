using Kept.Web.Layout;

namespace Kept.Web.Tests.Layout;

public sealed class MenuTests
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/tickets/new", "/tickets")]
    [InlineData("/agreements/acme", "/agreements")]
    [InlineData("/agreements/acme/tickets/T-1", "/tickets")]
    [InlineData("/agreements/acme/timeline", "/services")]
    [InlineData("/outages", "/services")]
    [InlineData("/agreements/acme/claims/claim-1", "/credits")]
    [InlineData("/agreements/acme/statements/s-1", "/statements")]
    [InlineData("/agreements/tickets", "/agreements")]
    public void A_page_belongs_to_a_place_of_the_menu(string page, string place) => MenuItem.PlaceOf(page).ShouldBe(place);

    [Fact]
    public void No_two_places_have_one_key() => MenuItem.All.Select(i => i.Key).ShouldBeUnique();
}
