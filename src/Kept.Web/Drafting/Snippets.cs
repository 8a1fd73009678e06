namespace Kept.Web.Drafting;

/// <summary>Changed keys to begin an amendment with.</summary>
public static class Snippets
{
    public const string Notice = "term:\n  renews:\n    unless:\n      notice: 60 days\n";
    public const string Price = "services:\n  NAME:\n    price: 50.00 per month in advance\n";
    public const string Contact = "contacts:\n  desk:\n    phone: \"+1 213 555 0100\"\n";
    public const string Hours = "calendars:\n  office:\n    hours: Mon-Fri 08:00-18:00\n";

    public static string Target(string level) => $"serviceLevels:\n  {Yaml.Word(level)}:\n    target: at least 99.9%\n";
}
