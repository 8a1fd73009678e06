using Kept.Server.Accounts;
using Kept.Server.Mail;
using Kept.Server.Rights;

namespace Kept.Server.Work;

/// <summary>Writes to whoever must act, before a deadline and when one passed. Whether a letter was taken is the mail server's record.</summary>
internal sealed class ReminderMails(IMailer mailer, IServiceScopeFactory scopes, ServerSettings settings) : IWhenDue
{
    public IReadOnlySet<string> Kinds { get; } =
        new HashSet<string> { "reminder", "reportDue", "answerBy", "claimBy", "termEnds", "renews" };

    public async Task Act(DueItem item, CancellationToken cancel)
    {
        if (!mailer.CanSend)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<People>();
        foreach (var to in await To(people, item, cancel))
        {
            await mailer.Send(new Letter(to.Email, $"{item.Agreement}: {item.Sentence}", Text(item)), cancel);
        }
    }

    private static async Task<IEnumerable<People.Person>> To(People people, DueItem item, CancellationToken cancel)
    {
        var provider = item.Party is null or "provider" or "either" ? await people.Who(Permission.WriteAgreements, null, cancel) : [];
        var customer = item is { Customer: not null, Party: null or "customer" or "either" }
            ? await people.Who(Permission.SignForCustomer, item.Customer, cancel)
            : [];
        return provider.Concat(customer);
    }

    private string Text(DueItem item)
    {
        var where = settings.PublicUrl is { } url ? $"\n\n{new Uri(url, $"agreements/{Uri.EscapeDataString(item.Agreement)}")}" : "";
        return $"{item.Agreement}: {item.Sentence} ({Core.Json.ExactText.Of(item.At)}).{where}\n";
    }
}
