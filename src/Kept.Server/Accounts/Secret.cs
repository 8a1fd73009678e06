using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Kept.Core.Json;

namespace Kept.Server.Accounts;

/// <summary>Random secrets of 256 bits and what is kept of them. So long a secret needs no slow hash: nobody can try them all.</summary>
public static class Secret
{
    public const string TokenPrefix = "kept_";

    /// <summary>A secret that fits in a link.</summary>
    public static string New(string prefix = "") => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is stored and looked up instead of the secret.</summary>
    public static string Hash(string secret) => Sha256Hex.Of(Encoding.UTF8.GetBytes(secret));

    /// <summary>An id: a UUID of version 7, so that ids sort by when they were made.</summary>
    public static string Id(TimeProvider time) => Guid.CreateVersion7(time.GetUtcNow()).ToString("N");

    /// <summary>A code that people copy by hand: letters and digits that are not mistaken for one another, in groups of 25 bits.</summary>
    public static string Spoken(int groups) =>
        string.Join('-', Enumerable.Range(0, groups).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 5)));

    public static bool Same(string a, string b) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(a), Encoding.UTF8.GetBytes(b));
}
