using System.Threading.RateLimiting;
using Kept.Server.Security;

namespace Kept.Server.Accounts.SigningIn;

/// <summary>How often one account can be tried in a minute, from wherever, beside the limit per address.</summary>
public sealed class SignInLimits : IDisposable
{
    /// <summary>After so many failures in a row an account rests.</summary>
    public const int Failures = 5;

    public const int RestMinutes = 15;

    private readonly PartitionedRateLimiter<string> _limiter;

    public SignInLimits(LimitSettings settings) =>
        _limiter = PartitionedRateLimiter.Create<string, string>(email =>
            RateLimitPartition.GetFixedWindowLimiter(
                Secret.Hash(email.Trim().ToUpperInvariant()),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.SignInPerAccount, Window = TimeSpan.FromMinutes(1) }
            )
        );

    /// <summary>The refusal where the account was tried too often; null: go on.</summary>
    internal IResult? Refuse(HttpContext context, string email)
    {
        using var lease = _limiter.AttemptAcquire(email);
        return lease.IsAcquired ? null : TooMany.Refuse(context, lease);
    }

    public void Dispose() => _limiter.Dispose();
}
