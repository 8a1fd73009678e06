using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Kept.Server.Rights;

namespace Kept.Server.Security;

/// <summary>How often one may ask: everything per account or token, and what leads to a sign-in per address too.</summary>
internal static class Limits
{
    /// <summary>The policy of endpoints that anybody can try secrets at.</summary>
    public const string SignIn = "sign-in";

    public static void Add(IServiceCollection services, LimitSettings settings) =>
        services.AddRateLimiter(options =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Everything(context, settings));
            options.AddPolicy(
                SignIn,
                context =>
                    RateLimitPartition.GetFixedWindowLimiter(
                        AddressOf(context),
                        _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.SignInPerAddress, Window = TimeSpan.FromMinutes(1) }
                    )
            );
            options.OnRejected = async (rejected, _) =>
                await TooMany.Refuse(rejected.HttpContext, rejected.Lease).ExecuteAsync(rejected.HttpContext);
        });

    /// <summary>A full bucket at first, refilled evenly over each minute.</summary>
    private static RateLimitPartition<string> Everything(HttpContext context, LimitSettings settings) =>
        KeyOf(context) is not { } key
            ? RateLimitPartition.GetNoLimiter("")
            : RateLimitPartition.GetTokenBucketLimiter(
                key,
                _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = settings.ApiPerActor,
                    TokensPerPeriod = 1,
                    ReplenishmentPeriod = TimeSpan.FromMinutes(1) / settings.ApiPerActor,
                }
            );

    /// <summary>Null: not limited, as are health checks, what a page asks for, and whom the running process itself says to act.</summary>
    private static string? KeyOf(HttpContext context) =>
        context.Features.Get<Web.OfAPage>() is not null ? null
        : Claims.Acting(context.User) is { } acting ? acting.Actor
        : context.Features.Get<Acting>() is not null || context.Request.Path.Value is "/healthz" or "/readyz" or "/metrics" ? null
        : AddressOf(context);

    /// <summary>Of IPv6 the network, since one machine has as many addresses in it as it likes.</summary>
    private static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        return address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.MapToIPv4().ToString();
    }
}
