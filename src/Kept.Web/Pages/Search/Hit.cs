using System.Text.Json;
using Kept.Web.Parts;

namespace Kept.Web.Pages.Search;

/// <summary>One thing that was found: what it is called, what it belongs to, and where it is.</summary>
public sealed record Hit(string Title, string More, string Link)
{
    /// <param name="kind">The group that it is in.</param>
    public static Hit Of(string kind, JsonElement item)
    {
        string Get(string name) => item.TryGetProperty(name, out var value) ? value.ToString() : "";
        var agreement = Get("agreement");
        return kind switch
        {
            "agreements" => new($"{Get("title")} – {Get("with")}", $"{Get("id")} · {Get("stage")}", Links.Agreement(Get("id"))),
            "customers" => new(Get("name"), Get("id"), Links.Customer(Get("id"))),
            "tickets" => new($"{Get("number")} {Get("subject")}", $"{agreement} · {Get("state")}", Links.Ticket(agreement, Get("number"))),
            "outages" => new($"{Get("outage")} {Get("service")}", $"{agreement} · {Get("from")}", Links.Outage(agreement, Get("outage"))),
            "maintenance" => new(
                $"{Get("maintenance")} {Get("service")}",
                $"{agreement} · {Get("from")}",
                Links.Maintenance(agreement, Get("maintenance"))
            ),
            "claims" => new($"{Get("fact")} {Get("level")}", agreement, Links.Claim(agreement, Get("fact"))),
            "disputes" => new($"{Get("fact")} {Get("of")}", agreement, Links.Dispute(agreement, Get("fact"))),
            "statements" => new($"{Get("statement")}", $"{agreement} · {Get("period")}", Links.Statement(agreement, Get("statement"))),
            _ => new(item.ToString(), agreement, Links.Agreement(agreement)),
        };
    }
}
