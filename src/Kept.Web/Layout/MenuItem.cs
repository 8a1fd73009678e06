using System.Collections.Immutable;
using Kept.Web.Reading;

namespace Kept.Web.Layout;

/// <summary>A place that the menu leads to.</summary>
/// <param name="Key">Pressed after <c>g</c>.</param>
/// <param name="Needs">The permission without which there is nothing to see; null: everybody's.</param>
public sealed record MenuItem(string Address, string Text, string Icon, string Key, string? Needs = null)
{
    public static readonly ImmutableArray<MenuItem> All =
    [
        new("/", "Common.Dashboard", "dashboard", "d"),
        new("/tickets", "Common.Tickets", "ticket", "t", "readTickets"),
        new("/services", "Common.Services", "activity", "s", "readAgreements"),
        new("/agreements", "Common.Agreements", "file-text", "a", "readAgreements"),
        new("/calendar", "Common.Calendar", "calendar", "c", "readAgreements"),
        new("/credits", "Common.Credits", "coin", "m", "readAgreements"),
        new("/statements", "Common.Statements", "receipt", "b", "readAgreements"),
        new("/customers", "Common.Customers", "building", "u", "readCustomers"),
        new("/journal", "Common.Journal", "book", "j", "readJournal"),
        new("/settings", "Common.Settings", "settings", "e"),
    ];

    /// <summary>The address of the place that a page belongs to; what is within an agreement belongs to where its like are listed.</summary>
    public static string PlaceOf(string path)
    {
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (steps.ElementAtOrDefault(0), steps.ElementAtOrDefault(2)) switch
        {
            (null, _) => "/",
            ("agreements", "tickets") => "/tickets",
            ("agreements", "timeline" or "outages" or "maintenance") or ("outages" or "maintenance", _) => "/services",
            ("agreements", "claims" or "disputes") or ("claims" or "disputes", _) => "/credits",
            ("agreements", "statements") => "/statements",
            var (first, _) => $"/{first}",
        };
    }

    /// <summary>A customer's side knows of one customer, itself.</summary>
    public bool For(Session session) => (Needs is null || session.May(Needs)) && !(session.IsCustomer && Address == "/customers");
}
