using Kept.Server.Accounts.Api;
using Kept.Server.Api;
using Kept.Server.Rights;
using Kept.Server.Security;
using Microsoft.AspNetCore.Mvc;
using static Kept.Server.Rights.Permission;

namespace Kept.Server.Accounts;

/// <summary>Where the operations of accounts are.</summary>
public static class AccountsRoutes
{
    public static WebApplication MapAccounts(this WebApplication app)
    {
        var api = app.MapGroup(KeptApi.Root)
            .WithTags("accounts")
            .WithMetadata(new RequestSizeLimitAttribute(LimitSettings.AccountBodyBytes));
        api.MapGet("/session", ReadSession.Handle).ForEverybody("says whether one is signed in").WithSummary("Who is signed in");
        var tried = api.MapGroup("").RequireRateLimiting(Limits.SignIn);
        MapSession(tried);
        MapLinks(tried);
        MapOwn(api.MapGroup("").WithOwn());
        MapFactors(api.MapGroup("/account").WithOwn());
        MapAccounts(api.MapGroup("/accounts"));
        MapInvitations(api.MapGroup("/invitations"));
        return app;
    }

    private static void MapSession(RouteGroupBuilder api)
    {
        api.MapPost("/setup", MakeFirstAdministrator.Handle)
            .WithMetadata(new BeforeSetup())
            .Takes<MakeFirstAdministrator.Body>()
            .ForEverybody("who has the setup code makes the first administrator")
            .WithSummary("Make the first administrator");
        api.MapPost("/session", SignInByPassword.Handle)
            .Takes<SignInByPassword.Body>()
            .ForEverybody("the sign-in itself")
            .WithSummary("Sign in by password");
        api.MapPost("/session/code", SignInByCode.Handle)
            .Takes<SignInByCode.Body>()
            .ForEverybody("the second step of the sign-in")
            .WithSummary("Sign in, second step");
        api.MapPost("/session/passkey/options", SignInByPasskey.Options)
            .ForEverybody("the first step of the sign-in by passkey")
            .WithSummary("Options to sign in by passkey");
        api.MapPost("/session/passkey", SignInByPasskey.Handle)
            .Takes<SignInByPasskey.Body>()
            .ForEverybody("the sign-in by passkey")
            .WithSummary("Sign in by passkey");
    }

    private static void MapLinks(RouteGroupBuilder api)
    {
        api.MapPost("/invitations/acceptance", AcceptInvitation.Handle)
            .Takes<AcceptInvitation.Body>()
            .ForEverybody("who has the link of an invitation has no account yet")
            .WithSummary("Accept an invitation");
        api.MapPost("/password-resets", AskForReset.Handle)
            .Takes<AskForReset.Body>()
            .ForEverybody("who forgot the password cannot sign in")
            .WithSummary("Ask for a new password");
        api.MapPost("/password-resets/use", UseReset.Handle)
            .Takes<UseReset.Body>()
            .ForEverybody("who has the link sets the password")
            .WithSummary("Set a new password");
    }

    private static void MapOwn(RouteGroupBuilder api)
    {
        api.MapDelete("/session", SignOut.Handle).WithSummary("Sign out");
        api.MapGet("/account", ReadOwn.Handle).WithSummary("One's own account");
        api.MapPatch("/account", ChangeOwnName.Handle).Takes<ChangeOwnName.Body>().WithSummary("Change one's name");
        api.MapGet("/tokens", ListTokens.Own).WithSummary("One's own tokens");
        api.MapPost("/tokens", MakeToken.Handle).Takes<MakeToken.Body>().WithSummary("Make a token");
        api.MapDelete("/tokens/{token}", RevokeToken.Own).WithSummary("Revoke a token");
        api.MapGet("/sessions", OwnSessions.List).WithSummary("Where one is signed in");
        api.MapDelete("/sessions", OwnSessions.EndOthers).WithSummary("Sign out everywhere else");
        api.MapDelete("/sessions/{session}", OwnSessions.End).WithSummary("End a session");
    }

    private static void MapFactors(RouteGroupBuilder own)
    {
        own.MapPost("/password", ChangeOwnPassword.Handle).Takes<ChangeOwnPassword.Body>().WithSummary("Change one's password");
        own.MapPost("/codes", BeginCodes.Handle).Takes<BeginCodes.Body>().WithSummary("Begin with codes from an app");
        own.MapPost("/codes/confirmation", ConfirmCodes.Handle).Takes<ConfirmCodes.Body>().WithSummary("Turn codes on");
        own.MapPost("/codes/end", EndCodes.Handle).Takes<EndCodes.Body>().WithSummary("Turn codes off");
        own.MapPost("/recovery-codes", NewRecoveryCodes.Handle).Takes<NewRecoveryCodes.Body>().WithSummary("New recovery codes");
        own.MapGet("/passkeys", Passkeys.List).WithSummary("One's passkeys");
        own.MapPost("/passkeys/options", PasskeyOptions.Handle).Takes<PasskeyOptions.Body>().WithSummary("Options to make a passkey");
        own.MapPost("/passkeys", AddPasskey.Handle).Takes<AddPasskey.Body>().WithSummary("Add a passkey");
        own.MapDelete("/passkeys/{passkey}", Passkeys.Remove).WithSummary("Remove a passkey");
    }

    private static void MapAccounts(RouteGroupBuilder accounts)
    {
        var managed = accounts.MapGroup("").WithManaging();
        managed.MapGet("", ListAccounts.Handle).WithSummary("List accounts");
        managed.MapGet("/{account}", ReadAccount.Handle).WithSummary("One account");
        managed.MapPatch("/{account}", ChangeAccount.Handle).Takes<ChangeAccount.Body>().WithSummary("Change an account");
        managed.MapPost("/{account}/password-reset", ResetForSomebody.Handle).WithSummary("A link to a new password");
        managed.MapDelete("/{account}/sessions", EndForSomebody.Sessions).WithSummary("Sign somebody out everywhere");
        managed.MapDelete("/{account}/codes", EndForSomebody.Codes).WithSummary("Turn somebody's codes off");
        managed.MapGet("/{account}/tokens", ListTokens.Of).WithSummary("Somebody's tokens");
        managed.MapDelete("/{account}/tokens/{token}", RevokeToken.Of).WithSummary("Revoke somebody's token");
        accounts.MapPost("/{account}/erasure", EraseAccount.Handle).Needs(EraseTexts, ofCustomer: false).WithSummary("Erase a person");
    }

    private static void MapInvitations(RouteGroupBuilder invitations)
    {
        var managed = invitations.MapGroup("").WithManaging();
        managed.MapGet("", ListInvitations.Handle).WithSummary("Open invitations");
        managed.MapPost("", InviteSomebody.Handle).Takes<InviteSomebody.Body>().WithSummary("Invite somebody");
        managed.MapDelete("/{invitation}", WithdrawInvitation.Handle).WithSummary("Withdraw an invitation");
    }

    private static RouteGroupBuilder WithOwn(this RouteGroupBuilder group) => group.Needs(OwnAccount, ofCustomer: false);

    private static RouteGroupBuilder WithManaging(this RouteGroupBuilder group) => group.Needs(ManageAccounts, ofCustomer: false);

    private static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint)
        where T : notnull => endpoint.Accepts<T>("application/json");
}
