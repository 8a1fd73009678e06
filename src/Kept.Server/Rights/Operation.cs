namespace Kept.Server.Rights;

/// <summary>
/// What an endpoint asks of whoever calls it; every endpoint of the API has one, and a test sees to that. Where the path names something of
/// a customer (<paramref name="OfCustomer"/>), the handler asks <see cref="Acting.Sees"/> and answers 404 for what one may not know of.
/// </summary>
public sealed record Operation(Permission Permission, bool OfCustomer);

public static class OperationExtensions
{
    /// <summary>The endpoint is for those with the permission; 401 without sign-in, 403 without the permission.</summary>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Permission permission, bool ofCustomer = true)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoint.WithMetadata(new Operation(permission, ofCustomer));
        return endpoint;
    }

    /// <summary>Who calls. Only behind <see cref="Needs"/>: there it is known.</summary>
    public static Acting Acting(this HttpContext context) =>
        context.Features.Get<Acting>() ?? throw new InvalidOperationException("the endpoint does not say what it needs");
}
