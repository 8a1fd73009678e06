namespace Kept.Web.Pages.Agreements;

/// <summary>The terms as text, as <c>GET /agreements/{agreement}/terms</c> gives them.</summary>
public sealed record TermsView(string Text, IReadOnlyDictionary<string, string>? Files);
