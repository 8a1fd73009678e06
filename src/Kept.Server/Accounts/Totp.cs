using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Kept.Server.Accounts;

/// <summary>
/// One-time codes of six digits by time (RFC 6238 with SHA-1 and steps of 30 s, which every authenticator app knows). The framework's own
/// asks the machine's clock and takes a code twice, so this stands in for it.
/// </summary>
public sealed class Totp(TimeProvider time) : IUserTwoFactorTokenProvider<Account>
{
    public const string Provider = "Totp";

    private const int StepSeconds = 30;

    /// <summary>How many steps a clock may be off, each way.</summary>
    private const int Drift = 1;

    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => Task.FromResult("");

    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) =>
        !string.IsNullOrEmpty(await manager.GetAuthenticatorKeyAsync(user));

    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        var key = await manager.GetAuthenticatorKeyAsync(user);
        if (string.IsNullOrEmpty(key) || Step(key, token) is not { } step || step <= user.LastCodeStep)
        {
            return false;
        }

        user.LastCodeStep = step;
        return (await manager.UpdateAsync(user)).Succeeded;
    }

    /// <summary>The code of a step, six digits.</summary>
    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(key, counter);
        var value = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (value % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / StepSeconds;

    private long? Step(string key, string code)
    {
        var (bytes, now) = (Base32(key), StepAt(time.GetUtcNow()));
        for (var step = now - Drift; step <= now + Drift; step++)
        {
            if (Secret.Same(Code(bytes, step), code))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>The key as authenticator apps are given it (RFC 4648, without padding).</summary>
    public static byte[] Base32(string text)
    {
        var (bytes, buffer, bits) = (new List<byte>(), 0, 0);
        foreach (var letter in text)
        {
            buffer = (buffer << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
                buffer &= (1 << bits) - 1;
            }
        }

        return [.. bytes];
    }

    /// <summary>What an app reads from the picture: <c>otpauth://totp/…</c>.</summary>
    public static string Address(string key, string email) =>
        new StringBuilder("otpauth://totp/Kept:")
            .Append(Uri.EscapeDataString(email))
            .Append("?secret=")
            .Append(key)
            .Append("&issuer=Kept&digits=6&period=30")
            .ToString();
}
