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

    /// <summary>A customer's side knows of one customer, itself.</summary>
    public bool For(Session session) => (Needs is null || session.May(Needs)) && !(session.IsCustomer && Address == "/customers");
}
