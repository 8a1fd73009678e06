namespace Kept.Web.Parts;

/// <summary>Where the pages of things are.</summary>
public static class Links
{
    public static string Customer(string id) => $"/customers/{Esc(id)}";

    public static string Agreement(string id) => $"/agreements/{Esc(id)}";

    public static string Ticket(string agreement, string number) => $"{Agreement(agreement)}/tickets/{Esc(number)}";

    public static string Outage(string agreement, string reference) => $"{Agreement(agreement)}/outages/{Esc(reference)}";

    public static string Maintenance(string agreement, string reference) => $"{Agreement(agreement)}/maintenance/{Esc(reference)}";

    public static string Claim(string agreement, string reference) => $"{Agreement(agreement)}/claims/{Esc(reference)}";

    public static string Dispute(string agreement, string reference) => $"{Agreement(agreement)}/disputes/{Esc(reference)}";

    public static string Statement(string agreement, string id) => $"{Agreement(agreement)}/statements/{Esc(id)}";

    public static string Fact(string agreement, string reference) => $"{Agreement(agreement)}/facts/{Esc(reference)}";

    /// <summary>A service level in a period, with its figure and reasons; null: the period that runs.</summary>
    public static string Level(string agreement, string level, string? period = null) =>
        Api.Address.Of($"{Agreement(agreement)}/levels/{Esc(level)}", ("period", period));

    public static string Timeline(string agreement, string? level = null) =>
        Api.Address.Of($"{Agreement(agreement)}/timeline", ("level", level));

    /// <summary>Where one does something about what comes due.</summary>
    public static string Due(string agreement, string kind) =>
        kind switch
        {
            "claimBy" or "answerBy" => Api.Address.Of("/credits", ("agreement", agreement)),
            "disputeStep" => Api.Address.Of("/disputes", ("agreement", agreement)),
            _ => $"{Agreement(agreement)}/dates",
        };

    private static string Esc(string part) => Uri.EscapeDataString(part);
}
