namespace Kept.Server.Accounts;

/// <summary>What a browser says of itself, cut down to two words: enough to recognise one's own, nothing to recognise others by.</summary>
public static class Device
{
    /// <summary>In the order in which they are looked for: most browsers also claim to be older ones.</summary>
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
        ("curl", "curl"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];

    public static string Of(string userAgent) =>
        (Named(userAgent, Browsers), Named(userAgent, Systems)) switch
        {
            ({ } browser, { } system) => $"{browser} on {system}",
            ({ } one, null) => one,
            (null, { } one) => one,
            (null, null) => "another program",
        };

    private static string? Named(string userAgent, (string Mark, string Name)[] known) =>
        known.Where(k => userAgent.Contains(k.Mark, StringComparison.Ordinal)).Select(k => k.Name).FirstOrDefault();
}
