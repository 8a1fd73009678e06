using Kept.Server.Accounts;
using Kept.Server.Mail;
using Kept.Server.Rights;
using Kept.Server.Security;

namespace Kept.Server.Settings;

/// <summary>POST /settings/mail-test: a mail to whoever asks, to see whether mail goes out. To nobody else.</summary>
internal static class MailTest
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/settings/mail-test", Handle)
            .RequireRateLimiting(Limits.SignIn)
            .Needs(Permission.ManageSettings, ofCustomer: false)
            .WithSummary("Send a test mail to one's own address");

    private static async Task<IResult> Handle(HttpContext context, AccountBook accounts, IMailer mailer)
    {
        if (!mailer.CanSend)
        {
            return Answer.Refuse(
                StatusCodes.Status422UnprocessableEntity,
                "mail-missing",
                "the server has no mail",
                "set mail:host, mail:from and publicUrl, and start it again"
            );
        }

        var to = Claims.Acting(context.User) is null ? null : (await accounts.Find(context.AccountId()))?.Email;
        if (to is null)
        {
            return Answer.Unknown("address to send to");
        }

        var letter = new Letter(to, "A test mail of Kept", "Mail goes out: this was asked for on the page of settings.\n");
        return await mailer.Send(letter, context.RequestAborted)
            ? Answer.With(new { sent = true })
            : Answer.Refuse(
                StatusCodes.Status502BadGateway,
                "mail-not-sent",
                "the mail server did not take the mail",
                "the server's log says more"
            );
    }
}
