namespace Kept.Server.Rights;

/// <summary>
/// An endpoint that asks for no sign-in, and why. Whatever carries neither this nor an <see cref="Operation"/> is refused, and a test holds
/// the list of these short.
/// </summary>
public sealed record OpenToAll(string Why);

public static class OpenToAllExtensions
{
    /// <summary>The endpoint is for everybody, signed in or not; says why that is right.</summary>
    public static TBuilder ForEverybody<TBuilder>(this TBuilder endpoint, string why)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.WithMetadata(new OpenToAll(why));
        return endpoint;
    }
}
