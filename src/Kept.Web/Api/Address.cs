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
}
