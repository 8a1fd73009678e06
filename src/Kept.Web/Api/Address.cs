namespace Kept.Web.Api;

/// <summary>Addresses with their queries.</summary>
public static class Address
{
    /// <summary>What has no value is left out.</summary>
    public static string Of(string path, params (string Name, string? Value)[] query)
    {
        var said = query.Where(q => !string.IsNullOrEmpty(q.Value)).Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value!)}").ToArray();
        return said.Length == 0 ? path : $"{path}?{string.Join('&', said)}";
    }

    /// <summary>A path as servers give it to what routes it: a slash within one of its parts stays written as <c>%2F</c>.</summary>
    public static string Unescaped(string path) =>
        string.Join("%2F", path.Split(["%2F", "%2f"], StringSplitOptions.None).Select(Uri.UnescapeDataString));
}
