using System.Collections.Immutable;
using Kept.Core.Problems;
using Kept.Server.Accounts;
using Kept.Server.Api;
using Kept.Server.Filing;
using Kept.Server.Rights;
using Kept.Store;

namespace Kept.Server.Journal;

/// <summary>
/// Erases names and free text, for good: those of a customer or a person, or single ones (R15). The journal stays as it is, since it holds
/// references alone, and so do hashes of statements; that it was done, by whom and why, is noted without the words.
/// </summary>
internal static class EraseTexts
{
    public const string Kind = "text.erased";

    private const int LongestReason = 1000;

    /// <param name="Subject">Whose texts, all of them: <c>customer/acme</c>, <c>user/ID</c>, <c>agreement/ID</c>; or:</param>
    /// <param name="Texts">Single ones: <c>text/ID</c>.</param>
    /// <param name="Reason">Why; an erasable text itself, since it may name somebody.</param>
    public sealed record Request(string? Subject, string[]? Texts, string? Reason);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost(
                "/erasures",
                (Request request, Calls calls) => calls.File(request, act => Decide(request, act, calls.Store, calls.Cancel))
            )
            .Needs(Permission.EraseTexts, ofCustomer: false)
            .WithSummary("Erase names and free text of a customer, a person, or single texts; ?preview=true says how many");

    private static async Task<Decision> Decide(Request request, Act act, IStore store, CancellationToken cancel)
    {
        var problems = Problems(request, act).ToArray();
        if (problems.Length > 0)
        {
            return Decision.Wrong(problems);
        }

        var (found, unknown) = await Found(request, store, cancel);
        var audit = new PlainFold(Audit.Stream, (await store.HeadOf(Audit.Stream, cancel)).Version);
        return unknown.Length > 0 ? Decision.Wrong(unknown)
            : found.IsEmpty ? new Decision.File([], new { texts = 0 })
            : Erased(audit, found, request.Subject, request.Reason ?? "", act);
    }

    private static Decision.File Erased(PlainFold audit, ImmutableArray<string> texts, string? subject, string reason, Act act)
    {
        var why = new ErasableText($"text/{act.Ids.Next()}", "audit", reason);
        var entry = new NewEntry(Kind, act.At, Payload.Of(("subject", subject), ("texts", texts), ("reason", why.Id)));
        return Decision.Of(audit, new { texts = texts.Length }, entry) with { Texts = [why], Erased = texts };
    }

    /// <summary>Texts that still have content; those that are erased already are as they should be.</summary>
    private static async Task<(ImmutableArray<string> Found, Problem[] Unknown)> Found(
        Request request,
        IStore store,
        CancellationToken cancel
    )
    {
        if (request.Subject is { } subject)
        {
            return (await Of(store.TextsOf(subject, cancel)), []);
        }

        var known = await store.Texts(request.Texts!, cancel);
        var unknown = request.Texts!.Where(id => !known.TryGetValue(id, out var text) || TextLine.IsSecret(text));
        return (
            await Of(known.Values.ToAsyncEnumerable()),
            [.. unknown.Select(id => new Problem("text-unknown", new Place("texts", 0, 0), $"there is no text {id}"))]
        );
    }

    private static async Task<ImmutableArray<string>> Of(IAsyncEnumerable<ErasableText> texts) =>
        [
            .. await texts
                .Where(t => t.Content is not null && !TextLine.IsSecret(t))
                .Select(t => t.Id)
                .Order(StringComparer.Ordinal)
                .ToListAsync(),
        ];

    private static IEnumerable<Problem> Problems(Request request, Act act)
    {
        if (request.Subject is null == (request.Texts is null or []))
        {
            yield return new Problem(
                "subject-missing",
                new Place("subject", 0, 0),
                "an erasure names either a subject or texts",
                "customer/acme"
            );
        }

        if (request.Subject is { } subject && (TextLine.IsSecret(subject) || !subject.Contains('/')))
        {
            yield return new Problem(
                "subject-wrong",
                new Place("subject", 0, 0),
                $"{subject} has no names and words",
                "customer/ID, user/ID or agreement/ID"
            );
        }

        if (!act.Preview && (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > LongestReason))
        {
            yield return new Problem("reason-missing", new Place("reason", 0, 0), "an erasure has a reason of 1 to 1,000 characters");
        }
    }
}
