using System.Text.Json;

namespace Kept.Server.Api;

/// <summary>Enum values as the API writes them: <c>nothingToClaim</c>.</summary>
public static class Words
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
