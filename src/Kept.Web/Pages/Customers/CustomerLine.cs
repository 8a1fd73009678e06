namespace Kept.Web.Pages.Customers;

/// <summary>A customer, as <c>GET /customers</c> gives it.</summary>
public sealed record CustomerLine(string Id, string Name);
