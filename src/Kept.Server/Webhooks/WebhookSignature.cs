using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Kept.Server.Webhooks;

/// <summary>Signs as the Standard Webhooks convention has it: HMAC-SHA-256 over id, time and body, in base 64, behind <c>v1,</c>.</summary>
public static class WebhookSignature
{
    public const string SecretPrefix = "whsec_";

    public static string FreshSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <param name="at">Seconds since 1970.</param>
    public static string Of(string secret, string id, long at, string body)
    {
        var key = Convert.FromBase64String(secret[SecretPrefix.Length..]);
        var signed = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at}.{body}"));
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, signed))}";
    }
}
