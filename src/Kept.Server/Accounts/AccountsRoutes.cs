using Kept.Server.Accounts.Api;
using Kept.Server.Rights;
using static Kept.Server.Rights.Permission;

namespace Kept.Server.Accounts;

/// <summary>Where the operations of accounts are.</summary>
public static class AccountsRoutes
{
    public static WebApplication MapAccounts(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").WithTags("accounts");
        MapSetup(app, api);
        MapSession(api);
        MapTokens(api);
        return app;
    }

    private static void MapSetup(WebApplication app, RouteGroupBuilder api)
    {
        app.MapGet("/setup", MakeFirstAdministrator.Page).ForEverybody("there is nobody yet who could sign in").ExcludeFromDescription();
        api.MapPost("/setup", MakeFirstAdministrator.Handle).ForEverybody("who has the setup code makes the first administrator")
            .WithMetadata(new BeforeSetup()).Accepts<MakeFirstAdministrator.Body>("application/json");
    }

    private static void MapSession(RouteGroupBuilder api)
    {
        api.MapGet("/session", ReadSession.Handle).ForEverybody("says whether one is signed in");
        api.MapPost("/session", SignInByPassword.Handle).ForEverybody("the sign-in itself").Accepts<SignInByPassword.Body>("application/json");
        api.MapPost("/session/code", SignInByCode.Handle).ForEverybody("the sign-in's second step").Accepts<SignInByCode.Body>("application/json");
        api.MapDelete("/session", SignOut.Handle).Needs(OwnAccount, ofCustomer: false);
    }

    private static void MapTokens(RouteGroupBuilder api)
    {
        api.MapGet("/tokens", ListTokens.Own).Needs(OwnAccount, ofCustomer: false);
        api.MapPost("/tokens", MakeToken.Handle).Needs(OwnAccount, ofCustomer: false).Accepts<MakeToken.Body>("application/json");
        api.MapDelete("/tokens/{token}", RevokeToken.Own).Needs(OwnAccount, ofCustomer: false);
    }
}
