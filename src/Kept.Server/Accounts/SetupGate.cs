using Kept.Server.Rights;
using Kept.Server.Security;

namespace Kept.Server.Accounts;

/// <summary>The server is not set up until it has its first administrator, and does nothing else before.</summary>
public sealed class SetupState
{
    private volatile bool _done;

    /// <summary>Whether there has been an administrator; never goes back.</summary>
    public bool IsDone => _done;

    public void Done() => _done = true;
}

/// <summary>An endpoint that also answers before the first administrator is there: health, and the setup itself.</summary>
public sealed record BeforeSetup;

/// <summary>While there is no administrator, all but health and setup points to the setup.</summary>
internal sealed class SetupGate(RequestDelegate next, SetupState state)
{
    public async Task Invoke(HttpContext context, AccountBook accounts)
    {
        if (state.IsDone || IsOpen(context) || await IsSetUp(accounts, context.RequestAborted))
        {
            await next(context);
        }
        else if (context.Request.Path.StartsWithSegments("/api") || !HttpMethods.IsGet(context.Request.Method))
        {
            await Answer.Refuse(
                context,
                StatusCodes.Status503ServiceUnavailable,
                "setup-pending",
                "this server has no administrator yet",
                "make the first one at /setup with the code that the server printed when it started"
            );
        }
        else
        {
            context.Response.Redirect("/setup");
        }
    }

    /// <summary>Where whoever runs the server says in the process who acts, there are accounts enough.</summary>
    private static bool IsOpen(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<BeforeSetup>() is not null
        || context.Features.Get<Acting>() is not null
        || context.Request.Path.Value is "/healthz" or "/readyz" or "/setup" or "/metrics"
        || (HttpMethods.IsGet(context.Request.Method) && context.Request.Path.Value == "/api/v1/session")
        || context.Request.Path.StartsWithSegments("/assets")
        || context.Request.Path.StartsWithSegments("/help")
        || context.Request.Path.Value is "/choose";

    private async Task<bool> IsSetUp(AccountBook accounts, CancellationToken cancel)
    {
        if (await accounts.HasAdministrator(cancel))
        {
            state.Done();
        }

        return state.IsDone;
    }
}
