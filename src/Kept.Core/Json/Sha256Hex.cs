using System.Security.Cryptography;
using System.Text;

namespace Kept.Core.Json;

/// <summary>SHA-256 as 64 lower-case hexadecimal digits.</summary>
public static class Sha256Hex
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Of the text's UTF-8.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));
}
