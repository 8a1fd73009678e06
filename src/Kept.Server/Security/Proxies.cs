using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace Kept.Server.Security;

/// <summary>
/// The proxies in front of the server, from the setting <c>proxies</c>: addresses or networks with commas between. Only they are believed
/// when they say from where and by which scheme a request came; without the setting nobody is.
/// </summary>
internal static class Proxies
{
    /// <exception cref="InvalidOperationException">Something in the list is no address and no network.</exception>
    public static ForwardedHeadersOptions? Options(IConfiguration configuration)
    {
        if (configuration["proxies"] is not { Length: > 0 } list)
        {
            return null;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var text in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Add(options, text);
        }

        return options;
    }

    private static void Add(ForwardedHeadersOptions options, string text)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            options.KnownProxies.Add(address);
        }
        else if (System.Net.IPNetwork.TryParse(text, out var network))
        {
            options.KnownIPNetworks.Add(network);
        }
        else
        {
            throw new InvalidOperationException($"proxies: \"{text}\" is neither an address (10.0.0.1) nor a network (10.0.0.0/8)");
        }
    }
}
