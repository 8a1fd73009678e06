using Kept.Server.Api;
using Kept.Server.Security;

namespace Kept.Server.Rights;

/// <summary>
/// Lets a request through to its endpoint where the role, and the token's scope, have the permission that the endpoint asks for: 401
/// without sign-in, 403 without the permission. Each refusal is logged, by ids alone. Whose customer's it is, the handler asks.
/// </summary>
internal sealed class Enforcement(RequestDelegate next, ILogger<Enforcement> logger)
{
    public Task Invoke(HttpContext context)
    {
        var acting = Claims.Acting(context.User) ?? context.Features.Get<Acting>();
        context.Features.Set(acting);

        // What has no route answers 404, 405 or 415 and nothing else.
        return context.GetEndpoint() is not RouteEndpoint endpoint || endpoint.Metadata.GetMetadata<OpenToAll>() is not null
            ? next(context)
            : Decide(context, endpoint, acting);
    }

    private Task Decide(HttpContext context, RouteEndpoint endpoint, Acting? acting)
    {
        var operation = endpoint.Metadata.GetMetadata<Operation>();
        if (acting is null)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Answer.Refuse(
                context,
                StatusCodes.Status401Unauthorized,
                "sign-in-needed",
                "this needs a sign-in",
                "sign in with POST /api/v1/session, or send a token as Authorization: Bearer kept_…"
            );
        }

        if (operation is null || !acting.May(operation.Permission))
        {
            logger.Denied(acting.Actor, acting.Role, operation?.Permission, RouteOf(endpoint));
            return Answer.Refuse(context, StatusCodes.Status403Forbidden, "right-missing", Missing(acting, operation));
        }

        return Watch(context, endpoint, operation, acting);
    }

    /// <summary>What is not there and what is another customer's are answered alike; the log shows who asks.</summary>
    private async Task Watch(HttpContext context, RouteEndpoint endpoint, Operation operation, Acting acting)
    {
        await next(context);
        if (operation.OfCustomer && acting.IsCustomer && context.Response.StatusCode == StatusCodes.Status404NotFound)
        {
            logger.NotFoundForCustomer(acting.Actor, acting.Customer!, RouteOf(endpoint));
        }
    }

    private static string Missing(Acting acting, Operation? operation) =>
        operation is null ? "nobody may do this"
        : RoleRights.Of(acting.Role).Contains(operation.Permission) ? $"the token is not for {Words.Of(operation.Permission)}"
        : $"the role {Words.Of(acting.Role)} may not do this: it lacks {Words.Of(operation.Permission)}";

    private static string RouteOf(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText ?? "";
}

internal static partial class EnforcementLog
{
    [LoggerMessage(1001, LogLevel.Warning, "Refused: {Actor} as {Role} lacks {Permission} for {Route}")]
    public static partial void Denied(this ILogger logger, string actor, Role role, Permission? permission, string route);

    [LoggerMessage(1002, LogLevel.Warning, "Not found: {Actor} of customer {Customer} asked {Route} for what is not there, or not theirs")]
    public static partial void NotFoundForCustomer(this ILogger logger, string actor, string customer, string route);
}
