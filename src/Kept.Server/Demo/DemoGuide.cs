namespace Kept.Server.Demo;

/// <summary>What the demo prints once it runs: where to go, as whom, and a few lines to try.</summary>
internal static class DemoGuide
{
    /// <param name="tokens">Null: the server runs without the demo, and only its address is said.</param>
    public static void Show(string url, DemoTokens? tokens, TextWriter to)
    {
        if (tokens is null)
        {
            to.WriteLine($"Kept runs on {url}: open it in a browser. Its API: {url}/api/v1, described at {url}/api.");
            return;
        }

        to.WriteLine(
            $"""

            Kept runs on {url} with fourteen months of Allora Consulting and its twelve customers, who do not exist.
            Open {url} in a browser and sign in as one of these; everybody's password is "{DemoCast.Password}":
              {string.Join("\n  ", DemoCast.People.Select(p => $"{p.Email, -26} {p.Role}"))}

            docs/web.md shows around in ten minutes. Or use the API ({url}/api), in another terminal:

              export KEPT={url} KEPT_TOKEN={tokens.Provider} KEPT_OWNER_TOKEN={tokens.Customer}
              curl -s -H "Authorization: Bearer $KEPT_TOKEN" $KEPT/api/v1/tickets?limit=3        # what breaches next
              curl -s -H "Authorization: Bearer $KEPT_TOKEN" "$KEPT/api/v1/due?limit=5"          # what comes due
              curl -s -H "Authorization: Bearer $KEPT_TOKEN" "$KEPT/api/v1/credits?limit=5"      # who is owed what
              curl -s -H "Authorization: Bearer $KEPT_TOKEN" $KEPT/api/v1/agreements/northwind-care/dates
              curl -s -H "Authorization: Bearer $KEPT_TOKEN" "$KEPT/api/v1/agreements/contoso-saas/report?to=md"

            docs/server.md goes on from there. Ctrl+C ends it.
            """
        );
    }
}
